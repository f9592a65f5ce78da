"""The database as a command needs it: as the code expects it, or told in one line why it is not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.settings import Settings
from bot.troubles import Trouble, file_of, of_database
from db.engine import Database, in_turn, open_engine
from db.revisions import STARTING, bring_up, revision_of
from locales import later
from locales.said import said
from newsroom.library import ready
from newsroom.rubrics import turns

ELSEWHERE = later("go to its folder, or write the whole path in DATABASE_URL")
NONE_THERE = later("database: there is none at {file}; {elsewhere}, or let `import` make one")

log = structlog.get_logger(__name__)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """As it is found. What is wrong with it is a `Trouble`."""
    engine = open_engine(settings.database_url)
    try:
        yield engine
    except Exception as error:
        trouble = of_database(error, settings.database_url)
        if trouble is None:
            raise
        raise trouble from error
    finally:
        await engine.dispose()


@asynccontextmanager
async def database(settings: Settings, *, anew: bool = True) -> AsyncIterator[Database]:
    """As the code expects it, with the union's own rubrics. Where there is none it is made, if it may be `anew`."""
    file = missing(settings)
    if file is not None and not anew:
        raise Trouble(said(NONE_THERE, file=file, elsewhere=said(ELSEWHERE)))
    async with _brought_up(settings) as engine:
        if file is not None:
            log.warning("there was no database: one was made", file=str(file))
        yield engine


@asynccontextmanager
async def tried(settings: Settings) -> AsyncIterator[Database]:
    """For what is only to be seen: where nothing is yet, it is seen in a database that is gone afterwards."""
    if not await _is_empty(settings):
        async with database(settings) as engine:
            yield engine
        return
    with TemporaryDirectory(prefix="tilshi-tried-") as folder:
        async with _brought_up(replace(settings, database_url=f"sqlite:///{folder}/tried.sqlite3")) as engine:
            yield engine


async def _is_empty(settings: Settings) -> bool:
    if missing(settings) is not None:
        return True
    async with opened(settings) as engine:
        return await revision_of(engine) is None


@asynccontextmanager
async def _brought_up(settings: Settings) -> AsyncIterator[Database]:
    async with opened(settings) as engine:
        await bring_up(engine)
        await engine.write(_with_rubrics)
        yield engine


async def _with_rubrics(tx: AsyncConnection) -> None:
    await in_turn(tx, STARTING)
    await turns.bring_in_rubrics(tx)
    await ready.bring_in(tx, datetime.now(UTC))


def missing(settings: Settings) -> Path | None:
    """Where SQLite would make a new file: in a folder that is there."""
    file = file_of(settings.database_url)
    return file if file is not None and file.parent.is_dir() and not file.exists() else None
