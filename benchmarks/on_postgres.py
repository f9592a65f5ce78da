"""The filled databases on PostgreSQL: brought over from SQLite's file once, and kept beside it."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from benchmarks.filled import FOLDER
from db.engine import open_engine
from db.migrate import move
from tests.databases import Postgres  # whoever measures has what the tests need

TABLES = ("organisation", "person", "rubric", "page", "figure", "outlet", "entry", "post", "publication",
          "response")  # fmt: skip
AT_ONCE = 2000  # rows
KEPT_INDEXES = """SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY($1)
                  AND indexdef NOT LIKE '%UNIQUE%'"""
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@asynccontextmanager
async def served(files: list[Path]) -> AsyncIterator[list[str]]:
    """Addresses, one for each of these files."""
    folder = FOLDER / "postgres"
    folder.mkdir(parents=True, exist_ok=True)
    os.chmod(FOLDER.parent, 0o755)  # noqa: PTH101, S103 (as root, the server is another user)
    server = Postgres(folder)
    try:
        yield [await _brought(server, file) for file in files]
    finally:
        server.stop()


async def _brought(server: Postgres, file: Path) -> str:
    name = "bench_" + file.stem.replace("-", "_")
    address = server._named(name)
    connection = await asyncpg.connect(server._address)
    try:
        if await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            return address
        await connection.execute(f"CREATE DATABASE {name}_new")
        await _filled(server._named(f"{name}_new"), file)
        await connection.execute(f"ALTER DATABASE {name}_new RENAME TO {name}")
    finally:
        await connection.close()
    return address


async def _filled(address: str, file: Path) -> None:
    engine = open_engine(address)
    await move(engine)
    await engine.dispose()
    connection, source = await asyncpg.connect(address), sqlite3.connect(file)
    try:
        await connection.execute("SET session_replication_role = replica")
        indexes = await connection.fetch(KEPT_INDEXES, list(TABLES))
        for one in indexes:
            await connection.execute(f"DROP INDEX {one['indexname']}")
        for table in TABLES:
            await connection.execute(f"TRUNCATE {table} CASCADE")
            columns = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
            lines = _lines(source, table, columns)
            await connection.copy_to_table(table, source=lines, columns=columns, format="text")
        for one in indexes:
            await connection.execute(one["indexdef"])
        await connection.execute("VACUUM ANALYZE")
    finally:
        source.close()
        await connection.close()


async def _lines(source: sqlite3.Connection, table: str, columns: list[str]) -> AsyncIterator[bytes]:
    found = source.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608 (our own words)
    while rows := found.fetchmany(AT_ONCE):
        yield "".join("\t".join(map(_cell, row)) + "\n" for row in rows).encode()
        await asyncio.sleep(0)


def _cell(value: object) -> str:
    return "\\N" if value is None else str(value).translate(ESCAPES)
