"""Settings and URL configuration."""
