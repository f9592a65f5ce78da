"""East Kazakhstan with the items that come with the bot."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from newsroom.library import ready
from simulator.pytest_plugin import MORNING
from tests.databases import Fill
from tests.stories.conftest import with_the_tree


async def with_the_library(engine: AsyncEngine) -> None:
    await with_the_tree(engine)
    async with engine.begin() as tx:
        await ready.bring_in(tx, datetime.fromtimestamp(MORNING, UTC))


@pytest.fixture
def fill() -> Fill:
    return with_the_library
