"""What Telegram has brought, kept until it is dealt with, and its number for some days more.

Where Telegram is asked, it keeps itself what is not confirmed; here lies only what one person has too much of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.pruning import UPDATE
from db.fetch import fetch_all, fetch_one
from db.inserts import insert_or
from db.tables import Incoming

KNOWN_FOR = timedelta(days=3)  # Telegram itself gives one up after a day
MOST_SEEN = 500
BY_CHAT = ("message", "edited_message", "channel_post", "message_reaction_count")  # others are a person's


@dataclass(frozen=True, slots=True)
class Kept:
    """An update that nobody is through with."""

    id: int
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lying:
    id: int
    lane: int


# By an order that only the right index gives: those that are done are many, and in the way of each other one.
NEXT = (
    select(Incoming.id, Incoming.payload)
    .where(Incoming.lane == bindparam("of_lane"), Incoming.done_at.is_(None))
    .order_by(Incoming.lane, Incoming.id)
    .limit(1)
)
OPEN = select(Incoming.id, Incoming.lane).where(Incoming.done_at.is_(None)).order_by(Incoming.lane, Incoming.id)
THIS = update(Incoming).where(Incoming.id == bindparam("number"))
WRITTEN = THIS.where(Incoming.written_at.is_(None)).values(written_at=bindparam("at"))
DONE = THIS.values(done_at=bindparam("at"), payload=None)
TAKEN_UP = THIS.values(tries=Incoming.tries + 1).returning(Incoming.tries)


def lane_of(update: Mapping[str, Any]) -> int:
    """Whose turn it has to wait for: that of whoever did it, or of the chat in which it was said."""
    for kind, told in update.items():
        if isinstance(told, Mapping):
            whose = told.get("chat" if kind in BY_CHAT else "from")
            return int(whose["id"]) if isinstance(whose, Mapping) and isinstance(whose.get("id"), int) else 0
    return 0


async def keep(tx: AsyncConnection, update_id: int, update: Mapping[str, Any], now: datetime) -> int:
    """Of it, what the bot reads. One that is there already has come again. Gives its lane."""
    payload = UPDATE(update)
    lane = lane_of(payload)
    row = insert_or(tx, Incoming).values(id=update_id, lane=lane, payload=payload, came_at=now, tries=0)
    await tx.execute(row.on_conflict_do_nothing(index_elements=["id"]))
    return lane


async def next_of(tx: AsyncConnection, lane: int) -> Kept | None:
    """The lowest that is not done."""
    return await fetch_one(tx, NEXT, Kept, of_lane=lane)


async def lying(tx: AsyncConnection) -> list[Lying]:
    return await fetch_all(tx, OPEN.limit(MOST_SEEN), Lying)


async def open_ones(tx: AsyncConnection) -> set[int]:
    return {one.id for one in await fetch_all(tx, OPEN, Lying)}


async def is_first_time(tx: AsyncConnection, update_id: int, now: datetime) -> bool:
    """Asked in the transaction in which it is written what it does: of two that ask, one hears that it is."""
    return bool((await tx.execute(WRITTEN, {"number": update_id, "at": now})).rowcount)


async def take_up(tx: AsyncConnection, update_id: int) -> int:
    """How often it has been taken up by now."""
    return int((await tx.execute(TAKEN_UP, {"number": update_id})).scalar_one())


async def done(tx: AsyncConnection, update_id: int, now: datetime) -> None:
    await tx.execute(DONE, {"number": update_id, "at": now})


async def forget(tx: AsyncConnection, now: datetime) -> None:
    """What Telegram will not repeat any more."""
    await tx.execute(delete(Incoming).where(Incoming.done_at < now - KNOWN_FOR))
