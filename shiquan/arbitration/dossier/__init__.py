"""The file of a case as one archive that can be checked without this platform."""
