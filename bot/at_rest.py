"""Whether anybody works on a database: what they write while it is copied would be lost without a word."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.troubles import Trouble, file_of
from db.engine import is_locked, open_engine
from locales import later
from locales.said import said
from newsroom import outbox
from scheduler.sender import LOCKS

AT_WORK = later("the bot runs on this database, or another program has it open: end that one first")


async def require_at_rest(address: str) -> None:
    """Of SQLite the file is asked, which must not be open here; on PostgreSQL, for the lock that some sender holds."""
    file = file_of(address)
    if file is not None:
        at_work = await asyncio.to_thread(_is_open, file)
    else:
        engine = open_engine(address)
        try:
            async with engine.connect():  # it answers at all
                at_work = await is_locked(engine, LOCKS[outbox.TELEGRAM])
        finally:
            await engine.dispose()
    if at_work:
        raise Trouble(said(AT_WORK))


def _is_open(file: Path) -> bool:
    """Whoever has it open holds a lock that lets nobody else be alone with it."""
    if not file.exists():
        return False
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False
