"""Tests of newsroom: plan."""
