"""What a branch has done this month already: it is said before anything is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Post, Publication
from newsroom import weeks
from newsroom.posts.states import NEVER_SENT

OUT = "out"


@dataclass(frozen=True, slots=True)
class Praise:
    """Posts sent this month; `published_on`: the last day on which one came out."""

    posts: int
    published_on: date | None


async def of_place(tx: AsyncConnection, place_id: int, now: datetime, zone: str) -> Praise | None:
    today = weeks.today(now, zone)
    since = datetime(today.year, today.month, 1, tzinfo=ZoneInfo(zone))
    sent = select(func.count()).where(
        Post.organisation_id == place_id, Post.sent_at >= since, Post.state.not_in(NEVER_SENT)
    )
    number = (await tx.execute(sent)).scalar_one()
    if not number:
        return None
    out = select(func.max(Publication.at)).join(Post, Post.id == Publication.post_id)
    out = out.where(Post.organisation_id == place_id, Post.sent_at >= since, Publication.state == OUT)
    at = (await tx.execute(out)).scalar_one_or_none()
    return Praise(number, weeks.today(at, zone) if at is not None else None)
