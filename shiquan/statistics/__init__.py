"""Figures that leaders can trust."""
