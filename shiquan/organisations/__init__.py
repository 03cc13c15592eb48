"""People, offices at three levels, posts with A/B holders, panel and honours, venues; personal data at rest."""
