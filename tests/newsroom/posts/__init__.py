"""Tests of newsroom: posts."""
