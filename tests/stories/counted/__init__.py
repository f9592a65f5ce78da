"""Stories of what is counted."""
