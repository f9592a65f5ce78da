"""Seats of one region."""

from __future__ import annotations

from tests.newsroom.union.seating import chair, region

__all__ = ["chair", "region"]
