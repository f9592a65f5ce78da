"""The engine for an address: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, NullPool, QueuePool, create_engine, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util import await_only, greenlet_spawn

from db.writer import BEGIN, Tx, Work, Writer, driven

T = TypeVar("T")
Made = TypeVar("Made", Engine, AsyncEngine)

registry.register("sqlite.immediate", "db.writer", "Immediate")
registry.register("postgresql.prepared", "db.postgres", "Prepared")
SQLITE_PATIENCE = 30.0  # seconds to wait for another process that writes
AT_ONCE = 1.0  # seconds within which some open a new file together
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 30000")
READ_ONLY = "query_only = ON"
READERS = 2
HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
POSTGRES_POOL = 8
BY_INDEXES = (
    "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true), "
    "set_config('enable_incremental_sort', 'off', true)"
)
AWAY = (DBAPIError, PoolTimeout, OSError)  # what may be better in a moment; OSError is asyncpg's at the door
OUR_FAULT = (IntegrityError, DataError, ProgrammingError)  # what it will never take, however often it is asked


# Classes of PostgreSQL's states: connection, turned back by another transaction, no resources, busy, shut down, system.
PASSES = ("08", "40", "53", "55", "57", "58")
DISK_FULL = "53100"
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


def has_no_room(error: BaseException) -> bool:
    """A full disk: no fault of what was to be written, however often it is tried, though something smaller may fit."""
    raised = error.orig if isinstance(error, DBAPIError) else error
    number = getattr(raised, "sqlite_errorcode", None) or 0
    return (
        getattr(raised, "sqlstate", None) == DISK_FULL
        or number & 0xFF == sqlite3.SQLITE_FULL
        or getattr(raised, "errno", None) == errno.ENOSPC
    )


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Database(AsyncEngine):
    """Either engine. `begin` and `connect` are SQLAlchemy's own; what the bot does all day goes by `write`, `read`."""

    def __init__(self, usual: Engine, writes: Engine | None = None, reads: Engine | None = None) -> None:
        super().__init__(usual)
        self.writes = writes or usual
        self._writer = Writer(writes, self) if writes is not None else None
        self.reads = reads or usual
        self._reader = AsyncEngine(reads) if reads is not None else self

    async def write(self, work: Work[T]) -> T:
        """In one transaction, in which `work` may await nothing but what is asked of the database."""
        if self._writer is not None:
            return await self._writer.do(work)
        return await greenlet_spawn(self._transact, work)

    def _transact(self, work: Work[T]) -> T:
        """The driver's pauses lead out of it to the loop: once around all of it, and not around each statement."""
        with self.sync_engine.begin() as connection:
            return driven(work(Tx(self, connection)))

    async def read(self, work: Work[T]) -> T:
        """Stands before nobody, however long it takes, and changes nothing."""
        async with self._reader.connect() as tx:
            return await work(tx)

    @property
    def at_work(self) -> int:
        """Connections that somebody has, and work that waits for one."""
        pools = {id(engine.pool): engine.pool for engine in (self, self._reader)}.values()
        had = sum(pool.checkedout() for pool in pools if isinstance(pool, QueuePool))
        return had + (self._writer.at_work if self._writer is not None else 0)

    async def dispose(self, close: bool = True) -> None:
        if self._writer is not None:
            await self._writer.close()
        if self._reader is not self:
            await self._reader.dispose(close)
        await super().dispose(close)


def open_engine(address: str, pragmas: Sequence[str] = ()) -> Database:
    """`sqlite:///path` or `postgresql://…`; the drivers are ours to choose."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url.database or "", pragmas)
    url = url.set(drivername="postgresql+prepared")
    named = {"server_settings": {"application_name": f"tilshi {os.getpid()}"}}  # whose it is, in pg_stat_activity
    pool = {"pool_size": POSTGRES_POOL, "max_overflow": 0}
    return Database(_made(create_async_engine, url, connect_args=named, **pool).sync_engine)


def _made(make: Callable[..., Made], address: str | URL, **more: Any) -> Made:
    """An error that is logged must not carry what people wrote."""
    return make(address, json_serializer=as_json, hide_parameters=True, **more)


def _sqlite(path: str, pragmas: Sequence[str]) -> Database:
    """Each that writes has one connection: who waits for it in a queue is served in turn, and never in vain."""
    prepared = partial(Prepared, pragmas=pragmas)
    usual = _aiosqlite(path, prepared, pool_size=1, pool_timeout=SQLITE_PATIENCE)
    reads = _aiosqlite(path, partial(Prepared, pragmas=(*pragmas, READ_ONLY)), pool_size=READERS)
    writes = _made(create_engine, f"sqlite+immediate:///{path}", poolclass=NullPool, creator=lambda: prepared(path))

    @event.listens_for(usual, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(BEGIN)

    @event.listens_for(reads, "begin")
    def look(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return Database(usual, writes, reads)


def _aiosqlite(path: str, prepared: Callable[..., sqlite3.Connection], **pool: Any) -> Engine:
    given = {"factory": prepared}
    engine = _made(create_async_engine, f"sqlite+aiosqlite:///{path}", connect_args=given, max_overflow=0, **pool)

    @event.listens_for(engine.sync_engine, "do_connect")
    def connect(dialect: Any, _: Any, arguments: Any, more: Any) -> Any:
        """Where it fails, aiosqlite's thread has something to say to a loop that may be closed by then."""
        tried = await_only(asyncio.to_thread(prepared, path))
        try:
            return dialect.connect(*arguments, **more)
        finally:
            tried.close()

    return engine.sync_engine


class Prepared(sqlite3.Connection):
    """Opened in a thread, for it may have to wait for others who open the file."""

    def __init__(self, path: str, *_: Any, pragmas: Sequence[str] = (), **__: Any) -> None:
        super().__init__(path, timeout=SQLITE_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            for pragma in (*PRAGMAS, *pragmas):
                self._set(pragma)
        except BaseException:
            self.close()
            raise

    def _set(self, pragma: str) -> None:
        """Of some that open a new file at once, all but one find it locked, and SQLite does not wait there."""
        until = time.monotonic() + AT_ONCE
        while True:
            try:
                self.execute(f"PRAGMA {pragma}")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in HELD or time.monotonic() > until:
                    raise
                time.sleep(AT_ONCE / 50)
            else:
                return


async def in_turn(tx: AsyncConnection, key: int) -> None:
    """Until the transaction ends, whoever asks for the same key waits. SQLite lets in one writer at a time anyway."""
    if tx.dialect.name == "postgresql":
        await tx.exec_driver_sql("SELECT pg_advisory_xact_lock($1)", (key,))


async def by_indexes(tx: AsyncConnection) -> None:
    """PostgreSQL plans for the tables of that day: made for few rows, a plan would read all of the many to come.

    Until the transaction ends nothing is read whole or sorted for which there is an index.
    """
    if tx.dialect.name == "postgresql":
        await tx.exec_driver_sql(BY_INDEXES)


@asynccontextmanager
async def only_one(
    engine: Database, key: int, rest: Callable[[], Awaitable[None]], given_up: Callable[[], bool]
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


async def is_locked(engine: Database, key: int) -> bool:
    """Whether one of the processes is in, by that key."""
    held = await _locked(engine, key)
    if held is not None:
        await _let_go(held, key)
    return held is None


async def _always() -> bool:
    return True


async def _locked(engine: Database, key: int) -> AsyncConnection | None:
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
