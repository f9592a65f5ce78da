"""Tests of stories: review."""
