"""The demo at moments of our choice, each played once for all tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import pytest

from bot.app import App
from demo.shelf import Shelf
from demo.world import make
from simulator.world.world import World
from tests.demo.people import seen

Opened = Callable[[datetime], Awaitable[tuple[World, App]]]
Played = dict[datetime, tuple[float, Any]]


@pytest.fixture(scope="session")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shelves")


@pytest.fixture(scope="session")
def played() -> Played:
    """What making each took, and what everybody saw there."""
    return {}


@pytest.fixture
async def opened(shelves: Path, played: Played, tmp_path: Path) -> AsyncIterator[Opened]:
    """`await opened(now)`: the world at that moment, with its bot not yet awake."""
    async with AsyncExitStack() as ends:

        async def open_at(now: datetime) -> tuple[World, App]:
            folder, shelf = (
                Path(ends.enter_context(TemporaryDirectory(dir=tmp_path))),
                Shelf(shelves / f"{now:%Y-%m-%d}"),
            )
            if now not in played:
                shelf.put(b"s" * 32, b"broken")
            begun = process_time()
            world, app = await make(folder, shelf=shelf, now=now)
            if now not in played:
                played[now] = process_time() - begun, seen(world)
            ends.push_async_callback(app.engine.dispose)
            return world, app

        yield open_at
