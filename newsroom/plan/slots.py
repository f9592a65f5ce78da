"""The slots of a plan, as they are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import Organisation, PlanMonth, PlanSlot, Rubric, RubricAt
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.plan.months import PUBLISHED
from newsroom.rubrics import turns

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A post that is to come. Without a branch it is asked of all. `topic` and names are by language.

    `closed_on`: the branch's. `is_retired`: its rubric is offered to nobody any more. `is_done` is what somebody says
    of it; None where nobody does, and posts are asked.
    """

    id: int
    month_id: int
    region_id: int
    branch_id: int | None
    rubric_id: int
    on_day: date
    week: str
    topic: Names
    sequence: int
    changed_at: datetime
    touched_at: datetime | None
    dropped_at: datetime | None
    is_done: bool | None
    judged_at: datetime | None
    rubric: Names
    branch: Names | None
    closed_on: date | None
    is_retired: bool = False

    @property
    def is_off(self) -> bool:
        """Its branch was closed before: it is asked of nobody."""
        return self.closed_on is not None and self.closed_on <= self.on_day


SLOTS = (
    select(*columns(Slot, PlanSlot.__table__), turns.NAMES.label("rubric"))
    .add_columns(Organisation.names.label("branch"), Organisation.closed_on)
    .add_columns(not_(turns.IS_OFFERED).label("is_retired"))
    .join(Rubric, Rubric.id == PlanSlot.rubric_id)
    .outerjoin(RubricAt, turns.in_region(PlanSlot.region_id))
    .outerjoin(Organisation, Organisation.id == PlanSlot.branch_id)
)
IN_ORDER = (PlanSlot.on_day, PlanSlot.id)


async def _read(tx: AsyncConnection, found: Select[*tuple[object, ...]]) -> list[Slot]:
    return await fetch_all(tx, found.order_by(*IN_ORDER), Slot)


def _between(region_id: int, first: date, last: date) -> Select[*tuple[object, ...]]:
    """By their weeks, which is how they are found; and of these by their days."""
    days = (PlanSlot.on_day >= first, PlanSlot.on_day <= last)
    spans = (PlanSlot.week >= weeks.week_of(first), PlanSlot.week <= weeks.week_of(last))
    return SLOTS.where(PlanSlot.region_id == region_id, *spans, *days, PlanSlot.dropped_at.is_(None))


async def published(tx: AsyncConnection, region_id: int, first: date, last: date) -> list[Slot]:
    """What branches know of, from the first of these days to the last; what was dropped is not among it."""
    known = _between(region_id, first, last).join(PlanMonth, PlanMonth.id == PlanSlot.month_id)
    return await _read(tx, known.where(PlanMonth.state == PUBLISHED))


async def of_month(tx: AsyncConnection, month_id: int, *, dropped: bool = False) -> list[Slot]:
    """All of a plan; `dropped`: with those that are off."""
    found = SLOTS.where(PlanSlot.month_id == month_id)
    return await _read(tx, found if dropped else found.where(PlanSlot.dropped_at.is_(None)))


async def of_week(tx: AsyncConnection, month_id: int, week: str) -> list[Slot]:
    found = SLOTS.where(PlanSlot.month_id == month_id, PlanSlot.week == week, PlanSlot.dropped_at.is_(None))
    return await _read(tx, found)


async def of_branch(tx: AsyncConnection, region_id: int, branch_id: int, first: date, last: date) -> list[Slot]:
    """Published ones of a branch, and those that are asked of all."""
    known = _between(region_id, first, last).join(PlanMonth, PlanMonth.id == PlanSlot.month_id)
    own = or_(PlanSlot.branch_id.is_(None), PlanSlot.branch_id == branch_id)
    return await _read(tx, known.where(PlanMonth.state == PUBLISHED, own))


async def require_slot(tx: AsyncConnection, slot_id: int) -> Slot:
    found = await fetch_one(tx, SLOTS.where(PlanSlot.id == slot_id), Slot)
    if found is None:
        raise Refused("old_button")
    return found
