"""REST: every step of every procedure as an operation."""
