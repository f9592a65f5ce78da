"""Who sent nothing in a week is reminded once: a branch when its specialist says so, a region by the press service.

Of a region the specialist is asked, and nobody below: whom to remind there is theirs to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import access, weeks
from newsroom.digests import digests, spans
from newsroom.digests.figures import Digest
from newsroom.errors import Refused
from newsroom.reminders import nudges
from newsroom.reminders import quiet as quiet_weeks
from newsroom.reminders.notices import Asked, RegionAsked
from newsroom.union import organisations
from newsroom.union.organisations import CENTRE, REGION, NamedPlace
from newsroom.union.seats import Addressee
from newsroom.who import SPECIALIST, Who

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
    reminded = await nudges.asked_already(tx, silent, week)
    if not is_recent(week, today):
        return Silent(reminded)
    left = set(silent) - reminded
    if found.place.level == CENTRE:
        people = await nudges.there(tx, left, (SPECIALIST,), now)
        return Silent(reminded, tuple(people), frozenset(left - {one.place_id for one in people}))
    left -= await quiet_weeks.branches(tx, found.place.id, week)
    return Silent(reminded, tuple(await nudges.reached(tx, found.place.id, left, now, today)))


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
    if (await organisations.require_place(tx, place_id)).level == CENTRE:
        return await nudges.ask(tx, people, week, now, lambda one: RegionAsked(one.place_id, week))
    return await nudges.ask(tx, people, week, now, lambda one: Asked(place_id, one.place_id, week))
