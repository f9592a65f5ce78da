"""SQLite's one writer: a whole transaction is one visit to its thread.

Visits are what a small transaction costs, not commits. And while it waits for the disk, for another process that
writes, or for its turn, the loop goes on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from traceback import walk_tb
from types import CodeType, TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

T = TypeVar("T")
Work = Callable[[AsyncConnection], Coroutine[Any, Any, T]]
BEGIN = "BEGIN IMMEDIATE"
ROOT = Path(__file__).parents[1]


class Awaited(RuntimeError):
    """Something else than the database was awaited in a transaction, for which everybody else would wait as well."""


class Immediate(SQLiteDialect_pysqlite):
    """Who begins as a reader and then writes may be told that somebody else has written meanwhile."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.execute(BEGIN)


class Tx(AsyncConnection):
    """What use cases know of a transaction, over a connection of the same thread: nothing has to be waited for."""

    async def execute(self, statement: Any, parameters: Any = None, **options: Any) -> Any:
        return self._proxied.execute(statement, parameters, **options)

    async def exec_driver_sql(self, statement: str, parameters: Any = None, execution_options: Any = None) -> Any:
        return self._proxied.exec_driver_sql(statement, parameters, execution_options)


class Writer:
    """Work is done in the order in which it comes. `at_work`: how much of it is not done yet."""

    def __init__(self, engine: Engine, face: AsyncEngine) -> None:
        self.engine = engine
        self.at_work = 0
        self._face = face
        self._thread: ThreadPoolExecutor | None = None
        self._connection: Connection | None = None

    async def do(self, work: Work[T]) -> T:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "writer")
        loop, context = asyncio.get_running_loop(), copy_context()
        self.at_work += 1
        try:
            return await loop.run_in_executor(self._thread, context.run, self._transact, work)
        finally:
            self.at_work -= 1

    async def close(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            await asyncio.get_running_loop().run_in_executor(thread, self._close)
            thread.shutdown()

    def _transact(self, work: Work[T]) -> T:
        connection = self._connection = self._connection or self.engine.connect()
        try:
            with connection.begin():
                return driven(work(Tx(self._face, connection)))
        except DBAPIError:  # whatever is wrong with it, whoever comes next has another
            self._close()
            raise

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def driven(work: Coroutine[Any, Any, T]) -> T:
    """To its end, which it reaches without a pause if it awaits nothing but the database."""
    try:
        work.send(None)
        work.throw(Awaited)
    except StopIteration as end:
        done: T = end.value
        return done
    except Awaited as error:
        raise Awaited(_awaited(error.__traceback__)).with_traceback(error.__traceback__) from None
    except RuntimeError as error:
        if "event loop" not in str(error):
            raise
        raise Awaited(_awaited(error.__traceback__)).with_traceback(error.__traceback__) from None
    work.close()
    raise Awaited("something was awaited in a transaction, again and again")


def _awaited(traceback: TracebackType | None) -> str:
    """By whom, and what: the first that is not ours."""
    codes = [(frame.f_code, line) for frame, line in walk_tb(traceback)]
    place = max((place for place, (code, _) in enumerate(codes) if _is_ours(code)), default=0)
    (ours, line), (what, _) = codes[place], codes[min(place + 1, len(codes) - 1)]
    return f"{what.co_qualname} was awaited in a transaction, by {ours.co_qualname} ({ours.co_filename}:{line})"


def _is_ours(code: CodeType) -> bool:
    path = Path(code.co_filename)
    return path.is_relative_to(ROOT) and "site-packages" not in path.parts
