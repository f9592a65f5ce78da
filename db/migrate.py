"""Bringing a database up to what the code expects, and back."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from db.engine import Database
from db.revisions import STARTING, read_revision, require_known

FOLDER = Path(__file__).with_name("migrations")


def configuration(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


async def move(engine: Database, target: str = "head") -> None:
    """To the newest, or to any named revision (`base`: to nothing)."""
    if engine.dialect.name == "sqlite":
        await asyncio.to_thread(_move_file, engine.writes, target)
        return
    async with engine.connect() as connection:
        await connection.run_sync(_move, target)


def _move_file(engine: Engine, target: str) -> None:
    """In one visit to a thread: one for each of its hundreds of statements would cost more than they do."""
    with engine.connect() as connection:
        _move(connection, target)


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
            require_known(read_revision(connection))
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
