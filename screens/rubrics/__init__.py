"""Rubrics as they are kept: their names, what is said of them, and their prompts."""
