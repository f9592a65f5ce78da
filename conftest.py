"""One loop serves all tests, those of the simulator too: connections may stay open from test to test."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
async def loop() -> asyncio.AbstractEventLoop:
    return asyncio.get_running_loop()


@pytest.fixture(autouse=True)
def _nothing_goes_on(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """What a test has begun and not ended would go on in the next."""
    before = asyncio.all_tasks(loop)
    yield
    if begun := asyncio.all_tasks(loop) - before:
        for task in begun:
            task.cancel()
        loop.run_until_complete(asyncio.wait(begun))
