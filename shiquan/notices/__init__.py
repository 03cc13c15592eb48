"""Notices: what is told to whom, in the application and by pluggable senders, with proof of each try."""
