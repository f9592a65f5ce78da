"""Tests of newsroom: people."""
