"""Tests of stories: posts."""
