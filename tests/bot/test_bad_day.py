"""A small form of `make torture`: a day on which processes die, Telegram and the disk fail, and the clock jumps."""

from __future__ import annotations

from tests.torture.day import lived
from tests.torture.deaths import AFTER, BEFORE, Death
from tests.torture.places import Limit, OnSqlite
from tests.torture.plan import ARRIVED, Blow, Kill, Plan

BLOWS = (
    Blow(6, "disk", 8),
    Blow(16, "death", by=Death("answers", AFTER)),
    Blow(26, "jump", -600),
    Blow(32, "death", by=Kill(ARRIVED, 4)),
    Blow(45, "death", by=Death("anything", BEFORE, 20)),
    Blow(60, "jump", 7200),
)


async def test_what_is_acknowledged_is_not_lost_and_nothing_comes_twice(sqlite):
    day = await lived(Plan(7, "sqlite", 1, 1.0, BLOWS, chairs=2, posts=1, broadcasts=1), OnSqlite(sqlite, Limit()))
    assert day.complaints() == []
    assert day.deaths == 3, "each of them has died as it was told to"
    assert {deed for deed, _ in day.ledger.acknowledged} == {"sent", "published", "broadcast"}
