"""A plan with all that is known of it: for the screens, for what is printed, and for calendars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import access, weeks
from newsroom.plan import breaks, fact, months, slots
from newsroom.plan.breaks import Break
from newsroom.plan.days_off import DaysOff, days_off
from newsroom.plan.fact import Fact
from newsroom.plan.months import Month
from newsroom.plan.slots import Slot
from newsroom.plan.steps import approver_in, require_seen
from newsroom.union import organisations
from newsroom.union.organisations import PRIMARY, Place
from newsroom.who import Who

Names = Mapping[str, str]
SOON_FROM = 20  # the day of a month from which the next one is what people look at


@dataclass(frozen=True, slots=True)
class Overview:
    plan: Month
    region: Place
    facts: Sequence[Fact]
    off: DaysOff
    approver: str

    @property
    def days_off(self) -> dict[date, Names]:
        """Those that are more than a weekend."""
        return {day: known.names for day, known in self.off.special() if known.is_off}

    @property
    def breaks(self) -> list[Break]:
        """Of the schools there."""
        return breaks.between(self.region, self.plan.month, self.plan.last)


async def of_plan(tx: AsyncConnection, who: Who, month_id: int) -> Overview:
    plan, region = await require_seen(tx, who, month_id)
    return await _over(tx, plan, region)


async def _over(tx: AsyncConnection, plan: Month, region: Place) -> Overview:
    facts = await fact.of_slots(tx, region.id, await slots.of_month(tx, plan.id))
    return Overview(plan, region, facts, await days_off(tx, plan.month, plan.last), approver_in(region))


async def told(tx: AsyncConnection, month_id: int) -> Overview:
    """For a notice of it: whom that is for, its rule says."""
    plan = await months.require_month(tx, month_id)
    return await _over(tx, plan, await organisations.require_place(tx, plan.region_id))


async def of_month(tx: AsyncConnection, who: Who, region_id: int, month: date) -> tuple[Place, Overview | None]:
    """None where nothing is planned."""
    region = await organisations.require_place(tx, region_id)
    access.require(who, "see a plan", region.id, region.region_id)
    plan = await months.find(tx, region.id, month)
    return region, await _over(tx, plan, region) if plan is not None else None


async def coming(tx: AsyncConnection, region_id: int, today: date) -> tuple[date, str | None] | None:
    """The next month with the state of its plan, when it is time to make it and it is not published."""
    if today.day < SOON_FROM:
        return None
    month = months.after(today)
    state = await months.state_of(tx, region_id, month)
    return (month, state) if state != months.PUBLISHED else None


def month_of_all(today: date) -> date:
    """In which the centre looks at all regions: the one that is to be made, when it is time."""
    return months.after(today) if today.day >= SOON_FROM else months.first_of(today)


async def month_to_show(tx: AsyncConnection, region_id: int, today: date) -> date:
    """The one that is to be made, or the next one where this one has no plan; else this one."""
    this, after = months.first_of(today), months.after(today)
    if await coming(tx, region_id, today) is not None:
        return after
    is_none = await months.state_of(tx, region_id, this) is None
    return after if is_none and await months.state_of(tx, region_id, after) is not None else this


async def require_own(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """A place of whose slots somebody may know: its own people, and its region's specialist."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "send a post", place.id, place.region_id)
    return place


def branch_of(place: Place) -> int:
    """A primary organisation sends for its branch."""
    return place.parent_id if place.level == PRIMARY and place.parent_id is not None else place.id


async def own(tx: AsyncConnection, who: Who, place_id: int, first: date, last: date) -> list[Fact]:
    """Published slots of a branch, and those asked of all."""
    place = await require_own(tx, who, place_id)
    if place.region_id is None:
        return []
    found = await slots.of_branch(tx, place.region_id, branch_of(place), first, last)
    return await fact.of_branch(tx, branch_of(place), found)


async def of_calendar(tx: AsyncConnection, who: Who, place_id: int, month: date) -> list[Slot]:
    """A branch's own of a published month, and what was dropped, so that it goes from calendars where it stood."""
    place = await require_own(tx, who, place_id)
    plan = await months.find(tx, place.region_id, month) if place.region_id is not None else None
    if plan is None or plan.state != months.PUBLISHED:
        return []
    found = await slots.of_month(tx, plan.id, dropped=True)
    return [one for one in found if one.branch_id in (None, branch_of(place))]


async def next_own(tx: AsyncConnection, place_id: int, today: date) -> Slot | None:
    """Of this week, this month and the next, the first that has not come: until its week is over it still can."""
    place = await organisations.require_place(tx, place_id)
    if place.region_id is None:
        return None
    branch_id, (monday, _) = branch_of(place), weeks.days_of(weeks.week_of(today))
    found = await slots.of_branch(tx, place.region_id, branch_id, monday, months.last_of(months.after(today)))
    facts = await fact.of_branch(tx, branch_id, found)
    return next((one.slot for one in facts if not one.is_done_by(branch_id)), None)
