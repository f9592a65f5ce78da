"""Branches that sent nothing in a week: reminded once, when their specialist says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Occurrence, Person, Seat
from newsroom import access, occurrences, weeks
from newsroom.digests import digests, spans
from newsroom.digests.figures import Digest
from newsroom.errors import Refused
from newsroom.notices import tell
from newsroom.reminders import away
from newsroom.reminders import quiet as quiet_weeks
from newsroom.reminders.notices import Asked
from newsroom.union import seats
from newsroom.union.seats import Addressee
from newsroom.who import CHAIR, DEPUTY, Who


@dataclass(frozen=True, slots=True)
class Silent:
    """Of the silent branches of a week: those that have been reminded, and whom it can still be said to."""

    reminded: frozenset[int] = frozenset()
    to_remind: tuple[Addressee, ...] = ()


async def of_week(tx: AsyncConnection, region_id: int, found: Digest, now: datetime, today: date) -> Silent:
    """Nobody is reminded of what is longer ago than the last week, of one in which nothing comes, or while away."""
    week = weeks.week_of(spans.days_of(found.period)[0])
    silent = [place_id for place_id, count in found.sent.items() if not count]
    marks = select(Occurrence.rule).where(
        Occurrence.rule.in_([_mark(place_id) for place_id in silent]), Occurrence.due_at == _begin(week)
    )
    marked = set((await tx.execute(marks)).scalars())
    reminded = frozenset(place_id for place_id in silent if _mark(place_id) in marked)
    if not is_recent(week, today):
        return Silent(reminded)
    quiet = await quiet_weeks.branches(tx, region_id, week)
    there = and_(Seat.organisation_id.in_(set(silent) - reminded - quiet), Person.unreachable_since.is_(None))
    people = await seats.addressees(tx, there, (CHAIR, DEPUTY), now)
    return Silent(reminded, tuple((await away.of_region(tx, region_id, today, now)).reached(people)))


def is_recent(week: str, today: date) -> bool:
    return week in (weeks.week_of(today), weeks.before(weeks.week_of(today)))


async def to_remind(
    tx: AsyncConnection, who: Who, region_id: int, week: str, now: datetime, today: date
) -> tuple[Addressee, ...]:
    """Whom it would be said to now."""
    access.require(who, "review", region_id, region_id)
    if not is_recent(week, today):
        raise Refused("old_button")
    found = await digests.of_week(tx, who, region_id, week)
    return (await of_week(tx, region_id, found, now, today)).to_remind


async def remind(tx: AsyncConnection, who: Who, region_id: int, week: str, now: datetime, today: date) -> int:
    """Each branch once a week, whoever presses, and however often. Gives how many that are."""
    people = await to_remind(tx, who, region_id, week, now, today)
    branches = sorted({one.place_id for one in people})
    claimed = {one for one in branches if await occurrences.claim(tx, _mark(one), _begin(week), now)}
    for one in people:
        if one.place_id in claimed:
            await tell(tx, Asked(region_id, one.place_id, week), [one], now)
    return len(claimed)


def _mark(branch_id: int) -> str:
    return f"asked:{branch_id}"


def _begin(week: str) -> datetime:
    return datetime.combine(weeks.days_of(week)[0], time(), UTC)
