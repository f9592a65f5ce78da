"""Of several processes on PostgreSQL, who is at work for whom. It decides who works; correctness rests on rows.

All locks of a process are on one connection, and go with it: when the process dies, the next one has its turn at once.
"""

from __future__ import annotations

import asyncio

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import AWAY, Database

RUNNING = 7_145_016  # by all that share updates together, or by the one that has them for itself
FIRST = 1 << 61  # accounts and chats have their locks beyond those that have numbers of ours
# Of a machine that is gone nobody hears: after so many seconds its connection is asked for, and soon given up.
WATCHED = (
    "SELECT set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false), "
    "set_config('tcp_keepalives_count', '3', false)"
)


class Turns:
    """SQLite has one process, and so it is always its turn."""

    def __init__(self, engine: Database, *, shared: bool) -> None:
        self._engine = engine
        self._alone = engine.dialect.name != "postgresql"
        self._shared = shared
        self._connection: AsyncConnection | None = None
        self._asks = asyncio.Lock()  # a connection answers one question at a time
        self._held: set[int] = set()

    async def come_in(self) -> bool:
        """False: there is a process that has it for itself, or, where this one wants that, any other."""
        return self._alone or await self._ask(f"SELECT pg_try_advisory_lock{self._kind}($1)", RUNNING)

    async def take(self, lane: int) -> bool:
        """False: another process has it."""
        if self._alone:
            return True
        taken = await self._ask("SELECT pg_try_advisory_lock($1)", FIRST + lane)
        if taken:
            self._held.add(lane)
        return taken

    async def give_back(self, lane: int) -> None:
        """What has gone with its connection is given back already."""
        if lane in self._held:
            self._held.discard(lane)
            await self._ask("SELECT pg_advisory_unlock($1)", FIRST + lane)

    async def aclose(self) -> None:
        """With everything that is held."""
        connection, self._connection = self._connection, None
        self._held.clear()
        if connection is not None:
            await _closed(connection)

    @property
    def _kind(self) -> str:
        return "_shared" if self._shared else ""

    async def _ask(self, question: str, key: int) -> bool:
        async with self._asks:
            try:
                connection = self._connection or await self._connected()
                return bool((await connection.exec_driver_sql(question, (key,))).scalar_one())
            except AWAY:
                await self.aclose()
                raise

    async def _connected(self) -> AsyncConnection:
        """After another one was lost it is known already who runs: whoever has come meanwhile is let be."""
        connection = await self._engine.connect()
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.exec_driver_sql(WATCHED)
            await connection.exec_driver_sql(f"SELECT pg_try_advisory_lock{self._kind}($1)", (RUNNING,))
        except BaseException:
            await _closed(connection)
            raise
        self._connection = connection
        return connection


async def _closed(connection: AsyncConnection) -> None:
    """For good: it must not go back among the others with its locks."""
    try:
        await connection.invalidate()
    finally:
        await connection.close()
