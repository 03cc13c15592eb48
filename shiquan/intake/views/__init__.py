"""The pages of this slice, one file per matter."""
