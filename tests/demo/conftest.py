"""The demo at moments of our choice, each played once for all tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.app import App
from demo.shelf import Shelf
from demo.world import make
from simulator.world.world import World

Opened = Callable[..., Awaitable[tuple[World, App]]]


@pytest.fixture(scope="session")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shelves")


@pytest.fixture
async def opened(shelves: Path, tmp_path: Path) -> AsyncIterator[Opened]:
    """`await opened(now)`: the world at that moment, with its bot not yet awake; from another shelf if one is given."""
    async with AsyncExitStack() as ends:

        async def open_at(now: datetime, shelf: Shelf | None = None) -> tuple[World, App]:
            folder = Path(ends.enter_context(TemporaryDirectory(dir=tmp_path)))
            world, app = await make(folder, shelf=shelf or Shelf(shelves / f"{now:%Y-%m-%d}"), now=now)
            ends.push_async_callback(app.engine.dispose)
            return world, app

        yield open_at
