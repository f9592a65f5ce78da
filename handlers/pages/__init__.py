"""Counting followers."""
