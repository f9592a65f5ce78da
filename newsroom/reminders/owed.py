"""What is still true of a reminder when it is put into words: who has done it meanwhile is not reminded of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import weeks
from newsroom.pages import followers
from newsroom.pages.followers import Page
from newsroom.plan import months, steps
from newsroom.posts import posts
from newsroom.reminders import away, planned, praise, quiet, rules, silence
from newsroom.reminders.notices import Reminder
from newsroom.reminders.praise import Praise
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
    """Of one place, one thing: `rubric` is that of the week or of the slot, with ideas where it is told of itself.

    `on_day` and `topic` are of a slot; `page` is the first to be counted; `number` so many weeks of silence.
    """

    kind: str
    place_id: int
    rubric: Rubric | None = None
    on_day: date | None = None
    topic: Names = field(default_factory=dict)
    page: Page | None = None
    number: int = 0
    silent: Sequence[Names] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """`places` are named where there are several. `week` may be said to have no post; `today` is when it is told."""

    parts: Sequence[Part]
    places: dict[int, Names]
    week: str
    today: date
    praise: dict[int, Praise] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _At:
    """When it is told; its week is that of the day that it is of."""

    about: Reminder
    day: date
    now: datetime
    gives: bool

    @property
    def is_over(self) -> bool:
        return weeks.week_of(self.day) != weeks.week_of(date.fromisoformat(self.about.day))

    @property
    def week(self) -> str:
        return weeks.week_of(self.day)

    def is_of_use(self, kind: str) -> bool:
        """What was held up is told as long as it would be on return; what was put off, as long as it is true."""
        late = self.day - date.fromisoformat(self.about.day)
        return bool(self.about.again) or late <= max(rules.KINDS[kind].useful_for, timedelta(days=1))


async def owed(
    tx: AsyncConnection, about: Reminder, person_id: int | None, now: datetime, *, gives: bool = True
) -> Owed:
    """`gives`: the ideas in it are given to the branch from then on, and not again so soon."""
    zone = await organisations.zone_of(tx, about.region_id)
    told = _At(about, weeks.today(now, zone), now, gives)
    places = await _still_theirs(tx, {place for _, place in about.owed}, person_id, now)
    parts: list[Part] = []
    if person_id is not None and await away.is_away(tx, person_id, told.day):
        places = {}
    for kind, place_id in about.owed:
        if place_id in places and told.is_of_use(kind) and await quiet.of_place(tx, place_id, told.week) is None:
            part = await STILL[kind](tx, told, place_id)
            parts += [part] if part is not None else []
    there = {one: names for one, names in places.items() if any(part.place_id == one for part in parts)}
    done = {one: await praise.of_place(tx, one, now, zone) for one in there}
    return Owed(parts, there, told.week, told.day, {one: found for one, found in done.items() if found is not None})


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
    if told.gives:
        await prompts.give(tx, rubric.id, [place_id], told.week)
    ideas = await prompts.ideas_for(tx, rubric.id, place_id, told.week)
    return Part(rules.RUBRIC, place_id, Rubric(rubric.id, rubric.names, ideas))


async def _chaser(tx: AsyncConnection, told: _At, place_id: int) -> Part | None:
    if told.is_over or await posts.sent_in_week(tx, place_id, told.week):
        return None
    rubric = await turns.rubric_of_week(tx, place_id, told.about.region_id, told.week)
    return Part(rules.CHASER, place_id, Rubric(rubric.id, rubric.names) if rubric else None)


async def _count(tx: AsyncConnection, told: _At, place_id: int) -> Part | None:
    page = await followers.next_page(tx, place_id, told.day)
    return Part(rules.COUNT, place_id, page=page) if page is not None else None


async def _slot(tx: AsyncConnection, told: _At, place_id: int) -> Part | None:
    """One of today still, where it was put off."""
    day = date.fromisoformat(told.about.day)
    known = (await planned.tomorrow(tx, told.about.region_id, [place_id], day)).get(place_id, [])
    slot = next((one for one in known if one.on_day >= told.day), None)
    if slot is None:
        return None
    return Part(rules.SLOT, place_id, Rubric(slot.rubric_id, slot.rubric), on_day=slot.on_day, topic=slot.topic)


async def _silent(tx: AsyncConnection, told: _At, place_id: int) -> Part | None:
    number = await silence.weeks_of(tx, told.about.region_id)
    if number is None:
        return None
    if place_id == told.about.region_id:
        branches = await silence.in_region(tx, place_id, told.day, silence.TO_SPECIALIST)
        number += silence.TO_SPECIALIST
        names = [one.names for one in branches]
        return Part(rules.SILENT, place_id, number=number, silent=names) if names else None
    is_silent = place_id in await silence.among(tx, [place_id], told.day, number)
    return Part(rules.SILENT, place_id, number=number) if is_silent else None


async def _plan(tx: AsyncConnection, told: _At, place_id: int) -> Part | None:
    month = months.after(date.fromisoformat(told.about.day))
    state = await months.state_of(tx, place_id, month)
    is_settled = state in (months.APPROVED, months.PUBLISHED)
    if is_settled or month <= told.day or steps.is_with_press(await organisations.require_place(tx, place_id), state):
        return None
    return Part(rules.PLAN, place_id, on_day=month, state=state or "")


STILL: dict[str, Callable[[AsyncConnection, _At, int], Awaitable[Part | None]]] = {
    rules.RUBRIC: _rubric,
    rules.CHASER: _chaser,
    rules.COUNT: _count,
    rules.SLOT: _slot,
    rules.SILENT: _silent,
    rules.PLAN: _plan,
}
