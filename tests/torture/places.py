"""Where a database lies on a bad day: on a small disk that fills, behind a server that goes away and comes back."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from subprocess import CalledProcessError

from asyncpg.exceptions import DiskFullError
from sqlalchemy import make_url

from db.engine import open_engine
from tests.databases import Fill, Postgres, Sqlite

ROOM = {"sqlite": 48, "postgres": 384}  # megabytes
NEVER_LONG = (
    "busy_timeout = 20",
)  # milliseconds: who finds it locked hears so while the time of a bad day stands still


class Disk:
    """A file system of its own, which may be made by root alone."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self._folder, self._ballast = folder, folder / "ballast"
        made = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0777", "tmpfs", str(folder)]
        self.is_made = os.geteuid() == 0 and subprocess.run(made, capture_output=True, check=False).returncode == 0  # noqa: S603

    def fill(self, _: Collection[int]) -> None:
        with self._ballast.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))

    @property
    def is_full(self) -> bool:
        return self._ballast.exists()

    def relieve(self, _: Collection[int]) -> None:
        self._ballast.unlink(missing_ok=True)

    def close(self) -> None:
        if self.is_made:
            subprocess.run(["umount", "--lazy", str(self._folder)], check=True)  # noqa: S603, S607


class Limit:
    """Where none can be made, the files of these processes may not grow any more: there is room for all others."""

    is_full = False

    def fill(self, processes: Collection[int]) -> None:
        self._set(processes, 4096)

    def relieve(self, processes: Collection[int]) -> None:
        self._set(processes, resource.RLIM_INFINITY)

    def _set(self, processes: Collection[int], size: int) -> None:
        for process in processes:
            with suppress(ProcessLookupError):
                resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


class OnSqlite:
    pragmas = NEVER_LONG

    def __init__(self, databases: Sqlite, disk: Disk | Limit) -> None:
        self._databases, self.disk = databases, disk

    async def fresh(self, fill: Fill) -> str:
        self.address, _ = await self._databases.lend(fill)
        return self.address

    async def take_back(self, fill: Fill) -> None:
        await self._databases.take_back(self.address, fill)

    async def go_away(self) -> None:
        """Somebody else writes, and does not end."""
        self._engine = open_engine(self.address)
        self._held = await self._engine.connect()
        await self._held.exec_driver_sql("SELECT 1")  # which begins as a writer

    async def come_back(self) -> None:
        await self._held.close()
        await self._engine.dispose()


class OnPostgres:
    pragmas = ()

    def __init__(self, databases: Postgres, disk: Disk | Limit) -> None:
        self._databases, self.disk = databases, disk

    async def fresh(self, fill: Fill) -> str:
        self.address, _ = await self._databases.lend(fill)
        self._name = make_url(self.address).database or ""
        return self.address

    async def take_back(self, fill: Fill) -> None:
        await self._databases.take_back(self.address, fill)

    async def go_away(self) -> None:
        await self._with_room(self._databases.shut, self._name)

    async def come_back(self) -> None:
        await self._with_room(self._databases.open_again, self._name)

    async def cut(self) -> None:
        await self._with_room(self._databases.cut, self._name)

    async def crash(self) -> None:
        await self._with_room(self._databases.crash)

    async def _with_room(self, deed: Callable[..., Awaitable[None]], *given: str) -> None:
        """On a full disk it lets nobody in, and does not come up again: then there is room earlier than was meant."""
        try:
            await deed(*given)
        except (CalledProcessError, DiskFullError):
            if not self.disk.is_full:
                raise
            self.disk.relieve(())
            await deed(*given)


def _folder(engine: str) -> Path:
    """Which the server's own user may enter, too."""
    folder = Path(tempfile.mkdtemp(prefix=f"tilshi-torture-{engine}-"))
    folder.chmod(0o777)
    return folder


@asynccontextmanager
async def placed(engine: str) -> AsyncIterator[OnSqlite | OnPostgres]:
    folder = _folder(engine)
    disk = Disk(folder, ROOM[engine])
    fills = disk if disk.is_made else Limit()
    home = folder / "databases"
    home.mkdir(mode=0o777)
    try:
        if engine == "sqlite":
            files = Sqlite(home)
            await files.prepare()
            yield OnSqlite(files, fills)
        else:
            async with _served(home, disk) as server:
                yield OnPostgres(server, fills)
    finally:
        disk.close()
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def _served(home: Path, disk: Disk) -> AsyncIterator[Postgres]:
    server = await asyncio.to_thread(Postgres, home)
    try:
        await server.prepare()
        await server.keep_what_is_committed()
        yield server
    finally:
        disk.relieve(())
        server.stop()
