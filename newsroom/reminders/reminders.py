"""What is due when, by each region's clock: claimed once, and rechecked when it is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Person
from newsroom import occurrences, weeks
from newsroom.notices import tell
from newsroom.pages import followers
from newsroom.posts import posts
from newsroom.reminders import notices
from newsroom.union import organisations, seats
from newsroom.union.organisations import Place
from newsroom.union.seats import Addressee
from newsroom.who import CHAIR, DEPUTY

STILL_WORTH = timedelta(hours=12)  # a reminder that a stop of the bot has held up longer than this is let go
Remind = Callable[[AsyncConnection, Place, Addressee, str, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    at: time
    falls_on: Callable[[date], bool]
    remind: Remind


async def is_any_due(tx: AsyncConnection, now: datetime) -> bool:
    """Asked beforehand, where nothing is written: there is something to do a few times in a week."""
    for region in await organisations.regions(tx):
        for rule in RULES:
            due = due_at(rule, now, weeks.zone_or_default(region.timezone))
            if due is not None and not await occurrences.is_claimed(tx, f"{rule.name}:{region.id}", due):
                return True
    return False


async def come_due(tx: AsyncConnection, now: datetime) -> int:
    """Does what is due and not yet done; safe to ask at any time and from anywhere. Gives how many rules came due."""
    done = 0
    for region in await organisations.regions(tx):
        for rule in RULES:
            due = due_at(rule, now, weeks.zone_or_default(region.timezone))
            if due is not None and await occurrences.claim(tx, f"{rule.name}:{region.id}", due, now):
                await _remind_all(tx, rule, region, now)
                done += 1
    return done


def due_at(rule: Rule, now: datetime, zone: str) -> datetime | None:
    """The rule's moment today, when it has come and is not too long ago."""
    there = weeks.local(now, zone)
    due = datetime.combine(there.date(), rule.at, ZoneInfo(zone))
    return due if rule.falls_on(there.date()) and due <= there <= due + STILL_WORTH else None


async def _remind_all(tx: AsyncConnection, rule: Rule, region: Place, now: datetime) -> None:
    week = weeks.week_of(weeks.local(now, region.timezone).date())
    for chair in await _chairs_of(tx, region.id, now):
        await rule.remind(tx, region, chair, week, now)


async def _chairs_of(tx: AsyncConnection, region_id: int, now: datetime) -> list[Addressee]:
    """All who report to the region, however deep its tree; who has blocked the bot is left in peace."""
    below = and_(Organisation.region_id == region_id, Organisation.id != region_id)
    return await seats.addressees(tx, and_(below, Person.unreachable_since.is_(None)), (CHAIR, DEPUTY), now)


async def _rubric(tx: AsyncConnection, region: Place, chair: Addressee, week: str, now: datetime) -> None:
    await tell(tx, notices.RubricOfWeek(region.id, chair.place_id, week), [chair], now)


async def _chaser(tx: AsyncConnection, region: Place, chair: Addressee, week: str, now: datetime) -> None:
    """Who has sent is not chased."""
    if not await posts.sent_in_week(tx, chair.place_id, week):
        await tell(tx, notices.Chaser(region.id, chair.place_id, week), [chair], now)


async def _count(tx: AsyncConnection, region: Place, chair: Addressee, week: str, now: datetime) -> None:
    today = await followers.today_at(tx, chair.place_id, now)
    if await followers.next_page(tx, chair.place_id, today) is not None:
        await tell(tx, notices.ToCount(region.id, chair.place_id, week), [chair], now)


RULES = (
    Rule("rubric", time(10), lambda day: day.isoweekday() == 1, _rubric),
    Rule("chaser", time(10), lambda day: day.isoweekday() == 4, _chaser),
    Rule("count", time(11), lambda day: day.isoweekday() == 5 and day.day <= 7, _count),
)
