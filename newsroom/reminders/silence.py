"""Who has sent nothing for weeks: the chair hears of it first, then the specialist, and then the press service."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Organisation, Post, ReminderRule, Seat
from newsroom import weeks
from newsroom.posts.states import NEVER_SENT
from newsroom.reminders import excused, rules
from newsroom.reminders.excused import Excused
from newsroom.union import organisations, seats
from newsroom.union.organisations import BRANCH
from newsroom.who import CHAIR

TO_SPECIALIST, TO_PRESS = 1, 2  # so many weeks later
LOOKED_BACK = timedelta(days=7 * 26)  # for weeks that do not count: who was excused for longer is silent in none


@dataclass(frozen=True, slots=True)
class Silent:
    place_id: int
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class SilentRegion:
    id: int
    names: dict[str, str]
    silent: list[Silent]


async def weeks_of(tx: AsyncConnection, region_id: int) -> int | None:
    """After how many; None where the region does not want to know."""
    rule = ReminderRule
    wanted = select(rule.number).where(rule.organisation_id == region_id, rule.kind == rules.SILENT, rule.is_on)
    return (await tx.execute(wanted)).scalar_one_or_none()


async def among(tx: AsyncConnection, place_ids: Collection[int], day: date, number: int) -> set[int]:
    """Those that have had a chair for so many whole weeks, and sent nothing in them, nor since.

    A week of which a branch has said that nothing comes, or in which nobody was there, is none of them; and whoever is
    so excused just now is not spoken of.
    """
    since = _monday(day) - timedelta(days=7 * number)
    sent = select(Post.organisation_id).where(
        Post.organisation_id.in_(place_ids), Post.week >= weeks.week_of(since), Post.state.not_in(NEVER_SENT)
    )
    led = select(Seat.organisation_id, func.min(Seat.starts_on).label("starts_on")).where(
        Seat.organisation_id.in_(place_ids), Seat.role == CHAIR, seats.active_on(day), Seat.starts_on <= since,
        Seat.organisation_id.not_in(sent),
    )  # fmt: skip
    led_since = {row.organisation_id: row.starts_on for row in await tx.execute(led.group_by(Seat.organisation_id))}
    this, furthest = weeks.week_of(day), weeks.week_of(since - LOOKED_BACK)
    known = await excused.read(tx, led_since, furthest, this, day)
    begun = {
        place_id: _silent_since(known, place_id, day, number)
        for place_id in led_since
        if not known.is_quiet(place_id, this) and not known.is_away(place_id, day, day)
    }
    found = {place_id for place_id, monday in begun.items() if led_since[place_id] <= monday}
    earlier = {place_id: weeks.week_of(begun[place_id]) for place_id in found if begun[place_id] < since}
    return found - await _sent_since(tx, earlier)


def _monday(day: date) -> date:
    return weeks.days_of(weeks.week_of(day))[0]


def _silent_since(known: Excused, place_id: int, day: date, number: int) -> date:
    """The Monday of the first of so many whole weeks that count; longer ago than ever, where there are not so many."""
    monday, furthest = _monday(day), _monday(day) - timedelta(days=7 * number) - LOOKED_BACK
    while number and monday > furthest:
        monday -= timedelta(days=7)
        number -= not known.is_in(place_id, weeks.week_of(monday))
    return date.min if number else monday


async def _sent_since(tx: AsyncConnection, since: Mapping[int, str]) -> set[int]:
    """Each by its own week."""
    if not since:
        return set()
    sent = select(Post.organisation_id, Post.week).where(
        Post.organisation_id.in_(since), Post.week >= min(since.values()), Post.state.not_in(NEVER_SENT)
    )
    found = (await tx.execute(sent.distinct())).all()
    return {place_id for place_id, week in found if week is not None and week >= since[place_id]}


async def in_region(tx: AsyncConnection, region_id: int, day: date, later: int) -> list[Silent]:
    """Branches, so many weeks after their chair has heard of it."""
    number = await weeks_of(tx, region_id)
    if number is None:
        return []
    theirs = select(Organisation.id.label("place_id"), Organisation.names).where(
        Organisation.region_id == region_id, Organisation.level == BRANCH, Organisation.closed_on.is_(None)
    )
    branches = await fetch_all(tx, theirs.order_by(Organisation.id), Silent)
    silent = await among(tx, [one.place_id for one in branches], day, number + later)
    return [one for one in branches if one.place_id in silent]


async def everywhere(tx: AsyncConnection, day: date) -> list[SilentRegion]:
    """What the press service hears of."""
    found = []
    for region in await organisations.regions(tx):
        if region.closed_on is None:
            silent = await in_region(tx, region.id, day, TO_PRESS)
            found += [SilentRegion(region.id, region.names, silent)] if silent else []
    return found
