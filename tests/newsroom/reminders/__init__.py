"""Tests of newsroom: reminders."""
