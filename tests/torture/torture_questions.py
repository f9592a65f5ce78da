"""From every view that asks something, by every word and command that leads away; and every button, by everybody."""

from __future__ import annotations

from tests.handlers.test_buttons import all_press, pressing
from tests.handlers.test_questions import SINCE, WAYS, leave_by, talking, too_late
from tests.newsroom.conftest import either, shared

__all__ = ["either", "pressing", "shared", "talking"]


async def test_by_every_way(talking):
    await leave_by(talking, lambda *_: WAYS)


@SINCE
async def test_by_time_with_every_text(talking, since):
    await too_late(talking, since, shares=1)


async def test_everybody_presses_each_button(pressing):
    await all_press(pressing, shares=1)
