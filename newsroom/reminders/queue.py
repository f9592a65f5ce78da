"""What waits for a specialist for too long: posts, and questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Post, Question, ReminderRule
from newsroom.posts.states import SENT
from newsroom.questions.questions import WAITING
from newsroom.reminders import rules


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait longer than that, and since when the first does."""

    posts: int
    since: datetime
    hours: int
    questions: int = 0


async def waiting(tx: AsyncConnection, region_id: int, now: datetime, hours: int) -> Waiting | None:
    long = select(func.count(), func.min(Post.sent_at)).join(Organisation, Organisation.id == Post.organisation_id)
    long = long.where(Post.state == SENT, Organisation.region_id == region_id)
    before = now - timedelta(hours=hours)
    posts, first_post = (await tx.execute(long.where(Post.sent_at < before))).one()
    asked = select(func.count(), func.min(Question.since)).where(Question.region_id == region_id)
    asked = asked.where(Question.state == WAITING, Question.since < before)
    questions, first_asked = (await tx.execute(asked)).one()
    since = min((one for one in (first_post, first_asked) if one is not None), default=None)
    return Waiting(posts, since, hours, questions) if since is not None else None


async def hours_of(tx: AsyncConnection, region_id: int) -> int:
    rule = ReminderRule
    named = select(rule.number).where(rule.organisation_id == region_id, rule.kind == rules.QUEUE)
    return (await tx.execute(named)).scalar_one_or_none() or 0
