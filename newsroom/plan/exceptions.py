"""What owners say of days: off, worked, or moved to another day. It comes before the law, and at short notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.inserts import insert_or
from db.tables import DayException, Organisation, PlanMonth, PlanSlot
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.notices import tell
from newsroom.plan import by_law, slots
from newsroom.plan.by_law import Names
from newsroom.plan.days_off import DAY, OFF, USUAL, WORKED, DaysOff, days_off
from newsroom.plan.months import PUBLISHED
from newsroom.plan.notices import PlanOnDaysOff
from newsroom.plan.slots import Slot
from newsroom.union import organisations, seats
from newsroom.values.lines import require_line
from newsroom.who import SPECIALIST, Who

LONGEST_NAME = 60
AHEAD = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class _Said:
    """Of a day before. `moved_from`: where its holiday was by the calendar."""

    kind: str
    moved_from: date | None


async def require_keeps(tx: AsyncConnection, who: Who) -> None:
    centre = await organisations.centre(tx)
    access.require(who, "keep the calendar", centre.id, centre.region_id)


async def _to_change(tx: AsyncConnection, who: Who) -> None:
    """One after the other: where a holiday goes depends on where it is."""
    await require_keeps(tx, who)
    await organisations.tree_to_change(tx)


async def of_year(tx: AsyncConnection, who: Who, year: int) -> DaysOff:
    await require_keeps(tx, who)
    return await days_off(tx, date(year, 1, 1), date(year, 12, 31))


def require_days(first: date, last: date, now: datetime) -> tuple[date, date]:
    """What is over is over; and nobody knows yet what is far away."""
    today = weeks.term_day(now)
    if first < today:
        raise Refused("moment_passed")
    if last > today + AHEAD:
        raise Refused("too_far")
    return first, last


def require_name(text: str) -> str:
    return require_line(text, LONGEST_NAME)


async def set_off(tx: AsyncConnection, who: Who, first: date, last: date, names: Names, now: datetime) -> None:
    """All of these days, under a name; of a known one that was told in one language only, in the others, too."""
    await _to_change(tx, who)
    require_days(first, last, now)
    known = next((one for one in by_law.all_names() if one.items() & names.items()), {})
    for day in _days(first, last):
        await _say(tx, who, day, OFF, known | names or by_law.extra(), now)
    await _tell_planners(tx, _days(first, last), now)


async def set_worked(tx: AsyncConnection, who: Who, first: date, last: date, now: datetime) -> None:
    """As a Saturday that is worked for another day; or a holiday that is none."""
    await _to_change(tx, who)
    require_days(first, last, now)
    for day in _days(first, last):
        await _say(tx, who, day, WORKED, {}, now)


async def confirm(tx: AsyncConnection, who: Who, day: date, now: datetime) -> None:
    """It was an estimate, and is certain now."""
    await _to_change(tx, who)
    said = await _said(tx, day)
    await _say(tx, who, day, OFF, await _names_on(tx, day), now, said.moved_from if said is not None else None)


async def move(tx: AsyncConnection, who: Who, day: date, to: date, now: datetime) -> None:
    """A holiday is on another day than was thought. A weekend stays one without it."""
    await _to_change(tx, who)
    require_days(to, to, now)
    names = await _names_on(tx, day)
    before = await _said(tx, day)
    origin = before.moved_from if before is not None and before.moved_from is not None else day
    if day in by_law.of_year(day.year):
        await _say(tx, who, day, USUAL, {}, now)
    else:
        await tx.execute(delete(DayException).where(DayException.on_day == day))
    # Back where it was, it is certain, and has not moved.
    await _say(tx, who, to, OFF, names, now, origin if to != origin else None)
    await _tell_planners(tx, [to], now)


async def take_back(tx: AsyncConnection, who: Who, day: date, now: datetime) -> list[date]:
    """As the calendar has it: a holiday that was moved is where it was. Gives the days that are others now."""
    await _to_change(tx, who)
    said = await _said(tx, day)
    if said is None:
        raise Refused("old_button")
    origin = said.moved_from or day
    of_one = or_(DayException.on_day.in_({day, origin}), DayException.moved_from == origin)
    gone = delete(DayException).where(of_one).returning(DayException.on_day)
    days = list((await tx.execute(gone)).scalars())
    await record.note(tx, who, "day taken back", now, day=day.isoformat())
    return days


async def slots_on(tx: AsyncConnection, first: date, last: date) -> list[tuple[Names, int]]:
    """How many slots of published plans are on days off among these, by region: they stay where they are."""
    known = await days_off(tx, first, last)
    off = [day for day in _days(first, last) if known.is_off(day)]
    found = select(Organisation.id, Organisation.names).join(PlanSlot, PlanSlot.region_id == Organisation.id)
    found = found.join(PlanMonth, PlanMonth.id == PlanSlot.month_id).where(*_published_on(off))
    found = found.order_by(Organisation.id)
    counted: dict[int, tuple[Names, int]] = {}
    for region_id, names in (await tx.execute(found)).all():
        counted[region_id] = (names, counted.get(region_id, (names, 0))[1] + 1)
    return list(counted.values())


def _published_on(days: Sequence[date]) -> tuple[ColumnElement[bool], ...]:
    """Slots that branches know of."""
    those = PlanSlot.on_day.in_(days), PlanSlot.week.in_({weeks.week_of(day) for day in days})
    return PlanMonth.state == PUBLISHED, PlanSlot.dropped_at.is_(None), *those


async def _tell_planners(tx: AsyncConnection, days: Sequence[date], now: datetime) -> None:
    """What people have planned is not moved by itself: whoever planned it hears of it."""
    found = select(PlanSlot.region_id).join(PlanMonth, PlanMonth.id == PlanSlot.month_id)
    found = found.where(*_published_on(days)).distinct().order_by(PlanSlot.region_id)
    for region_id in (await tx.execute(found)).scalars().all():
        people = await seats.addressees(tx, region_id, (SPECIALIST,), now)
        await tell(tx, PlanOnDaysOff(region_id), people, now)


async def planned_on_them(tx: AsyncConnection, region_id: int, today: date) -> list[tuple[Slot, Names]]:
    """Slots to come that branches know of, on days that owners have made days off, with why."""
    known = await days_off(tx, today, today + AHEAD)
    off = {day: names for day, (kind, names) in known.said.items() if kind == OFF and day >= today}
    if not off:
        return []
    there = await slots.published(tx, region_id, min(off), max(off))
    return [(slot, off[slot.on_day]) for slot in there if slot.on_day in off]


def _days(first: date, last: date) -> list[date]:
    return [first + DAY * count for count in range((last - first).days + 1)]


async def _names_on(tx: AsyncConnection, day: date) -> Names:
    """Of the holiday that is there."""
    names = (await days_off(tx, day, day)).names(day)
    if not names:
        raise Refused("old_button")
    return names


async def _said(tx: AsyncConnection, day: date) -> _Said | None:
    rows = select(DayException.kind, DayException.moved_from).where(DayException.on_day == day)
    found = await fetch_all(tx, rows, _Said)
    return found[0] if found else None


async def _say(
    tx: AsyncConnection, who: Who, day: date, kind: str, names: Names, now: datetime, moved_from: date | None = None
) -> None:  # fmt: skip
    row = {"kind": kind, "names": names, "moved_from": moved_from, "entered_by": who.person_id, "entered_at": now}
    said = insert_or(tx, DayException).values(on_day=day, **row)
    await tx.execute(said.on_conflict_do_update(index_elements=["on_day"], set_=row))
    await record.note(tx, who, f"day {kind}", now, day=day.isoformat())
