"""Tasks as a digest counts them: opened and closed in a time, open at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.tables import Organisation
from newsroom.tasks import tasks
from newsroom.tasks.tasks import REASONED, Names, Task
from newsroom.union import organisations
from newsroom.union.organisations import REGION, NamedPlace

NAMED = 20  # of the new ones


@dataclass(frozen=True, slots=True)
class OfRegion:
    """`reasons`: of the closed ones, those that somebody has given a reason for. `open`: when that time was over."""

    region_id: int
    names: Names
    opened: int
    closed: int
    reasons: int
    open: int


@dataclass(frozen=True, slots=True)
class Tally:
    """By region, of which any had one. `new`: opened in that time and open still, of one region."""

    regions: Sequence[OfRegion] = ()
    new: Sequence[Task] = ()

    @property
    def opened(self) -> int:
        return sum(one.opened for one in self.regions)

    @property
    def closed(self) -> int:
        return sum(one.closed for one in self.regions)

    @property
    def reasons(self) -> int:
        return sum(one.reasons for one in self.regions)

    @property
    def open(self) -> int:
        return sum(one.open for one in self.regions)


async def of_days(tx: AsyncConnection, place: NamedPlace, first: date, last: date, *, is_now: bool) -> Tally:
    """Of a region or of all; `is_now`: at the end of it, what is true no more is not open, though not yet noted."""
    task = tables.Task
    opened = await _by_region(tx, place, task.opened_on.between(first, last))
    closed = await _by_region(tx, place, task.closed_on.between(first, last))
    reasons = await _by_region(tx, place, task.closed_on.between(first, last), task.outcome == REASONED)
    not_closed = (
        task.closed_on.is_(None),
        Organisation.closed_on.is_(None),
        *([tasks.is_true_still()] if is_now else []),
    )
    still = await _by_region(tx, place, *not_closed, until=last)
    still += await _by_region(tx, place, task.closed_on > last, until=last)
    regions = await organisations.named(tx, opened.keys() | closed.keys() | still.keys())
    new = await tasks.opened_in(tx, place.id, first, last, NAMED) if place.level == REGION else ()
    return Tally(
        [OfRegion(one.id, one.names, opened[one.id], closed[one.id], reasons[one.id], still[one.id])
         for one in regions], new,
    )  # fmt: skip


async def _by_region(
    tx: AsyncConnection, place: NamedPlace, *which: ColumnElement[bool], until: date | None = None
) -> Counter[int]:
    """Each place by an index on what is asked for; `until` when they were opened is asked of those that are found."""
    one = case((tables.Task.opened_on <= until, 1), else_=0) if until is not None else literal(1)
    counted = select(Organisation.region_id, func.sum(one)).join_from(
        Organisation, tables.Task, tables.Task.organisation_id == Organisation.id
    )
    rows = await tx.execute(counted.where(organisations.inside(place), *which).group_by(Organisation.region_id))
    return Counter({row[0]: row[1] for row in rows if row[0] is not None and row[1]})
