"""Who sent what, who is silent, which rubrics are empty, how pages grow."""
