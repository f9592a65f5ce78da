"""Posts that wait for a specialist for too long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Post, ReminderRule
from newsroom.posts.states import SENT
from newsroom.reminders import rules


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait longer than that, and since when the first does."""

    posts: int
    since: datetime
    hours: int


async def waiting(tx: AsyncConnection, region_id: int, now: datetime, hours: int) -> Waiting | None:
    long = select(func.count(), func.min(Post.sent_at)).join(Organisation, Organisation.id == Post.organisation_id)
    long = long.where(Post.state == SENT, Organisation.region_id == region_id)
    posts, since = (await tx.execute(long.where(Post.sent_at < now - timedelta(hours=hours)))).one()
    return Waiting(posts, since, hours) if since is not None else None


async def hours_of(tx: AsyncConnection, region_id: int) -> int:
    rule = ReminderRule
    named = select(rule.number).where(rule.organisation_id == region_id, rule.kind == rules.QUEUE)
    return (await tx.execute(named)).scalar_one_or_none() or 0
