"""How a worker applies, by phone or at a counter, and how a respondent gets in."""
