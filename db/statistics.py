"""What the planner knows of how much there is: SQLite has to be asked to look, PostgreSQL looks by itself."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

MOST_LOOKED_AT = 400  # rows of each index: enough to choose by, and a matter of milliseconds


async def refresh(tx: AsyncConnection) -> None:
    """Of those tables that were asked for over this connection, and have grown much since it was last done."""
    if tx.dialect.name == "sqlite":
        await tx.execute(text(f"PRAGMA analysis_limit = {MOST_LOOKED_AT}"))
        await tx.execute(text("PRAGMA optimize"))
