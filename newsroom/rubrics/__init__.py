"""Rubrics, their ideas and examples, the rubric of a week."""
