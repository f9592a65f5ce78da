"""Who sent nothing in a week is reminded once: a branch when its specialist says so, a region by the press service.

Of a region the specialist is asked, and nobody below: whom to remind there is theirs to say.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from newsroom.reminders.notices import Asked, RegionAsked
from newsroom.union import organisations, seats
from newsroom.union.organisations import CENTRE, REGION, NamedPlace
from newsroom.union.seats import Addressee
from newsroom.who import CHAIR, DEPUTY, SPECIALIST, Who

DEEDS = {REGION: "review", CENTRE: "remind regions"}


@dataclass(frozen=True, slots=True)
class Silent:
    """Of the silent places of a week: those that have been reminded, whom it can still be said to, and where nobody is
    to be told.
    """

    reminded: frozenset[int] = frozenset()
    to_remind: tuple[Addressee, ...] = ()
    empty: frozenset[int] = frozenset()


async def of_week(tx: AsyncConnection, found: Digest, now: datetime, today: date) -> Silent:
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
    left = set(silent) - reminded
    if found.place.level == CENTRE:
        people = await _there(tx, left, (SPECIALIST,), now)
        return Silent(reminded, tuple(people), frozenset(left - {one.place_id for one in people}))
    people = await _there(tx, left - await quiet_weeks.branches(tx, found.place.id, week), (CHAIR, DEPUTY), now)
    return Silent(reminded, tuple((await away.of_region(tx, found.place.id, today, now)).reached(people)))


async def _there(tx: AsyncConnection, places: set[int], roles: Sequence[str], now: datetime) -> list[Addressee]:
    there = and_(Seat.organisation_id.in_(places), Person.unreachable_since.is_(None))
    return await seats.addressees(tx, there, roles, now)


def is_recent(week: str, today: date) -> bool:
    return week in (weeks.week_of(today), weeks.before(weeks.week_of(today)))


def may_remind(who: Who, place: NamedPlace) -> bool:
    deed = DEEDS.get(place.level)
    return deed is not None and access.may(who, deed, place.id, place.region_id)


async def to_remind(
    tx: AsyncConnection, who: Who, place_id: int, week: str, now: datetime, today: date
) -> Silent:  # fmt: skip
    """Below a region, or the centre; whom it would be said to now."""
    place = await organisations.require_place(tx, place_id)
    if place.level not in DEEDS:
        raise Refused("old_button")
    access.require(who, DEEDS[place.level], place.id, place.region_id)
    if not is_recent(week, today):
        raise Refused("old_button")
    return await of_week(tx, await digests.of_week(tx, who, place.id, week), now, today)


async def remind(tx: AsyncConnection, who: Who, place_id: int, week: str, now: datetime, today: date) -> int:
    """Each branch or region once a week, whoever presses, and however often. Gives how many that are."""
    people = (await to_remind(tx, who, place_id, week, now, today)).to_remind
    of_centre = (await organisations.require_place(tx, place_id)).level == CENTRE
    places = sorted({one.place_id for one in people})
    claimed = {one for one in places if await occurrences.claim(tx, _mark(one), _begin(week), now)}
    for one in people:
        if one.place_id in claimed:
            asked = RegionAsked(one.place_id, week) if of_centre else Asked(place_id, one.place_id, week)
            await tell(tx, asked, [one], now)
    return len(claimed)


def _mark(place_id: int) -> str:
    return f"asked:{place_id}"


def _begin(week: str) -> datetime:
    return datetime.combine(weeks.days_of(week)[0], time(), UTC)
