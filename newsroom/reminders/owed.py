"""What is still true of a reminder when it is put into words: who has done it meanwhile is not reminded of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import weeks
from newsroom.pages import followers
from newsroom.posts import posts
from newsroom.reminders import quiet, rules
from newsroom.reminders.notices import Reminder
from newsroom.rubrics import prompts, turns
from newsroom.union import organisations, seats

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class Rubric:
    id: int
    names: Names
    ideas: Sequence[Names] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Of one place, one thing: `rubric` is that of the week, with ideas where it is the first to be told of it."""

    kind: str
    place_id: int
    rubric: Rubric | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """`places` are named where there are several."""

    parts: Sequence[Part]
    places: dict[int, Names]


@dataclass(frozen=True, slots=True)
class _At:
    """When it is told; its week is that of the day that it is of."""

    about: Reminder
    day: date
    now: datetime

    @property
    def is_over(self) -> bool:
        return weeks.week_of(self.day) != weeks.week_of(date.fromisoformat(self.about.day))

    @property
    def week(self) -> str:
        return weeks.week_of(self.day)


async def owed(tx: AsyncConnection, about: Reminder, person_id: int | None, now: datetime) -> Owed:
    zone = await organisations.zone_of(tx, about.region_id)
    told = _At(about, weeks.today(now, zone), now)
    places = await _still_theirs(tx, {place for _, place in about.owed}, person_id, now)
    parts: list[Part] = []
    for kind, place_id in about.owed:
        if place_id in places and await quiet.of_place(tx, place_id, told.week) is None:
            part = await STILL[kind](tx, told, place_id)
            parts += [part] if part is not None else []
    there = {part.place_id for part in parts}
    return Owed(parts, {one: names for one, names in places.items() if one in there})


async def _still_theirs(
    tx: AsyncConnection, place_ids: set[int], person_id: int | None, now: datetime
) -> dict[int, Names]:
    """Of several places some may have got another chair meanwhile."""
    if len(place_ids) == 1 or person_id is None:
        return {one: (await organisations.require_place(tx, one)).names for one in place_ids}
    held = await seats.held(tx, person_id, now)
    return {one.organisation_id: one.place for one in held if one.organisation_id in place_ids}


async def _rubric(tx: AsyncConnection, told: _At, place_id: int) -> Part | None:
    if told.is_over or await posts.sent_in_week(tx, place_id, told.week):
        return None
    rubric = await turns.rubric_of_week(tx, place_id, told.about.region_id, told.week)
    if rubric is None:
        return None
    ideas = await prompts.ideas_for(tx, rubric.id, place_id, told.week)
    return Part(rules.RUBRIC, place_id, Rubric(rubric.id, rubric.names, ideas))


async def _chaser(tx: AsyncConnection, told: _At, place_id: int) -> Part | None:
    if told.is_over or await posts.sent_in_week(tx, place_id, told.week):
        return None
    rubric = await turns.rubric_of_week(tx, place_id, told.about.region_id, told.week)
    return Part(rules.CHASER, place_id, Rubric(rubric.id, rubric.names) if rubric else None)


async def _count(tx: AsyncConnection, told: _At, place_id: int) -> Part | None:
    page = await followers.next_page(tx, place_id, told.day)
    return Part(rules.COUNT, place_id) if page is not None else None


STILL: dict[str, Callable[[AsyncConnection, _At, int], Awaitable[Part | None]]] = {
    rules.RUBRIC: _rubric,
    rules.CHASER: _chaser,
    rules.COUNT: _count,
}
