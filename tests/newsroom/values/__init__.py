"""Tests of newsroom: values."""
