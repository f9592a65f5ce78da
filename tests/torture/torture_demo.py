"""The demo on each day of a week, played twice: the same both times, and there is something to do for everybody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from demo.people import FIRST
from tests.demo import test_first_minute as minute
from tests.demo.conftest import opened, played, shelves
from tests.demo.people import MONDAY, seen, talk

__all__ = ["opened", "played", "shelves"]


@pytest.mark.parametrize("day", range(7))
async def test_each_day(opened, played, shelves, day):
    now = MONDAY + timedelta(days=day, hours=10)
    await opened(now)
    (shelves / f"{now:%Y-%m-%d}" / "history").unlink()
    again, _ = await opened(now)
    assert seen(again) == played[now][1]
    await minute.test_the_chair_has_something_to_do(opened, now)
    await minute.test_badges_say_what_waits(opened, now)
    await minute.test_nobody_is_told_anything_before_it_is_now(opened, now)


async def test_on_a_monday_the_rubric_of_the_week_stands_last(opened):
    world, _ = await opened(MONDAY)
    text = talk(world, FIRST.called)["messages"][-1]["text"]
    assert ("1) " in text, "2) " in text) == (True, True)
