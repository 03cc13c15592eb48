"""Signing: a paper is read on the phone or at the desk, signed by hand, and the code of an SMS says by whom."""
