"""A figure that was told in the bot: one of each kind a day, and what is told later takes its place."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Figure
from db.tables.pages import TOLD_OF_PAGE, TOLD_OF_PLACE


async def note(tx: AsyncConnection, whose: dict[str, Any], figure: dict[str, Any]) -> int:
    """`whose` says of whom, of what and of which day. Of two who tell it at once the later one is believed."""
    column, where = ("page_id", TOLD_OF_PAGE) if "page_id" in whose else ("organisation_id", TOLD_OF_PLACE)
    row = insert_or(tx, Figure).values(**whose, **figure)
    key = [column, "kind", "on_day"]
    noted = row.on_conflict_do_update(index_elements=key, index_where=where, set_=figure).returning(Figure.id)
    figure_id: int = (await tx.execute(noted)).scalar_one()
    return figure_id
