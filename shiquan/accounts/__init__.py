"""Log-in: parties by phone and one-time code, staff by password and second factor, the demo's one-click roles."""
