"""The ledger cries when a guarantee is broken: a bad day with a bot that is spoilt."""

from __future__ import annotations

import pytest

from tests.torture.day import lived
from tests.torture.deaths import BEFORE, Death
from tests.torture.places import Limit, OnSqlite
from tests.torture.plan import ACCEPTED, Blow, Kill, Plan

NOTED = tuple(
    Blow(at, "death", by=by)
    for at, by in ((20, Kill(ACCEPTED, 9)), (42, Kill(ACCEPTED, 9)), (62, Death("notes", BEFORE)))
)
WRITTEN = tuple(Blow(at, "death", by=Death("answers", BEFORE)) for at in (1, 6, 11, 16, 21))


async def complaints(sqlite, blows, spoilt):
    day = await lived(Plan(7, "sqlite", 1, 0.0, blows, spoilt=spoilt), OnSqlite(sqlite, Limit()))
    return "\n".join(day.complaints())


@pytest.mark.parametrize(
    ("blows", "spoilt", "cry"),
    [(NOTED, "sends again", "came 2 times"), (WRITTEN, "confirms early", "was written, and is lost")],
)
async def test_it_is_told_what_is_wrong(sqlite, blows, spoilt, cry):
    assert cry in await complaints(sqlite, blows, spoilt)
    assert await complaints(sqlite, blows, "") == ""
