"""What is due when, by each region's clock: claimed once, and rechecked when it is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Person
from newsroom import occurrences, weeks
from newsroom.notices import About, Recipient, tell_all
from newsroom.pages import followers
from newsroom.posts import posts
from newsroom.reminders import notices
from newsroom.rubrics import prompts, turns
from newsroom.union import organisations, seats
from newsroom.union.organisations import Place
from newsroom.union.seats import Addressee
from newsroom.who import CHAIR, DEPUTY

STILL_WORTH = timedelta(hours=12)  # a reminder that a stop of the bot has held up longer than this is let go
Chairs = Sequence[Addressee]
Reminded = list[tuple[About, Recipient]]
Remind = Callable[[AsyncConnection, Place, Chairs, str, datetime], Awaitable[Reminded]]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    at: time
    falls_on: Callable[[date], bool]
    remind: Remind


async def due(tx: AsyncConnection, now: datetime) -> list[tuple[Place, Rule]]:
    """Asked beforehand, where nothing is written: there is something to do a few times in a week."""
    found = []
    for region in await organisations.regions(tx):
        for rule in RULES:
            at = due_at(rule, now, weeks.zone_or_default(region.timezone))
            if at is not None and not await occurrences.is_claimed(tx, f"{rule.name}:{region.id}", at):
                found.append((region, rule))
    return found


async def come_due(tx: AsyncConnection, now: datetime) -> int:
    """All of it at once. Gives how many rules came due."""
    return sum([await remind(tx, region, rule, now) for region, rule in await due(tx, now)])


async def remind(tx: AsyncConnection, region: Place, rule: Rule, now: datetime) -> bool:
    """Does what is due in a region and not yet done; safe to ask at any time and from anywhere. False: it was done."""
    at = due_at(rule, now, weeks.zone_or_default(region.timezone))
    if at is None or not await occurrences.claim(tx, f"{rule.name}:{region.id}", at, now):
        return False
    week = weeks.week_of(weeks.local(now, region.timezone).date())
    await tell_all(tx, await rule.remind(tx, region, await _chairs_of(tx, region.id, now), week, now), now)
    return True


def due_at(rule: Rule, now: datetime, zone: str) -> datetime | None:
    """The rule's moment today, when it has come and is not too long ago."""
    there = weeks.local(now, zone)
    due = datetime.combine(there.date(), rule.at, ZoneInfo(zone))
    return due if rule.falls_on(there.date()) and due <= there <= due + STILL_WORTH else None


async def _chairs_of(tx: AsyncConnection, region_id: int, now: datetime) -> list[Addressee]:
    """All who report to the region, however deep its tree; who has blocked the bot is left in peace."""
    below = and_(Organisation.region_id == region_id, Organisation.id != region_id)
    return await seats.addressees(tx, and_(below, Person.unreachable_since.is_(None)), (CHAIR, DEPUTY), now)


async def _rubric(tx: AsyncConnection, region: Place, chairs: Chairs, week: str, _: datetime) -> Reminded:
    """Each branch with ideas of its own, which it then does not get again so soon."""
    rubrics = await turns.rubrics_of_week(tx, region.id, week, {chair.place_id for chair in chairs})
    for rubric_id in sorted({rubric.id for rubric in rubrics.values()}):
        places = [place_id for place_id, rubric in rubrics.items() if rubric.id == rubric_id]
        await prompts.give(tx, rubric_id, places, week)
    return [(notices.RubricOfWeek(region.id, chair.place_id, week), chair) for chair in chairs]


async def _chaser(tx: AsyncConnection, region: Place, chairs: Chairs, week: str, _: datetime) -> Reminded:
    """Who has sent is not chased."""
    sent = await posts.senders_in_region(tx, region.id, week)
    silent = [chair for chair in chairs if chair.place_id not in sent]
    return [(notices.Chaser(region.id, chair.place_id, week), chair) for chair in silent]


async def _count(tx: AsyncConnection, region: Place, chairs: Chairs, week: str, now: datetime) -> Reminded:
    open_at = await followers.places_to_count(tx, region, now)
    asked = [chair for chair in chairs if chair.place_id in open_at]
    return [(notices.ToCount(region.id, chair.place_id, week), chair) for chair in asked]


RULES = (
    Rule("rubric", time(10), lambda day: day.isoweekday() == 1, _rubric),
    Rule("chaser", time(10), lambda day: day.isoweekday() == 4, _chaser),
    Rule("count", time(11), lambda day: day.isoweekday() == 5 and day.day <= 7, _count),
)
