"""What is said before anything begins: help, settings that are wrong, another folder than the bot's own."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from newsroom import weeks
from tests.bot_commands.conftest import ORDERS, TOKEN

ROOT = Path(__file__).parents[2]


def test_without_an_order_it_says_what_it_can_do(command):
    ended = command(BOT_TOKEN="")
    assert (ended.code, ended.complained) == (2, "")
    for order in ("run", "check", "import", "invite"):
        assert order in ended.said


def test_without_a_token_it_says_where_it_looked(command, tmp_path):
    ended = command("run", BOT_TOKEN="")
    assert (ended.code, ended.said) == (2, "")
    assert ended.lines == [
        f"BOT_TOKEN is missing, in the environment and in {tmp_path}/.env: @BotFather gives one, by /newbot. "
        "Example: BOT_TOKEN=123456:ABC-DEF1234"
    ]


@pytest.mark.parametrize("order", ORDERS)
def test_a_password_that_takes_the_address_apart_is_not_repeated(command, order):
    ended = command(*ORDERS[order], DATABASE_URL="postgresql://tilshi:p@geheim:w/rd@db:5432/tilshi")
    assert ended.code == 2
    assert len(ended.lines) == 1
    assert ended.lines[0].startswith("DATABASE_URL cannot be read.")
    assert "geheim" not in ended.lines[0]


def test_an_error_that_nobody_foresaw_is_told_without_its_words(command, monkeypatch):
    def fail(_):
        raise RuntimeError(TOKEN)

    monkeypatch.setattr("bot.checks.machine.shutil.disk_usage", fail)
    ended = command("check", LOG_FORMAT="text")
    assert (ended.code, ended.said) == (1, "")
    assert "Traceback" not in ended.complained
    assert "bot/checks/machine.py" in ended.complained
    assert ended.lines[-1] == "builtins.RuntimeError"
    assert TOKEN not in ended.complained


async def test_started_as_a_folder_it_says_how_it_is_started(tmp_path):
    process = await asyncio.create_subprocess_exec(
        sys.executable, ROOT / "bot", "run", cwd=tmp_path, stderr=asyncio.subprocess.PIPE
    )
    _, complained = await process.communicate()
    assert process.returncode == 1
    assert complained.decode() == f"Start it in its own folder: cd {ROOT} && python -m bot run\n"


@pytest.mark.parametrize(("given", "zone"), [({}, "Asia/Almaty"), ({"TIMEZONE": "Asia/Aqtau"}, "Asia/Aqtau")])
def test_regions_without_a_zone_go_by_the_one_that_is_set(command, given, zone):
    command("check", **given)
    assert weeks.zone_or_default("") == zone
