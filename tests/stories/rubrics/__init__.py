"""Keeping the rubrics."""
