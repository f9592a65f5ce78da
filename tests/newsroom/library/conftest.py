"""The union with the items that come with the bot."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from newsroom.library import ready
from tests.databases import lent
from tests.newsroom.everybody import NOW, newcomer, place, seated, union
from tests.newsroom.once import once


async def with_library(engine) -> None:
    async with engine.begin() as tx:
        await union(tx)
        await ready.bring_in(tx, NOW)


@pytest.fixture(scope="module")
async def shared(either):
    async with lent(either, with_library) as engine:
        yield engine


async def everybody(tx) -> SimpleNamespace:
    """Somebody in each seat, in two regions, and somebody at the door."""
    return SimpleNamespace(
        press=await seated(tx, "press", "centre"), specialist=await seated(tx, "specialist", "vko"),
        chair=await seated(tx, "chair", "ridder"), elsewhere=await seated(tx, "specialist", "abay"),
        stranger=await newcomer(tx), vko=await place(tx, "vko"), abay=await place(tx, "abay"),
    )  # fmt: skip


w = once(everybody)
