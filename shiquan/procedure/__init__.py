"""Procedures as typed tables, and the pure engine that decides their steps. No Django, no clock, no network."""
