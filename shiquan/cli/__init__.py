"""The `shiquan` command."""
