"""The tribunal's desk: the file that proves itself, hearings without double booking, and the pages of a tribunal."""
