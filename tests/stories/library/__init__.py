"""Stories of the library."""
