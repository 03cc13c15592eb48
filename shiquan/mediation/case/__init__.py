"""What the pages of one case show, as plain facts for the templates."""
