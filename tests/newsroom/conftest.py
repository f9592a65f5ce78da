"""One union for each engine and file: what a test does to it is undone, and no database copied for it."""

from __future__ import annotations

import pytest

from tests.databases import lent
from tests.newsroom.everybody import union


async def with_everybody(engine):
    async with engine.begin() as tx:
        await union(tx)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def either(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
async def shared(either):
    """An engine with the union of `everybody`."""
    async with lent(either, with_everybody) as engine:
        yield engine


@pytest.fixture
async def tx(shared):
    async with shared.connect() as tx:
        yield tx
        await tx.rollback()
