"""The desk of the mediation centre: worklist, duty page, the mediator's work space, consultations, calendar."""
