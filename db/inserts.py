"""An INSERT that says what is done where the row is there already: both engines know it, each by its own class."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_or(tx: AsyncConnection, table: type[Any]) -> postgresql.Insert | sqlite.Insert:
    """For `on_conflict_do_nothing` and `on_conflict_do_update`: of two at once the second waits, and then does that."""
    return postgresql.insert(table) if tx.dialect.name == "postgresql" else sqlite.insert(table)
