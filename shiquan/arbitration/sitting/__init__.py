"""The work-injury sitting: the guided check, the stages with their stopwatches, the notices in one go."""
