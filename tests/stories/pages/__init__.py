"""Stories of counting followers."""
