"""From every view that asks something, by every word and command that leads away from it."""

from __future__ import annotations

from tests.handlers.test_questions import WAYS, leave_by, talking
from tests.newsroom.conftest import either, shared

__all__ = ["either", "shared", "talking"]


async def test_by_every_way(talking):
    await leave_by(talking, lambda *_: WAYS)
