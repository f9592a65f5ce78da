"""One process on a file of SQLite, one that asks for updates on a database: the next one says so and ends."""

from __future__ import annotations

import asyncio
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.alone import ONE_ASKS, OTHERS_RUN, alone_with
from db.engine import open_engine
from db.turns import RUNNING, Turns
from tests.bot_commands.conftest import NOBODY

SECRET = "Qupiya_soz-0123456789"
HOOK = {"WEBHOOK_URL": "http://127.0.0.1:1/telegram", "WEBHOOK_SECRET": SECRET}


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_the_second_on_a_file_says_so_and_ends_however_it_calls_the_file(command, bare_address, tmp_path):
    file = Path(bare_address.removeprefix("sqlite:///"))
    (tmp_path / "other-name.sqlite3").symlink_to(file)
    with alone_with(file):
        for address in (bare_address, "sqlite:///other-name.sqlite3"):
            ended = command("run", DATABASE_URL=address)
            (line,) = ended.lines
            assert f"already (process {os.getpid()}); end that one first" in line
            assert (ended.code, "several-processes.md" in line) == (1, True)
        assert command("invite", "--role", "chair", "--organisation", "x", DATABASE_URL=bare_address).code == 1
    with alone_with(file):
        """It is let go with the process, and another may run."""


async def test_where_nothing_can_be_written_the_database_says_what_is_wrong(tmp_path):
    with (
        alone_with(Path("/proc/tilshi.sqlite3")),
        alone_with(tmp_path / "nowhere" / "tilshi.sqlite3"),
        alone_with(None),
    ):
        """It is not said here."""


# ---- PostgreSQL


@asynccontextmanager
async def running(address: str, *, shared: bool):
    engine = open_engine(address)
    turns = Turns(engine, shared=shared)
    assert await turns.come_in()
    yield turns
    await turns.aclose()
    await engine.dispose()


@pytest.mark.parametrize("databases", ["postgres"], indirect=True)
@pytest.mark.parametrize(("shared", "arguments", "words"), [
    (False, (), OTHERS_RUN), (True, (), OTHERS_RUN), (False, ("--webhook",), ONE_ASKS),
])  # fmt: skip
def test_on_one_database_either_one_asks_or_all_are_brought(command, bare_address, shared, arguments, words):
    is_in, may_go = threading.Event(), threading.Event()

    async def hold() -> None:
        async with running(bare_address, shared=shared):
            is_in.set()
            await asyncio.to_thread(may_go.wait, 60)

    with ThreadPoolExecutor() as beside:
        holding = beside.submit(asyncio.run, hold())
        assert is_in.wait(60)
        ended = command("run", *arguments, DATABASE_URL=bare_address, **HOOK)
        may_go.set()
        holding.result()
    assert ended.code == 1
    assert words in ended.lines[-1]


@pytest.mark.parametrize("databases", ["postgres"], indirect=True)
async def test_a_lock_goes_with_its_connection_and_is_taken_anew(bare_address):
    async with running(bare_address, shared=True) as one, running(bare_address, shared=True) as other:
        assert await one.take(5)
        assert [await other.take(5), await other.take(-1_001_234_567_890), await other.take(RUNNING)] == [
            False,
            True,
            True,
        ]
        await one.aclose()
        assert await other.take(5)
        assert not await one.take(5)
        await one.give_back(5)
        assert not await one.take(5), "what one does not have, one cannot give back"


# ---- the command


def test_a_webhook_needs_its_settings(command):
    ended = command("run", "--webhook")
    assert ended.code == 1
    assert "run --webhook needs WEBHOOK_URL and WEBHOOK_SECRET" in ended.lines[0]


def test_a_webhook_that_cannot_be_taken_away_is_told(command):
    ended = command("run", "--no-webhook", DATABASE_URL="sqlite:///new.sqlite3", TELEGRAM_API_URL=NOBODY)
    assert ended.code == 1
    assert "the webhook could not be taken away" in ended.lines[-1]
