"""Bringing a database up to what the code expects, and back."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

STARTING = 7_145_002  # of all processes that start at once, one migrates, and the others find it done
FOLDER = Path(__file__).with_name("migrations")


class TooNew(Exception):
    """The database has been brought to where this code has never been."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


def configuration(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


async def move(engine: AsyncEngine, target: str = "head") -> None:
    """To the newest, or to any named revision (`base`: to nothing)."""
    async with engine.connect() as connection:
        await connection.run_sync(_move, target)


def _move(connection: Connection, target: str) -> None:
    """SQLite rebuilds tables to change them, and would take children with them: references rest meanwhile."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("SELECT 1")
        connection.rollback()
        _pragma(connection, "OFF")
    try:
        with connection.begin():
            if not sqlite:  # which lets in one writer at a time anyway
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock($1)", (STARTING,))
            require_known(MigrationContext.configure(connection).get_current_revision())
            if target == "base":
                command.downgrade(configuration(connection), "base")
            else:
                command.upgrade(configuration(connection), target)
            if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
                raise RuntimeError(f"rows that refer to nothing: {broken[:5]}")
    finally:
        if sqlite:
            _pragma(connection, "ON")


def _pragma(connection: Connection, value: str) -> None:
    """Outside any transaction: inside one SQLite ignores it."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {value}")
    cursor.close()


async def revision_of(engine: AsyncEngine) -> str | None:
    async with engine.connect() as connection:
        return await connection.run_sync(lambda raw: MigrationContext.configure(raw).get_current_revision())


def newest() -> str | None:
    return ScriptDirectory.from_config(configuration()).get_current_head()


def require_known(revision: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
    if revision is not None and revision not in known:
        raise TooNew(revision)
