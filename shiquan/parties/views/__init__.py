"""Pages of the sides: the door without an account, the answer, and the case on a phone."""
