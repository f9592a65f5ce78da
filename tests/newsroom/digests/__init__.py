"""Tests of newsroom: digests."""
