"""The guide from BotFather to the first report: its commands are the same in each language, are there, and do it.

Those of the machine itself (`make live`, the service, a clean clone) are pasted by `make torture`.
"""

from __future__ import annotations

import asyncio
import re
import shlex
from pathlib import Path

import pytest

from locales import LANGUAGES
from tests.bot_commands.test_check import telegram_server
from tests.databases import with_nothing
from tests.written import commands, targets

__all__ = ["telegram_server"]
PROJECT = Path(__file__).parents[2]
GUIDES = tuple(sorted((PROJECT / "docs" / "guides").glob("running.*.md")))
BOT = "./tilshi"
# Of the machine; which files they need is looked at.
KNOWN = {"apt-get", "cd", "chmod", "cp", "docker", "git", "make", "nano", "openssl", "systemctl", BOT, "deploy/install"}
MADE = {"region.toml", "report.docx", "tilshi.backup", "before-update.backup", "move.backup", "passphrase"}


def words_of(command: str) -> list[str]:
    return shlex.split(command.removeprefix("sudo ").replace(" > ", " "))


def test_the_guide_is_the_same_in_each_language():
    assert {page.name for page in GUIDES} == {f"running.{language}.md" for language in LANGUAGES}
    pages = {page: page.read_text("utf-8") for page in GUIDES}
    said = {str([re.sub(r"--language \w\w", "", one) for one in commands(page)]) for page in pages}
    headings = {str(re.findall(r"^## (\d+)\.", text, re.MULTILINE)) for text in pages.values()}
    pictures = {str(re.findall(r"running-[a-z]+", text)) for text in pages.values()}
    settings = {str(re.findall(r"\b[A-Z]+_[A-Z_]+=", text)) for text in pages.values()}
    assert [len(each) for each in (said, headings, pictures, settings)] == [1, 1, 1, 1]


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_what_its_commands_need_is_there(page):
    for command in commands(page):
        program, *rest = words_of(command)
        assert program in KNOWN, command
        assert program != "make" or targets(PROJECT / "Makefile").issuperset(rest), command
        files = {one.removeprefix("../") for one in rest if re.search(r"\w\.\w|^docs/", one)} - MADE
        assert [one for one in files if not (PROJECT / one).exists() and one != ".env"] == [], command


async def test_whoever_follows_it_has_a_report_in_the_end(command, sqlite, telegram_server, tmp_path):
    """Pasted as it stands there, in an empty installation beside Telegram."""
    (tmp_path / "region.toml").write_bytes((PROJECT / "docs" / "examples" / "region.toml").read_bytes())
    address, _ = await sqlite.lend(with_nothing)
    given = {"DATABASE_URL": address, "TELEGRAM_API_URL": telegram_server, "OWNER_LANGUAGE": "kk"}
    orders = [words_of(one)[1:] for one in commands(GUIDES[0]) if one.startswith(BOT)]
    kinds = [order[0] for order in orders]
    steps = kinds.index("report") + 1
    assert kinds[:steps] == ["check", "import", "import", "check", "invite", "check", "invite", "report"]
    for order in [order for order in orders[:steps] if order[0] != "check"]:
        ended = await asyncio.to_thread(command, *order, **given)
        assert ended.code == 0, (order, ended.lines)
    await sqlite.take_back(address, with_nothing)
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")
