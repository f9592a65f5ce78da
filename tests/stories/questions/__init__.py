"""Stories of questions and answers."""
