"""`pytest_plugins = ["simulator.pytest_plugin"]` gives every test a Telegram of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from simulator.clock import Clock
from simulator.people.stage import Telegram

# A Monday morning in Almaty: a test that forgets to say when it plays, plays always at the same moment.
MORNING = 1_794_801_600.0


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Telegram]:
    own = Telegram(clock=Clock(MORNING, frozen=True))
    yield own
    await own.close()
