"""The engine for an address: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from db.one_hop import BEGIN, connect

SQLITE_PATIENCE = 30.0  # seconds to wait for another process that writes
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 30000")
POSTGRES_POOL = 8
AWAY = (DBAPIError, PoolTimeout, OSError)  # what may be better in a moment; OSError is asyncpg's at the door


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
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(BEGIN)

    return engine


async def in_turn(tx: AsyncConnection, key: int) -> None:
    """Until the transaction ends, whoever asks for the same key waits. SQLite lets in one writer at a time anyway."""
    if tx.dialect.name == "postgresql":
        await tx.exec_driver_sql("SELECT pg_advisory_xact_lock($1)", (key,))


@asynccontextmanager
async def only_one(
    engine: AsyncEngine, key: int, rest: Callable[[], Awaitable[None]], given_up: Callable[[], bool]
) -> AsyncIterator[None]:
    """On PostgreSQL, of all processes one at a time gets in; the others rest and ask again. SQLite has one process.

    The lock goes with its connection, and silently: it decides who works, and must not be what correctness rests on.
    """
    if engine.dialect.name != "postgresql":
        yield
        return
    async with engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        held = False
        while not held and not given_up():
            held = (await connection.exec_driver_sql("SELECT pg_try_advisory_lock($1)", (key,))).scalar_one()
            if not held:
                await rest()
        try:
            yield
        finally:
            if held:
                await connection.exec_driver_sql("SELECT pg_advisory_unlock($1)", (key,))
