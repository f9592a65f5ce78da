"""Bots in libraries of Node live through what people do. `make foreign` installs the libraries and runs this."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from simulator.tests.bots.notes import live_through

HERE = Path(__file__).parent


@pytest.mark.parametrize("library", ["telegraf", "grammy", "node-telegram-bot-api", "node-telegram-bot-api-0"])
async def test_it_lives_through_what_people_do(library):
    node = shutil.which("node")
    assert node is not None, "Node must be installed"
    assert (HERE / "node_modules" / library).is_dir(), "its libraries are not installed: make foreign"
    await live_through(node, str(HERE / f"{library}.js"))
