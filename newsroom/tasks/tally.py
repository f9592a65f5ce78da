"""Tasks as a digest counts them: opened and closed in a time, open at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
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
    task, region = tables.Task, Organisation.__table__.alias("region")
    there = and_(task.closed_on.is_(None), tasks.is_true_still()) if is_now else task.closed_on.is_(None)
    is_open = and_(task.opened_on <= last, or_(task.closed_on > last, there))
    in_time = task.closed_on.between(first, last)
    counts = {
        "opened": task.opened_on.between(first, last), "closed": in_time,
        "reasons": and_(in_time, task.outcome == REASONED), "open": is_open,
    }  # fmt: skip
    counted = select(region.c.id.label("region_id"), region.c.names)
    counted = counted.add_columns(*(func.sum(case((what, 1), else_=0)).label(name) for name, what in counts.items()))
    counted = counted.join_from(task, Organisation, Organisation.id == task.organisation_id)
    counted = counted.join(region, region.c.id == Organisation.region_id)
    counted = counted.where(organisations.inside(place), task.opened_on <= last)
    counted = counted.where(or_(task.closed_on.is_(None), task.closed_on >= first))
    found = await fetch_all(tx, counted.group_by(region.c.id).order_by(region.c.id), OfRegion)
    new = await tasks.opened_in(tx, place.id, first, last, NAMED) if place.level == REGION else ()
    return Tally([one for one in found if one.opened or one.closed or one.open], new)
