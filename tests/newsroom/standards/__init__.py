"""Tests of newsroom: standards."""
