"""The spine: the dispute file and the one door, perform(), through which a case changes."""
