"""The page of a case and the form of any step, drawn from the procedure's table for whoever may see them."""
