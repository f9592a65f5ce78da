"""Screens of what is counted."""
