"""The letterhead of the press service: the newest holds, and each that there was is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.tables import Person
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.values.folding import one_line
from newsroom.who import Who

LONGEST_NAME = 128


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Without content, the one that comes with the bot."""

    content: bytes | None = None
    logo: bytes | None = None
    figures: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kept:
    """One of the history. Without a name, it is the one that comes with the bot. `by`: who has put it there."""

    id: int
    name: str
    at: datetime
    by: str | None


NEWEST = select(*columns(Letterhead, tables.Letterhead.__table__)).order_by(tables.Letterhead.id.desc()).limit(1)


async def now_used(tx: AsyncConnection) -> Letterhead:
    return await fetch_one(tx, NEWEST, Letterhead) or Letterhead()


def require_keeps(who: Who) -> None:
    access.require_here(who, "keep the letterhead")


async def history(tx: AsyncConnection, who: Who, first: int, most: int) -> list[Kept]:
    """The newest first."""
    require_keeps(who)
    kept = select(*columns(Kept, tables.Letterhead.__table__), Person.name.label("by"))
    kept = kept.outerjoin(Person, Person.id == tables.Letterhead.by_id).order_by(tables.Letterhead.id.desc())
    return await fetch_all(tx, kept.offset(first).limit(most), Kept)


async def put(
    tx: AsyncConnection, who: Who, name: str, content: bytes, logo: bytes, figures: Sequence[Any], now: datetime
) -> None:  # fmt: skip
    """It was looked at before: see reports.documents.letterhead."""
    require_keeps(who)
    row = {"name": one_line(name)[:LONGEST_NAME] or "letterhead.docx", "content": content, "logo": logo or None}
    await _put(tx, who, now, **row, figures=list(figures))


async def take_back(tx: AsyncConnection, who: Who, letterhead_id: int | None, now: datetime) -> None:
    """One that was there before holds again; where none is named, the one that comes with the bot."""
    require_keeps(who)
    if letterhead_id is None:
        await _put(tx, who, now, name="", content=None, logo=None, figures=[])
        return
    kept = select(*columns(Letterhead, tables.Letterhead.__table__), tables.Letterhead.name)
    row = (await tx.execute(kept.where(tables.Letterhead.id == letterhead_id))).mappings().one_or_none()
    if row is None:
        raise Refused("old_button")
    await _put(tx, who, now, **row)


async def _put(tx: AsyncConnection, who: Who, now: datetime, **row: Any) -> None:
    await tx.execute(insert(tables.Letterhead).values(**row, at=now, by_id=who.person_id))
    await record.note(tx, who, "letterhead changed", now)
