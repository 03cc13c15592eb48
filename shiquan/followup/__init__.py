"""Follow-up visits, performance, rating and closing."""
