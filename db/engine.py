"""The engine for an address: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from sqlalchemy import event, make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from db.one_hop import BEGIN, connect

SQLITE_PATIENCE = 30.0  # seconds to wait for another process that writes
AT_ONCE = 1.0  # seconds within which some open a new file together
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 30000")
POSTGRES_POOL = 8
AWAY = (DBAPIError, PoolTimeout, OSError)  # what may be better in a moment; OSError is asyncpg's at the door
OUR_FAULT = (IntegrityError, DataError, ProgrammingError)  # what it will never take, however often it is asked


# Classes of PostgreSQL's states: connection, turned back by another transaction, no resources, busy, shut down, system.
PASSES = ("08", "40", "53", "55", "57", "58")
SQLITE_ERROR = 1  # its only number for all that is wrong with a statement itself


def is_away(error: BaseException) -> bool:
    """Whether it may be better in a moment. What it would never take, it is not asked again and again."""
    if not isinstance(error, AWAY) or isinstance(error, OUR_FAULT):
        return False
    raised = error.orig if isinstance(error, DBAPIError) else None
    state, number = getattr(raised, "sqlstate", None), getattr(raised, "sqlite_errorcode", None)
    if state is not None:
        return bool(state[:2] in PASSES)
    if number is not None:
        return bool(number != SQLITE_ERROR)
    # A value of another type is not even sent to PostgreSQL: its driver calls that by the name of lost connections.
    return raised is None or not isinstance(raised.__cause__, ValueError)


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def open_engine(address: str) -> AsyncEngine:
    """`sqlite:///path` or `postgresql://…`; the drivers are ours to choose."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url.database or "")
    url = url.set(drivername="postgresql+asyncpg")
    return create_async_engine(
        url,
        pool_size=POSTGRES_POOL,
        max_overflow=0,
        json_serializer=as_json,
        hide_parameters=True,
    )


def _sqlite(path: str) -> AsyncEngine:
    """One connection: with one writer, fifty that wait in SQLAlchemy's queue are served in turn, and none in vain."""
    engine = create_async_engine(
        "sqlite+aiosqlite:///" + path,
        async_creator=lambda: connect(path, SQLITE_PATIENCE),
        pool_size=1,
        max_overflow=0,
        pool_timeout=SQLITE_PATIENCE,
        json_serializer=as_json,
        hide_parameters=True,  # an error that is logged must not carry what people wrote
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            _set(cursor, pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(BEGIN)

    return engine


def _set(cursor: Any, pragma: str) -> None:
    """Of some that open a new file at the same moment, all but one find it locked, and SQLite does not wait there."""
    until = time.monotonic() + AT_ONCE
    while True:
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(AT_ONCE / 50)
        else:
            return


async def in_turn(tx: AsyncConnection, key: int) -> None:
    """Until the transaction ends, whoever asks for the same key waits. SQLite lets in one writer at a time anyway."""
    if tx.dialect.name == "postgresql":
        await tx.exec_driver_sql("SELECT pg_advisory_xact_lock($1)", (key,))


@asynccontextmanager
async def only_one(
    engine: AsyncEngine, key: int, rest: Callable[[], Awaitable[None]], given_up: Callable[[], bool]
) -> AsyncIterator[Callable[[], Awaitable[bool]]]:
    """On PostgreSQL, of all processes one at a time gets in; the others rest and ask again. SQLite has one process.

    Gives what tells whether one is in still: the lock goes with its connection, and silently. It decides who works, and
    must not be what correctness rests on.
    """
    if engine.dialect.name != "postgresql":
        yield _always
        return
    held = None
    while held is None and not given_up():
        held = await _locked(engine, key)
        if held is None:
            await rest()
    try:
        yield partial(_answers, held)
    finally:
        if held is not None:
            await _let_go(held, key)


async def _always() -> bool:
    return True


async def _locked(engine: AsyncEngine, key: int) -> AsyncConnection | None:
    """A connection that has the lock. Whoever asks does it anew each time, for the server may have gone meanwhile."""
    connection, has_it = None, False
    try:
        connection = await engine.connect()
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        asked = await connection.exec_driver_sql("SELECT pg_try_advisory_lock($1)", (key,))
        has_it = asked.scalar_one()
    except AWAY:
        has_it = False
    finally:
        if connection is not None and not has_it:
            await connection.close()
    return connection if has_it else None


async def _answers(held: AsyncConnection | None) -> bool:
    try:
        if held is not None:
            await held.exec_driver_sql("SELECT 1")
    except AWAY:
        return False
    return held is not None


async def _let_go(held: AsyncConnection, key: int) -> None:
    try:
        if not held.invalidated:
            await held.exec_driver_sql("SELECT pg_advisory_unlock($1)", (key,))
    except AWAY:
        await held.invalidate()  # a connection that may have the lock still must not go back to the others
    finally:
        await held.close()
