"""What is told to many, as it is kept: what it says, to whom, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import Broadcast as Stored
from newsroom import access
from newsroom.broadcasts.audience import Audience, parsed
from newsroom.errors import Refused
from newsroom.who import Who

KINDS = TIP, STANDARD, NEWS, URGENT = "tip", "standard", "news", "urgent"  # the last goes in quiet hours, too
DRAFT, PLANNED, RUNNING, PAUSED, STOPPED, DONE, DROPPED = (
    "draft", "planned", "running", "paused", "stopped", "done", "dropped",
)  # fmt: skip
UNDER_WAY = (RUNNING, PAUSED)
BEGUN = (*UNDER_WAY, STOPPED, DONE)
CONFIRM, CHOICE, NUMBER, SENTENCE = ASKED = "confirm", "choice", "number", "words"
PRESSED = CONFIRM, CHOICE  # and the others are written


@dataclass(frozen=True, slots=True)
class Content:
    """In the languages it is written in; files as Telegram keeps them: which bot's, of what kind, and their names.

    `counted`: what its answers are figures of, as `figures` reads it.
    """

    id: int
    kind: str
    texts: dict[str, str]
    media: list[dict[str, Any]]
    links: list[dict[str, Any]]
    asks: str
    choices: list[dict[str, str]]
    answer_by: date | None
    counted: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Broadcast(Content):
    state: str
    audience: dict[str, Any]
    send_at: datetime | None
    series_id: int | None
    place: int
    said: dict[str, int]
    created_by: int
    created_at: datetime
    started_at: datetime | None
    people: int
    lane: int
    errand: str
    errand_from: int
    turn: int
    live: dict[str, Any]
    corrected_at: datetime | None
    taken_back_at: datetime | None
    nudged_at: datetime | None

    @property
    def to(self) -> Audience:
        return parsed(self.audience)


CONTENT = select(*columns(Content, Stored.__table__)).where(Stored.id == bindparam("number"))
ROWS = select(*columns(Broadcast, Stored.__table__))


def require_sends(who: Who) -> None:
    access.require_here(who, "broadcast")


def sends(who: Who) -> bool:
    seat = who.seat
    return seat is not None and access.may(who, "broadcast", seat.organisation_id, seat.region_id)


async def content_of(tx: AsyncConnection, broadcast_id: int) -> Content:
    content = await fetch_one(tx, CONTENT, Content, number=broadcast_id)
    if content is None:
        raise Refused("old_button")
    return content


async def read(tx: AsyncConnection, broadcast_id: int) -> Broadcast:
    found = await fetch_one(tx, ROWS.where(Stored.id == broadcast_id), Broadcast)
    if found is None:
        raise Refused("old_button")
    return found


async def require_broadcast(tx: AsyncConnection, who: Who, broadcast_id: int) -> Broadcast:
    """For whoever may send some."""
    require_sends(who)
    found = await read(tx, broadcast_id)
    if found.state == DROPPED:
        raise Refused("old_button")
    return found


async def to_change(tx: AsyncConnection, who: Who, broadcast_id: int, *states: str) -> Broadcast:
    """As it is now, and as nobody else makes it until this transaction ends; in one of these states."""
    require_sends(who)
    await lock(tx, broadcast_id)
    found = await read(tx, broadcast_id)
    if found.state not in states:
        raise Refused("old_button")
    return found


async def lock(tx: AsyncConnection, broadcast_id: int) -> None:
    await tx.execute(select(Stored.id).where(Stored.id == broadcast_id).with_for_update(key_share=True))


async def change(tx: AsyncConnection, broadcast_id: int, **values: Any) -> None:
    """Of one that is locked."""
    await tx.execute(update(Stored).where(Stored.id == broadcast_id).values(**values))


async def listed(tx: AsyncConnection, who: Who, first: int, most: int) -> list[Broadcast]:
    """What has been sent, the newest first."""
    require_sends(who)
    newest_first = ROWS.where(Stored.started_at.is_not(None)).order_by(Stored.started_at.desc(), Stored.id.desc())
    return await fetch_all(tx, newest_first.offset(first).limit(most), Broadcast)


async def planned(tx: AsyncConnection, who: Who, first: int, most: int) -> list[Broadcast]:
    """At an hour of their own, the soonest first."""
    require_sends(who)
    soonest_first = ROWS.where(Stored.state == PLANNED, Stored.series_id.is_(None)).order_by(Stored.send_at, Stored.id)
    return await fetch_all(tx, soonest_first.offset(first).limit(most), Broadcast)


async def draft_of(tx: AsyncConnection, who: Who) -> Broadcast | None:
    """The one that somebody has begun last."""
    theirs = ROWS.where(Stored.created_by == access.require_person(who), Stored.state == DRAFT)
    return await fetch_one(tx, theirs.order_by(Stored.id.desc()).limit(1), Broadcast)
