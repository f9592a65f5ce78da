"""Figures into pictures and documents. Pure functions."""
