"""The court's own desk: judicial confirmation."""
