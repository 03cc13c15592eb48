"""Pages of the tribunal's desk."""
