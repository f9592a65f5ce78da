"""The union, two regions of which one lets strangers ask; and the sections that answers go to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from newsroom.library import ready
from newsroom.union import region_settings
from tests.databases import lent
from tests.newsroom.everybody import NOW, newcomer, place, seated, union
from tests.newsroom.once import once

READY = tuple(one for one in ready.ready() if one.code in ("faq", "laws"))


async def with_sections(engine) -> None:
    async with engine.begin() as tx:
        await union(tx)
        await ready.bring_in(tx, NOW, READY)


@pytest.fixture(scope="module")
async def shared(either):
    async with lent(either, with_sections) as engine:
        yield engine


async def everybody(tx) -> SimpleNamespace:
    w = SimpleNamespace(
        specialist=await seated(tx, "specialist", "vko"), other=await seated(tx, "specialist", "vko"),
        elsewhere=await seated(tx, "specialist", "abay"), chair=await seated(tx, "chair", "ridder"),
        deputy=await seated(tx, "deputy", "ridder"), stranger=await newcomer(tx), another=await newcomer(tx),
        vko=await place(tx, "vko"), abay=await place(tx, "abay"),
    )  # fmt: skip
    await region_settings.choose(tx, w.specialist, w.vko, "asking", 1, NOW)
    return w


w = once(everybody)
