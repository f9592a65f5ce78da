"""Who has sent nothing for weeks: the chair hears of it first, then the specialist, and then the press service."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Organisation, Post, ReminderRule, Seat
from newsroom import weeks
from newsroom.posts.states import NEVER_SENT
from newsroom.reminders import rules
from newsroom.union import organisations, seats
from newsroom.union.organisations import BRANCH
from newsroom.who import CHAIR

TO_SPECIALIST, TO_PRESS = 1, 2  # so many weeks later


@dataclass(frozen=True, slots=True)
class Silent:
    place_id: int
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class SilentRegion:
    names: dict[str, str]
    silent: list[Silent]


async def weeks_of(tx: AsyncConnection, region_id: int) -> int | None:
    """After how many; None where the region does not want to know."""
    rule = ReminderRule
    wanted = select(rule.number).where(rule.organisation_id == region_id, rule.kind == rules.SILENT, rule.is_on)
    return (await tx.execute(wanted)).scalar_one_or_none()


async def among(tx: AsyncConnection, place_ids: Collection[int], day: date, number: int) -> set[int]:
    """Those of the places that have had a chair for so many whole weeks, and sent nothing in them, nor since."""
    since = weeks.days_of(weeks.week_of(day))[0] - timedelta(days=7 * number)
    led = select(Seat.organisation_id).where(
        Seat.organisation_id.in_(place_ids), Seat.role == CHAIR, seats.active_on(day), Seat.starts_on <= since
    )
    sent = select(Post.organisation_id).where(
        Post.organisation_id.in_(place_ids), Post.week >= weeks.week_of(since), Post.state.not_in(NEVER_SENT)
    )
    silent = led.where(Seat.organisation_id.not_in(sent))
    return set((await tx.execute(silent.distinct())).scalars())


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
            found += [SilentRegion(region.names, silent)] if silent else []
    return found
