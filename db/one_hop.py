"""aiosqlite with one visit to its thread for each statement.

SQLAlchemy makes a cursor, executes, fetches and closes: four visits, and visits are what a small transaction costs, not
commits. This cursor does all four in one, and lets BEGIN ride along with the first statement. It leans on aiosqlite's
`_execute`, and on SQLAlchemy reading all rows at once, as it does unless a server-side cursor is asked for.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import aiosqlite

BEGIN = "BEGIN IMMEDIATE"


class Cursor:
    """As much of aiosqlite's cursor as SQLAlchemy uses."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Cursor:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Cursor:
        if sql == BEGIN:
            self._connection.owes_begin = True
            return self
        return await self._run(sql, parameters, many=False)

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> Cursor:
        return await self._run(sql, list(parameters), many=True)

    async def _run(self, sql: str, parameters: Any, *, many: bool) -> Cursor:
        begin, self._connection.owes_begin = self._connection.owes_begin, False
        visit: Any = self._connection._execute
        found = await visit(in_thread, self._connection._conn, sql, parameters, begin, many)
        self._rows, self.description, self.rowcount, self.lastrowid = found
        return self

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """It was closed where it was used."""


class Connection(aiosqlite.Connection):
    owes_begin = False

    async def _connect(self) -> aiosqlite.Connection:
        """When it fails the thread ends by itself, and tells a loop that may be closed by then, unless that waits."""
        try:
            return await super()._connect()
        except BaseException:
            await asyncio.to_thread(self._thread.join)
            raise

    def cursor(self) -> Any:
        return Cursor(self)

    async def commit(self) -> None:
        if not self._spared():
            await super().commit()

    async def rollback(self) -> None:
        if not self._spared():
            await super().rollback()

    def _spared(self) -> bool:
        """Nothing to end: nothing was asked in it, or it has ended (the pool rolls back whatever comes home)."""
        self.owes_begin = False
        return not self.in_transaction


def in_thread(raw: sqlite3.Connection, sql: str, parameters: Any, begin: bool, many: bool) -> tuple[Any, ...]:
    if begin:
        raw.execute(BEGIN)
    cursor = raw.executemany(sql, parameters) if many else raw.execute(sql, parameters)
    try:
        rows = cursor.fetchall() if cursor.description else []
        return rows, cursor.description, cursor.rowcount, cursor.lastrowid
    finally:
        cursor.close()


def connect(path: str, timeout: float, uri: bool = False) -> Connection:
    def open_it() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=timeout, isolation_level=None, uri=uri, check_same_thread=False)

    connection = Connection(open_it, iter_chunk_size=64)
    connection._thread.daemon = True
    return connection
