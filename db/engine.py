"""The engine for an address: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import json
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


async def lock_row_of(connection: AsyncConnection, number: int) -> None:
    """On PostgreSQL, one at a time for this number until the transaction ends. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        await connection.exec_driver_sql("SELECT pg_advisory_xact_lock($1)", (number,))
