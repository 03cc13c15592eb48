"""The page shell: layout, styles, scripts, template tags, public pages."""
