"""Handlers of what is counted."""
