"""The road of a side that was asked in: link, code, answer, and what waits for it afterwards."""
