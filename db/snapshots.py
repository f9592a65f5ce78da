"""A database as one file of SQLite, whichever engine it is of: as it was at one moment, while others write."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from db.copying import UNCHECKED, copy
from db.engine import SQLITE_PATIENCE, open_engine

T = TypeVar("T")
AT_LEISURE = 100_000  # steps of SQLite between two looks whether it is to stop
NOT_FOR_LONG = (
    *UNCHECKED,
    "journal_mode = DELETE",
    "synchronous = OFF",
)  # for a file that is packed or read and removed


class Stopped(Exception):
    """Somebody wanted it to stop."""


class Damaged(Exception):
    """It is no database, or not a whole one."""


async def take(address: str, file: Path, stop: Event) -> None:
    """Into a file that is not there yet. What was deleted is not in it, not even as a trace."""
    engine = open_engine(address)
    try:
        if engine.dialect.name == "sqlite":
            await in_thread(partial(_vacuum, engine.url.database or "", file, stop), stop)
        else:
            into = open_engine(f"sqlite:///{file}", NOT_FOR_LONG)
            try:
                await copy(engine, into, "a snapshot", is_at_work=True)
            finally:
                await into.dispose()
    finally:
        await engine.dispose()


async def in_thread(work: Callable[[], T], stop: Event) -> T:
    """Whoever is cancelled waits until it has stopped: it would go on without anybody who tidies up after it."""
    running = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        stop.set()
        await asyncio.wait((running,))
        running.exception()
        raise


def _vacuum(source: str, file: Path, stop: Event) -> None:
    """Reads in one transaction, beside which others write."""
    with closing(sqlite3.connect(source, timeout=SQLITE_PATIENCE, isolation_level=None)) as connection:
        connection.set_progress_handler(stop.is_set, AT_LEISURE)
        try:
            connection.execute("VACUUM INTO ?", (str(file),))
        except sqlite3.OperationalError:
            if stop.is_set():
                raise Stopped from None
            raise


def look_through(file: Path) -> None:
    """Raises for what is no database of ours, is not whole, or was made by a newer version."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            is_whole = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            is_whole = is_whole and not connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError:
        is_whole = False
    if not is_whole:
        raise Damaged
