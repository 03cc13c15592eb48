"""Law for people: what am I owed, how is it worked out, what must be proved, is the time running out."""
