"""Goals of a region, for itself and for its branches: followers, newspaper copies, posts a month; and how far they are.

What counts is what a digest counts. Of each figure one goal holds at a time; what was changed or ended stays with the
time in which it held, so that a digest of the past tells the goal of that time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all
from newsroom import access, record
from newsroom.counted import press
from newsroom.counted.answers import summed
from newsroom.digests import growth, sent
from newsroom.digests.figures import Progress
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import BRANCH, REGION, Place
from newsroom.values import periods
from newsroom.values.days import DAY
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period
from newsroom.who import Who

FOLLOWERS, COPIES, POSTS = FIGURES = ("followers", "copies", "posts")
MOST = 100_000_000
PAST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Goal:
    figure: str
    target: int
    set_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Goals:
    """Of a place: those that hold, and the newest of those that held before."""

    place: Place
    progress: Sequence[Progress]
    past: Sequence[Goal] = ()

    def of(self, figure: str) -> Progress | None:
        return next((one for one in self.progress if one.figure == figure), None)


async def require_goals(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """A region or a branch, for whoever may set goals there."""
    return _require_allowed(who, await organisations.require_place(tx, place_id))


def _require_allowed(who: Who, place: Place) -> Place:
    access.require(who, "set a region up", place.id, place.region_id)
    if place.level not in (REGION, BRANCH):
        raise Refused("old_button")
    organisations.require_open(place)
    return place


async def look(tx: AsyncConnection, who: Who, place_id: int, today: date) -> Goals:
    place = await require_goals(tx, who, place_id)
    ended = select(*columns(Goal, tables.Goal.__table__)).where(_of(place), tables.Goal.ended_at.is_not(None))
    newest = ended.order_by(tables.Goal.ended_at.desc(), tables.Goal.id.desc()).limit(PAST_SHOWN)
    return Goals(place, await progress(tx, place, today), await fetch_all(tx, newest, Goal))


async def set_goal(tx: AsyncConnection, who: Who, place_id: int, figure: str, target: int, now: datetime) -> None:
    """In place of the one that holds; of 0, none holds from now on."""
    place = _require_allowed(who, await organisations.require_to_change(tx, place_id))
    if figure not in FIGURES or not 0 <= target <= MOST:
        raise Refused("old_button")
    goal = tables.Goal
    holds = and_(_of(place), goal.figure == figure, goal.ended_at.is_(None))
    known = (await tx.execute(select(goal.target).where(holds))).scalar_one_or_none() or 0
    if known == target:
        return
    await tx.execute(update(goal).where(holds).values(ended_at=now))
    if target:
        row = {"organisation_id": place.id, "figure": figure, "target": target, "set_at": now}
        await tx.execute(insert(goal).values(**row))
    await record.note(tx, who, "goal set", now, place.id, figure=figure, target=target)


def _of(place: Place) -> ColumnElement[bool]:
    return tables.Goal.organisation_id == place.id


async def progress(tx: AsyncConnection, place: Place, day: date) -> list[Progress]:
    """Towards the goals that held at the end of a day, with what was known by then."""
    goal = tables.Goal
    _, over = sent.moments(await organisations.zone_of(tx, place.id), day, day + timedelta(days=1))
    held = select(goal.figure, goal.target).where(_of(place), goal.set_at < over)
    held = held.where(or_(goal.ended_at.is_(None), goal.ended_at >= over)).order_by(goal.id)
    targets = {row.figure: row.target for row in await tx.execute(held)}
    return [Progress(one, targets[one], await _READ[one](tx, place, day)) for one in FIGURES if one in targets]


async def _followers(tx: AsyncConnection, place: Place, day: date) -> Quantity | None:
    """Of all pages there and below, as they were counted last."""
    return summed(one.amount for one in await growth.of_pages(tx, place, day, day))


async def _copies(tx: AsyncConnection, place: Place, day: date) -> Quantity | None:
    """As stated of the year; else of its half."""
    for period in (periods.year(day.year), periods.half_of(day)):
        found = (await press.subscribed(tx, place, period)).counted.answer.quantity
        if found is not None:
            return found
    return None


async def _posts(tx: AsyncConnection, place: Place, day: date) -> Quantity | None:
    """Of the month of that day, up to it; no data where nothing was ever sent by then."""
    so_far = Period(day.replace(day=1), day + timedelta(days=1), DAY)
    count = sum((await sent.by_part(tx, place, so_far)).values())
    return Amount(count) if count or await sent.has_begun(tx, place, day) else None


_READ = {FOLLOWERS: _followers, COPIES: _copies, POSTS: _posts}
