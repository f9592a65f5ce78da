"""Tips and standards for everybody, in every language; and how many of them arrived."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_one
from db.tables import Broadcast, Notice
from locales import LANGUAGES
from newsroom import access, outbox, record
from newsroom.broadcasts.notices import Tip
from newsroom.errors import Refused
from newsroom.notices import tell_found
from newsroom.posts import posts
from newsroom.union import seats
from newsroom.who import CHAIR, DEPUTY, Who

AUDIENCE = (CHAIR, DEPUTY)
LONGEST_WITH_PHOTO = 1024 - 44  # of each language: what Telegram takes below a photo, less the heading
LONGEST_TIP = 3600 // len(LANGUAGES)  # of each language: all stand in one message when they are checked


@dataclass(frozen=True, slots=True)
class Content:
    """In every language; and the photo as Telegram keeps it: which bot's, and under what name."""

    texts: dict[str, str]
    photo: dict[str, Any] | None


def require_fitting(text: str, *, with_photo: bool) -> None:
    """Telegram takes less below a photo."""
    length = len(text.encode("utf-16-le")) // 2
    if with_photo and length > LONGEST_WITH_PHOTO:
        raise Refused("too_long_with_photo", length=length, most=LONGEST_WITH_PHOTO)
    posts.require_short(text, LONGEST_TIP)


async def send(
    tx: AsyncConnection, who: Who, texts: dict[str, str], now: datetime, photo: dict[str, Any] | None = None
) -> tuple[int, int]:
    """To all chairs and deputies, each in their own language. Gives its id and how many it goes to."""
    seat = access.require_seat(who)
    access.require(who, "broadcast", seat.organisation_id, seat.region_id)
    if not all(texts.get(language, "").strip() for language in LANGUAGES):
        raise Refused("every_language")
    for text in texts.values():
        require_fitting(text, with_photo=photo is not None)
    made = insert(Broadcast).values(texts=texts, photo=photo, created_by=access.require_person(who), created_at=now)
    broadcast_id = (await tx.execute(made.returning(Broadcast.id))).scalar_one()
    people = await tell_found(tx, Tip(broadcast_id), seats.everybody(AUDIENCE, now), now, broadcast_id=broadcast_id)
    await record.note(tx, who, "broadcast", now, broadcast=broadcast_id, people=people)
    return broadcast_id, people


async def content_of(tx: AsyncConnection, broadcast_id: int) -> Content:
    found = select(*columns(Content, Broadcast.__table__)).where(Broadcast.id == broadcast_id)
    content = await fetch_one(tx, found, Content)
    if content is None:
        raise Refused("old_button")
    return content


async def reached(tx: AsyncConnection, broadcast_id: int) -> Counter[str]:
    """How many notices of it stand in which state. Whoever has left their seat before it came is none of them."""
    counted = select(Notice.state, func.count()).where(Notice.broadcast_id == broadcast_id).group_by(Notice.state)
    states: Counter[str] = Counter()
    for state, count in (await tx.execute(counted.where(Notice.state != outbox.NOT_THEIRS))).all():
        states[state] = count
    return states
