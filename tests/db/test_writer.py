"""SQLite's one writer: a transaction is one visit to its thread, in which nothing else is waited for."""

from __future__ import annotations

import asyncio
import contextvars
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from db import engine as engines
from db.engine import is_away, open_engine
from db.tables import Account
from db.writer import Awaited
from tests.databases import lent

MANY = 70  # in 0.7 s, on a machine that is busy
WORD = contextvars.ContextVar("word", default="")


@pytest.fixture
async def database(sqlite):
    async with lent(sqlite) as engine:
        yield engine


async def numbers(tx) -> list[int]:
    return list((await tx.execute(select(Account.id).order_by(Account.id))).scalars())


async def turns_of_the_loop(work) -> int:
    """While it was done."""
    turns, task = 0, asyncio.ensure_future(work)
    while not task.done():
        await asyncio.sleep(0.001)
        turns += 1
    task.result()
    return turns


# ---- what both engines promise


async def test_what_is_written_is_read(engine):
    async def write(tx) -> str:
        await tx.execute(insert(Account).values(id=1))
        return "done"

    assert await engine.write(write) == "done"
    assert await engine.read(numbers) == [1]


async def test_who_fails_leaves_nothing_and_holds_up_nobody(engine):
    async def fail(tx) -> None:
        await tx.execute(insert(Account).values(id=1))
        raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await engine.write(fail)
    assert await engine.write(numbers) == []
    assert engine.at_work == 0


async def test_work_is_done_in_the_order_in_which_it_comes(engine):
    done = []

    async def do(number: int, tx) -> None:
        await tx.execute(insert(Account).values(id=number))
        done.append(number)

    await asyncio.gather(*[engine.write(lambda tx, number=number: do(number, tx)) for number in range(1, 30)])
    assert await engine.read(numbers) == sorted(done)
    if engine.dialect.name == "sqlite":
        assert done == sorted(done)


# ---- in its thread


async def test_it_knows_what_the_loop_knows_where_it_was_asked(database):
    WORD.set("said")
    here = threading.get_ident()

    async def look(_) -> tuple[str, bool]:
        return WORD.get(), threading.get_ident() == here

    assert await database.write(look) == ("said", False)


async def a_process(_) -> None:
    await asyncio.create_subprocess_exec("true")


async def a_nap(_) -> None:
    await asyncio.sleep(0.01)


async def a_turn(_) -> None:
    await asyncio.sleep(0)


async def a_thread(_) -> None:
    await asyncio.to_thread(time.time)


async def patience(_) -> None:
    async with asyncio.timeout(1):
        await a_turn(_)


async def hidden(_) -> None:
    try:
        await a_turn(_)
    finally:
        await a_nap(_)


AWAITED = {
    a_process: "create_subprocess_exec", a_nap: "sleep", a_turn: "sleep", a_thread: "to_thread",
    patience: "timeout", hidden: "sleep",
}  # fmt: skip


@pytest.mark.parametrize("work", AWAITED, ids=lambda work: work.__name__)
async def test_whoever_awaits_something_else_is_named_and_nothing_is_written(database, work):
    async def write(tx) -> None:
        await tx.execute(insert(Account).values(id=1))
        await work(tx)

    with pytest.raises(Awaited, match=f"^{AWAITED[work]} was awaited in a transaction, by .*{Path(__file__).name}:"):
        await database.write(write)
    assert await database.write(numbers) == []


async def test_who_is_given_up_before_its_turn_does_nothing(database):
    hold, held = threading.Event(), threading.Event()

    async def first(tx) -> None:
        held.set()
        hold.wait(60)
        await tx.execute(insert(Account).values(id=1))

    async def second(tx) -> None:
        await tx.execute(insert(Account).values(id=2))

    one = asyncio.create_task(database.write(first))
    two = asyncio.create_task(database.write(second))
    await asyncio.to_thread(held.wait, 60)
    two.cancel()
    await asyncio.gather(two, return_exceptions=True)
    hold.set()
    await one
    assert await database.write(numbers) == [1]


async def test_who_reads_cannot_write_and_does_not_wait_for_who_does(database):
    async def write(tx) -> None:
        await tx.execute(insert(Account).values(id=1))

    async def look_meanwhile(tx) -> list[int]:
        return await numbers(tx)

    async with database.begin() as tx:
        await write(tx)
        assert await database.read(look_meanwhile) == []
    with pytest.raises(Exception, match="readonly"):
        await database.read(write)


# ---- others at the same file


async def test_the_loop_goes_on_while_another_process_writes(database):
    other = sqlite3.connect(database.url.database, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.7, other.commit).start()
    assert await turns_of_the_loop(database.write(numbers)) > MANY
    other.close()


@pytest.mark.parametrize("way", ["write", "read", "begin"])
async def test_the_loop_goes_on_while_another_process_opens_the_file(tmp_path, way, monkeypatch):
    """As when several start at once: it is locked wholly, and SQLite itself does not wait there."""
    monkeypatch.setattr(engines, "SQLITE_PATIENCE", 0.0)
    path = tmp_path / "new.sqlite3"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    threading.Timer(0.7, other.rollback).start()
    engine = open_engine(f"sqlite:///{path}")

    async def ask(tx=None) -> None:
        if tx is not None:
            await tx.execute(text("SELECT 1"))
            return
        async with engine.begin() as tx:
            await tx.execute(text("SELECT 1"))

    assert await turns_of_the_loop(ask() if way == "begin" else getattr(engine, way)(ask)) > MANY
    await engine.dispose()
    other.close()


async def test_a_file_that_may_not_be_written_is_told_at_once(sqlite, monkeypatch):
    """Nothing is gained by asking again and again, as is done where another process opens it."""
    monkeypatch.setattr(engines, "PRAGMAS", ("query_only = ON", "user_version = 1"))
    engine = open_engine(await sqlite.copy())
    began = time.monotonic()
    with pytest.raises(Exception, match="readonly") as met:
        await engine.write(numbers)
    assert time.monotonic() - began < engines.AT_ONCE / 2
    assert is_away(met.value)
    await engine.dispose()
