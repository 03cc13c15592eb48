"""Checks of uploaded files, one module per family of formats."""
