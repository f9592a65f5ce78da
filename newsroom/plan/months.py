"""A region's plan of a month as it stands: drafted, submitted, approved, published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_one
from db.tables import PlanMonth
from newsroom.errors import Refused
from newsroom.rubrics.turns import PUBLISHED as PUBLISHED

DRAFTED, SUBMITTED, RETURNED, APPROVED = "drafted", "submitted", "returned", "approved"
STATES = (DRAFTED, SUBMITTED, RETURNED, APPROVED, PUBLISHED)


@dataclass(frozen=True, slots=True)
class Month:
    """`month` is its first day."""

    id: int
    region_id: int
    month: date
    state: str
    submitted_at: datetime | None
    approved_at: datetime | None
    published_at: datetime | None
    because: dict[str, str]

    @property
    def last(self) -> date:
        return last_of(self.month)


MONTHS = select(*columns(Month, PlanMonth.__table__))


def first_of(day: date) -> date:
    return day.replace(day=1)


def last_of(day: date) -> date:
    return after(day) - timedelta(days=1)


def after(day: date) -> date:
    """The first day of the next month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def before(day: date) -> date:
    """The first day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


async def find(tx: AsyncConnection, region_id: int, month: date) -> Month | None:
    there = MONTHS.where(PlanMonth.region_id == region_id, PlanMonth.month == first_of(month))
    return await fetch_one(tx, there, Month)


async def state_of(tx: AsyncConnection, region_id: int, month: date) -> str | None:
    """Of the month that this day is in; None where nothing is planned."""
    found = await find(tx, region_id, month)
    return found.state if found is not None else None


async def require_month(tx: AsyncConnection, month_id: int) -> Month:
    found = await fetch_one(tx, MONTHS.where(PlanMonth.id == month_id), Month)
    if found is None:
        raise Refused("old_button")
    return found


async def require_to_change(tx: AsyncConnection, month_id: int) -> Month:
    """As nobody else makes it until this transaction ends: its slots are changed one change after the other."""
    found = await fetch_one(tx, MONTHS.where(PlanMonth.id == month_id).with_for_update(key_share=True), Month)
    if found is None:
        raise Refused("old_button")
    return found
