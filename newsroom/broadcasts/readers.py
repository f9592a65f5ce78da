"""Whom a notice about a broadcast is for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Notice
from newsroom import access, outbox
from newsroom.broadcasts import talks
from newsroom.broadcasts.notices import Corrected, HowFar, NotAnswered, Nudge, Said, TakenAway, Tip
from newsroom.union import seats
from newsroom.union.readers import Reader
from newsroom.who import SPECIALIST


async def in_a_seat(_: AsyncConnection, __: Tip, reader: Reader) -> bool:
    """For whom it is was fixed when it was sent; whoever has left the union's seats since gets nothing."""
    return bool(reader.seats)


async def where_it_stands(tx: AsyncConnection, about: Corrected | TakenAway | Nudge, reader: Reader) -> bool:
    """Also when their seat has ended since: it stands in their chat."""
    there = select(Notice.id).where(
        Notice.chat_id == reader.chat_id, Notice.broadcast_id == about.broadcast_id, Notice.kind == Tip.kind,
        Notice.state == outbox.SENT,
    )  # fmt: skip
    return (await tx.execute(there.limit(1))).scalar() is not None


async def still_sits(tx: AsyncConnection, about: Nudge, reader: Reader) -> bool:
    return bool(reader.seats) and await where_it_stands(tx, about, reader)


async def still_sends(tx: AsyncConnection, person_id: int | None, now: datetime) -> bool:
    """Whoever has sent it may have left their seat meanwhile: then it goes on, and nobody is shown how far it is."""
    held = await seats.held(tx, person_id, now) if person_id is not None else []
    return any(one.role in access.RIGHTS["broadcast"] for one in held)


async def who_sends(_: AsyncConnection, __: HowFar, reader: Reader) -> bool:
    return any(one.role in access.RIGHTS["broadcast"] for one in reader.seats)


async def whose_region(_: AsyncConnection, about: NotAnswered, reader: Reader) -> bool:
    return reader.sits((SPECIALIST,), about.region_id)


async def either_side(tx: AsyncConnection, about: Said, reader: Reader) -> bool:
    """What a reader has said, for those who send; what they have said, for that reader."""
    word = await talks.of(tx, about.word_id)
    if word.is_readers:
        return any(one.role in access.RIGHTS["broadcast"] for one in reader.seats)
    return reader.person_id == word.person_id and bool(reader.seats)
