"""Tests of newsroom: union."""
