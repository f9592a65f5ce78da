"""Tips and standards for everybody, in every language; and how many of them arrived."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy import func, insert, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Broadcast, Notice
from locales import LANGUAGES
from newsroom import access, outbox, record
from newsroom.broadcasts.notices import Tip
from newsroom.errors import Refused
from newsroom.notices import Recipient, tell
from newsroom.posts import posts
from newsroom.union import seats
from newsroom.who import CHAIR, DEPUTY, Who

AUDIENCE = (CHAIR, DEPUTY)
LONGEST_TIP = 3600 // len(LANGUAGES)  # of each language: all stand in one message when they are checked


async def send(tx: AsyncConnection, who: Who, texts: dict[str, str], now: datetime) -> tuple[int, int]:
    """To all chairs and deputies, each in their own language. Gives its id and how many it goes to."""
    seat = access.require_seat(who)
    access.require(who, "broadcast", seat.organisation_id, seat.region_id)
    if not all(texts.get(language, "").strip() for language in LANGUAGES):
        raise Refused("every_language")
    for text in texts.values():
        posts.require_short(text, LONGEST_TIP)
    made = insert(Broadcast).values(texts=texts, created_by=access.require_person(who), created_at=now)
    broadcast_id = (await tx.execute(made.returning(Broadcast.id))).scalar_one()
    people = await _audience(tx, now)
    await tell(tx, Tip(broadcast_id), people, now, broadcast_id=broadcast_id)
    await record.note(tx, who, "broadcast", now, broadcast=broadcast_id, people=len(people))
    return broadcast_id, len(people)


async def _audience(tx: AsyncConnection, now: datetime) -> list[Recipient]:
    """A chair of two branches hears it once."""
    seated = await seats.addressees(tx, true(), AUDIENCE, now)
    return list(dict.fromkeys(Recipient(one.chat_id, one.person_id) for one in seated))


async def texts_of(tx: AsyncConnection, broadcast_id: int) -> dict[str, str]:
    found = select(Broadcast.texts).where(Broadcast.id == broadcast_id)
    texts: dict[str, str] | None = (await tx.execute(found)).scalar_one_or_none()
    if texts is None:
        raise Refused("old_button")
    return texts


async def reached(tx: AsyncConnection, broadcast_id: int) -> Counter[str]:
    """How many notices of it stand in which state. Whoever has left their seat before it came is none of them."""
    counted = select(Notice.state, func.count()).where(Notice.broadcast_id == broadcast_id).group_by(Notice.state)
    states: Counter[str] = Counter()
    for state, count in (await tx.execute(counted.where(Notice.state != outbox.NOT_THEIRS))).all():
        states[state] = count
    return states
