"""Whatever is wrong with the database, each command ends with one line for a human, and without a secret."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
import time
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError

from bot.troubles import of_database
from db import engine
from db.engine import open_engine
from tests.bot_commands.conftest import ORDERS

NOBODY_THERE = "is PostgreSQL running there? If it is elsewhere, change DATABASE_URL"
PASSWORD = "geheim/wort"
WRITTEN = "geheim%2Fwort"


EACH = pytest.mark.parametrize("fails", ORDERS, indirect=True)


@pytest.fixture(params=["check", "import"])  # the way of `import` is that of `run` and `invite`, too
def fails(request, command):
    """`fails(address)`: the one line about the database with which the command ends."""

    def line(address: str) -> str:
        ended = command(*ORDERS[request.param], DATABASE_URL=address)
        assert ended.code == 1
        for hidden in ("Traceback", ".py:", PASSWORD, WRITTEN, "AbC-dEf"):
            assert hidden not in ended.said + ended.complained
        about = [line for line in ended.lines if "database: " in line]
        assert len(about) == 1
        assert request.param == "check" or ended.lines == about
        return about[0].partition("database: ")[2]

    return line


# ---- SQLite


@EACH
def test_its_folder_does_not_exist(fails, tmp_path):
    told = f"the folder {tmp_path}/nowhere does not exist; make it, or write another in DATABASE_URL"
    assert fails("sqlite:///nowhere/tilshi.sqlite3") == told


@pytest.mark.parametrize("fails", ["run", "import"], indirect=True)
def test_its_folder_may_not_be_written(fails):
    """Nobody, not even root, makes files there."""
    told = "cannot be opened; let the bot's user write to it and to its folder, or change DATABASE_URL"
    assert fails("sqlite:////proc/tilshi.sqlite3") == f"/proc/tilshi.sqlite3 {told}"


def test_a_folder_in_its_place(fails, tmp_path):
    assert fails(f"sqlite:///{tmp_path}") == f"{tmp_path} is a folder; write the path of a file in DATABASE_URL"


def test_another_file_in_its_place(fails, tmp_path):
    (tmp_path / "tree.toml").write_text("not a database " * 100, "utf-8")
    told = f"{tmp_path}/tree.toml is a file of another kind; write another path in DATABASE_URL"
    assert fails("sqlite:///tree.toml") == told


@pytest.fixture
def file(sqlite):
    return asyncio.run(sqlite.copy()).removeprefix("sqlite:///")


def test_it_is_damaged(fails, file):
    with Path(file).open("r+b") as raw:
        raw.seek(100)
        raw.write(b"\xff" * 30_000)
    assert fails(f"sqlite:///{file}") == f"{file} is damaged; put a backup in its place"


def test_it_may_not_be_written(fails, file, monkeypatch):
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "query_only = ON"))
    told = f"{file} may not be written; let the bot's user write to it and to its folder"
    assert fails(f"sqlite:///{file}") == told


@pytest.mark.parametrize("fails", ["run", "import"], indirect=True)
def test_the_disk_is_full(fails, tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "max_page_count = 3"))
    (tmp_path / "new.sqlite3").touch()
    assert fails("sqlite:///new.sqlite3") == f"no room is left on the disk of {tmp_path}/new.sqlite3; make some"


def test_another_program_holds_it(fails, file, monkeypatch):
    monkeypatch.setattr(engine, "SQLITE_PATIENCE", 0.0)
    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout = 0",))
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    told = f"{file} is held by another program; is the bot running twice, or is the file open in an editor?"
    assert fails(f"sqlite:///{file}") == told
    holder.close()


# ---- PostgreSQL


@pytest.fixture(scope="module")
def address(postgres):
    return asyncio.run(postgres.empty())


@EACH
def test_nobody_answers(fails):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        port = taken.getsockname()[1]
        found = fails(f"postgresql://tilshi:{WRITTEN}@127.0.0.1:{port}/tilshi")
    assert found == f"nobody answers at 127.0.0.1:{port}; {NOBODY_THERE}"


def test_no_server_in_this_folder(fails, tmp_path):
    address = f"postgresql://tilshi:{WRITTEN}@/tilshi?host={tmp_path}"
    assert fails(address) == f"nobody answers at {tmp_path}; {NOBODY_THERE}"


def test_no_such_host(fails):
    told = "no host is called db..nowhere; change DATABASE_URL"
    assert fails(f"postgresql://tilshi:{WRITTEN}@db..nowhere/tilshi") == told


def test_no_such_user(fails, address):
    told = "PostgreSQL does not let in the user nobody; look at name and password in DATABASE_URL"
    assert fails(address.replace("//postgres:", f"//nobody:{WRITTEN}")) == told


def test_no_such_database(fails, address):
    elsewhere = f"{address.partition('@/')[0]}@/nowhere?{address.partition('?')[2]}"
    told = "there is no database nowhere; make it (createdb nowhere), or change DATABASE_URL"
    assert fails(elsewhere) == told


@pytest.fixture(scope="module")
def guarded(postgres, address):
    """A user whose password is asked for; that takes the server a moment to know."""
    asyncio.run(postgres.guard("guarded", PASSWORD))

    async def is_asked() -> bool:
        try:
            await (await asyncpg.connect(address.replace("//postgres:", "//guarded:another"))).close()
        except asyncpg.InvalidPasswordError:
            return True
        return False

    until = time.monotonic() + 60
    while not asyncio.run(is_asked()):
        assert time.monotonic() < until
    return address.replace("//postgres:", "//guarded:")


@EACH
def test_a_wrong_password(fails, guarded):
    told = "PostgreSQL does not let in the user guarded; look at name and password in DATABASE_URL"
    assert fails(guarded.replace("//guarded:", "//guarded:AbC-dEf")) == told


@pytest.mark.parametrize("fails", ["run", "import", "invite"], indirect=True)
def test_a_user_who_may_make_no_tables(fails, guarded):
    told = "the user guarded may not do this in PostgreSQL; make it the owner of the database"
    assert fails(guarded.replace("//guarded:", f"//guarded:{WRITTEN}")) == told


# ---- both


@EACH
def test_a_newer_version_of_the_bot_has_been_at_it(fails, file):
    raw = sqlite3.connect(file)
    with raw:
        raw.execute("UPDATE alembic_version SET version_num = 'ffffffffffff'")
    raw.close()
    told = "it was made by a newer version of the bot (ffffffffffff); start that one, or put a backup back"
    assert fails(f"sqlite:///{file}") == told


def test_an_error_of_ours_beside_it_is_not_passed_over():
    address, away = "postgresql://tilshi@db/tilshi", ConnectionRefusedError()
    told = of_database(ExceptionGroup("", [away, away]), address)
    assert str(told) == f"database: nobody answers at db:5432; {NOBODY_THERE}"
    assert of_database(ExceptionGroup("", [away, ValueError()]), address) is None


def test_a_connection_that_was_lost_on_the_way_is_no_error_of_ours():
    lost = asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation")
    told = of_database(DBAPIError("SELECT 1", (), lost), "postgresql://tilshi@db/tilshi")
    assert "try again in a moment" in str(told)


async def test_a_server_that_goes_while_the_bot_starts_is_no_error_of_ours(postgres):
    engine = open_engine(await postgres.empty())
    async with engine.connect() as connection:
        await postgres.restart(engine)
        with pytest.raises(DBAPIError) as caught:
            await connection.exec_driver_sql("SELECT 1")
    told = of_database(caught.value, "postgresql://tilshi@db/tilshi")
    assert "try again in a moment" in str(told) or "PostgreSQL was stopped" in str(told)
    await engine.dispose()


def test_in_json_the_line_is_json(command):
    ended = command("run", DATABASE_URL="sqlite:////proc/tilshi.sqlite3", LOG_FORMAT="json")
    assert (ended.code, ended.said) == (1, "")
    assert json.loads(ended.complained)["event"].startswith("database: /proc/tilshi.sqlite3 cannot be opened")
