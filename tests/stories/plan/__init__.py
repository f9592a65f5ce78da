"""Stories of the plan."""
