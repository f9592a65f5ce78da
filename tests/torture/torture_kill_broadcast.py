"""A whole bot, killed while it sends to many, at places that have a name. At any, with more: torture_broadcasts."""

from __future__ import annotations

import pytest

from newsroom import outbox
from tests.torture.deaths import AFTER, BEFORE, Death
from tests.torture.killing import ACCEPTED, ARRIVED, Kill, killed

WAYS = {
    "sqlite": (Death("leaves", BEFORE), Death("claims", AFTER), Kill(ACCEPTED, 40)),
    "postgres": (Death("leaves", AFTER), Death("notes", BEFORE), Kill(ARRIVED, 30)),
}


@pytest.mark.parametrize(("databases", "paced"), [("sqlite", False), ("postgres", True)], indirect=["databases"])
async def test_everybody_has_it_once_or_is_in_doubt(databases, paced, request):
    deaths = WAYS[request.node.callspec.params["databases"]]
    ended = await killed(await databases.copy(), 160, deaths, seed=1, paced=paced, rate=10)
    assert ended.states[outbox.SENT] >= 40
