"""Bots in libraries of Python live through what people do; those in libraries of Node are in `foreign/`."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from simulator.tests.bots import days_aiogram_dialog
from simulator.tests.bots.notes import TOKEN, live_through, served


@pytest.mark.parametrize("library", ["aiogram", "ptb", "telebot"])
async def test_it_lives_through_what_people_do(library):
    await live_through(sys.executable, "-m", f"simulator.tests.bots.notes_{library}")


async def test_windows_of_aiogram_dialog_are_gone_through():
    """In this process, which has loaded aiogram already."""
    async with served() as (stage, _, address):
        polling = asyncio.create_task(days_aiogram_dialog.main(address, TOKEN, hears_signals=False))
        alice = await stage.person("Alice", language="en")
        await alice.starts()
        alice.sees("Days: none yet", "Monday", "Go on")
        await alice.taps("Monday")
        alice.sees("Days: Monday", "✓ Monday")
        await alice.taps("2")
        await alice.taps("Saturday")
        alice.sees("Days: Monday, Saturday")
        await alice.taps("Go on")
        alice.sees("A note?")
        await alice.says("At ten")
        alice.sees("Monday, Saturday: At ten")
        await alice.taps("Save")
        assert "Saved" in alice.screen.toasts
        polling.cancel()
        await asyncio.wait([polling])


def test_the_readme_names_the_versions_that_are_run():
    folder = Path(__file__).parents[1]
    rows = re.findall(r"^\| ([\w-]+) \| .* \| ([\d.]+) \|$", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    node = json.loads((folder / "foreign/package.json").read_text("utf-8"))["dependencies"]
    run = {name: node.get(name.lower(), "").rpartition("@")[2] or version(name) for name, _ in rows}
    assert len(rows) == 8
    assert node.keys() <= {name.lower() for name in run}
    assert {name: told for name, told in rows if not f"{run[name]}.".startswith(f"{told}.")} == {}
