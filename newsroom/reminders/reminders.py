"""What is due when, by each region's clock: claimed once, and rechecked when it is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Person
from newsroom import occurrences, outbox, weeks
from newsroom.pages import followers
from newsroom.posts import posts
from newsroom.union import seats
from newsroom.union.organisations import REGION
from newsroom.who import CHAIR, DEPUTY

STILL_WORTH = timedelta(hours=12)  # a reminder that a stop of the bot has held up longer than this is let go
Remind = Callable[[AsyncConnection, Row[Any], Row[Any], str, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    at: time
    falls_on: Callable[[date], bool]
    remind: Remind


async def come_due(tx: AsyncConnection, now: datetime) -> int:
    """Does what is due and not yet done; safe to ask at any time and from anywhere. Gives how many rules came due."""
    done = 0
    regions = (await tx.execute(select(Organisation.__table__).where(Organisation.level == REGION))).all()
    for region in regions:
        for rule in RULES:
            due = due_at(rule, now, region.timezone or weeks.DEFAULT_ZONE)
            if due is not None and await occurrences.claim(tx, f"{rule.name}:{region.id}", due, now):
                await _remind_all(tx, rule, region, now)
                done += 1
    return done


def due_at(rule: Rule, now: datetime, zone: str) -> datetime | None:
    """The rule's moment today, when it has come and is not too long ago."""
    there = weeks.local(now, zone)
    due = datetime.combine(there.date(), rule.at, ZoneInfo(zone))
    return due if rule.falls_on(there.date()) and due <= there <= due + STILL_WORTH else None


async def _remind_all(tx: AsyncConnection, rule: Rule, region: Row[Any], now: datetime) -> None:
    week = weeks.week_of(weeks.local(now, region.timezone).date())
    for chair in await _chairs_of(tx, region.id, now):
        await rule.remind(tx, region, chair, week, now)


async def _chairs_of(tx: AsyncConnection, region_id: int, now: datetime) -> Sequence[Any]:
    """All who report to the region, however deep its tree; who has blocked the bot is left in peace."""
    below = and_(Organisation.region_id == region_id, Organisation.id != region_id)
    seated = seats.accounts_in(below, (CHAIR, DEPUTY), now).where(Person.unreachable_since.is_(None))
    people: Sequence[Any] = (await tx.execute(seated)).all()
    return people


async def _tell(tx: AsyncConnection, kind: str, region: Row[Any], chair: Row[Any], week: str, now: datetime) -> None:
    given = {"region": region.id, "branch": chair.place, "week": week}
    once = f"{kind}:{week}:{chair.person}:{chair.place}"
    await outbox.leave(tx, chair.account, kind, given, now=now, person_id=chair.person, once=once)


async def _rubric(tx: AsyncConnection, region: Row[Any], chair: Row[Any], week: str, now: datetime) -> None:
    await _tell(tx, "rubric", region, chair, week, now)


async def _chaser(tx: AsyncConnection, region: Row[Any], chair: Row[Any], week: str, now: datetime) -> None:
    """Who has sent is not chased."""
    if not await posts.sent_in_week(tx, chair.place, week):
        await _tell(tx, "chaser", region, chair, week, now)


async def _count(tx: AsyncConnection, region: Row[Any], chair: Row[Any], week: str, now: datetime) -> None:
    today = await followers.today_at(tx, chair.place, now)
    if await followers.next_page(tx, chair.place, today) is not None:
        await _tell(tx, "count", region, chair, week, now)


RULES = (
    Rule("rubric", time(10), lambda day: day.isoweekday() == 1, _rubric),
    Rule("chaser", time(10), lambda day: day.isoweekday() == 4, _chaser),
    Rule("count", time(11), lambda day: day.isoweekday() == 5 and day.day <= 7, _count),
)
