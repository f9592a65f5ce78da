"""Answers of a form that nobody has come to the end of: kept when the question ends, until it is gone on with."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Unfinished
from newsroom.who import Who

TIP = "tip"  # the forms that are kept
KEPT_FOR = timedelta(days=30)


async def answers(tx: AsyncConnection, who: Who, form: str, now: datetime) -> dict[str, str]:
    """None, where nothing has been answered; and what is older than a month is not gone on with."""
    own = (Unfinished.account_id == who.account_id, Unfinished.form == form, Unfinished.at > now - KEPT_FOR)
    found: dict[str, str] | None = (await tx.execute(select(Unfinished.answers).where(*own))).scalar_one_or_none()
    return found or {}


async def keep(tx: AsyncConnection, who: Who, form: str, given: dict[str, str], now: datetime) -> None:
    row = {"answers": given, "at": now}
    new = insert_or(tx, Unfinished).values(account_id=who.account_id, form=form, **row)
    await tx.execute(new.on_conflict_do_update(index_elements=["account_id", "form"], set_=row))


async def end(tx: AsyncConnection, who: Who, form: str) -> None:
    """Saved, or begun anew."""
    await tx.execute(delete(Unfinished).where(Unfinished.account_id == who.account_id, Unfinished.form == form))
