"""The README and its sisters: they say the same, and what they tell to type works.

What takes minutes (`make demo`, `make live`, `run`) is typed in a clean copy by `make torture`: torture_readme.py.
"""

from __future__ import annotations

import asyncio
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from locales import LANGUAGES
from simulator.web.server import Server
from simulator.world.world import World
from tests.bot_commands.conftest import TOKEN
from tests.written import CONSOLE, commands, targets

PROJECT = Path(__file__).parents[2]
README = PROJECT / "README.md"
SISTERS = [PROJECT / f"README.{language}.md" for language in LANGUAGES]
OF_A_LANGUAGE = re.compile(rf"\.(?:{'|'.join(LANGUAGES)})\.")
LINK = re.compile(r"\]\(([^)]+)\)")
SETTING = re.compile(r"^\| (`[^|]*`) \|", re.MULTILINE)
ORDER = "./tilshi "


def headings(page: str) -> list[str]:
    return [line.partition(" ")[0] for line in CONSOLE.sub("", page).splitlines() if line.startswith("#")]


def links(page: str) -> list[str]:
    """Pictures among them; of those that stand in several languages, whichever."""
    found = [OF_A_LANGUAGE.sub(".", one) for one in LINK.findall(page)]
    return [one for one in found if one != README.name]


def shape(page: Path) -> dict[str, list[str]]:
    text = page.read_text("utf-8")
    return {
        "headings": headings(text), "commands": CONSOLE.findall(text), "settings": SETTING.findall(text),
        "links": links(text), "points": [line[:2] for line in text.splitlines() if line.startswith("- ")],
    }  # fmt: skip


@pytest.mark.parametrize("sister", SISTERS, ids=lambda page: page.name)
def test_a_sister_has_the_same_headings_commands_settings_pictures_and_links(sister):
    assert shape(sister) == shape(README)
    assert all(shape(README).values()), "there is something to compare"


@pytest.mark.parametrize("page", [README, *SISTERS], ids=lambda page: page.name)
def test_each_leads_to_the_others_from_its_top(page):
    top = page.read_text("utf-8").partition("**")[0]
    assert {one.name for one in (README, *SISTERS)} - {page.name} == set(LINK.findall(top))


def test_what_is_made_can_be_made():
    made = [command.split()[1] for command in commands(README) if command.startswith("make ")]
    assert set(made) <= targets(PROJECT / "Makefile")
    assert {"demo", "test"} <= set(made)


async def test_every_order_is_obeyed_in_a_folder_with_nothing_in_it(command, tmp_path):
    """One after the other, but for `run`, which ends when it is told to: tests/bot_commands/test_run.py."""
    for name in ("docs", ".env.example"):
        (tmp_path / name).symlink_to(PROJECT / name)
    world = World(strict=True)
    world.add_bot(TOKEN, "Тілші", "tilshi_bot")
    typed = [one for one in commands(README) if not one.startswith("make ") and one != f"{ORDER}run"]
    async with Server(world) as server:
        for one in typed:
            if one.startswith(ORDER):
                order = shlex.split(one.removeprefix(ORDER))
                ended = await asyncio.to_thread(command, *order, TELEGRAM_API_URL=server.address)
                assert ended.code == 0, (one, ended.lines)
            else:
                subprocess.run(shlex.split(one), cwd=tmp_path, check=True)  # noqa: S603, ASYNC221 (what our README says)
    assert (tmp_path / "tilshi.sqlite3").is_file()
    assert len(typed) > 3
