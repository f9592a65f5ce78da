"""Tests of stories: people."""
