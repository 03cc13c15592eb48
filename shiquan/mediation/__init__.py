"""The one-stop mediation centre: duty desk, work space with the five steps, agreement."""
