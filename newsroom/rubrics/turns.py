"""Rubrics as a region has them, in its order and by its names, and the one whose turn it is in a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, bindparam, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.base import aliased
from db.fetch import fetch_all
from db.tables import Organisation, PlanMonth, PlanSlot, RubricAt
from newsroom import weeks
from newsroom.rubrics.bringing_in import bring_in_rubrics as bring_in_rubrics

PUBLISHED = "published"  # of a month's plan: before, it is a matter of those who make it


@dataclass(frozen=True, slots=True)
class Rubric:
    """`planned` is the one that the plan gives the week in question, if it gives any."""

    id: int
    code: str
    names: dict[str, str]
    planned: int | None


# Of the slots of a week, where the plan was published, the first of the very place, or of the branch that it is below,
# comes before the first that is asked of all.
ABOVE = select(Organisation.parent_id).where(Organisation.id == bindparam("place")).scalar_subquery()
PLANNED = (
    select(PlanSlot.rubric_id)
    .join(PlanMonth, PlanMonth.id == PlanSlot.month_id)
    .where(PlanSlot.region_id == bindparam("region"), PlanSlot.week == bindparam("week"))
    .where(PlanSlot.dropped_at.is_(None), PlanMonth.state == PUBLISHED)
    .where(or_(PlanSlot.branch_id.is_(None), PlanSlot.branch_id.in_((bindparam("place"), ABOVE))))
    .order_by(PlanSlot.branch_id.is_(None), PlanSlot.on_day, PlanSlot.id)
    .limit(1)
)


def in_region(region: Any) -> ColumnElement[bool]:
    """Joins what a region has made of a rubric."""
    return and_(RubricAt.rubric_id == tables.Rubric.id, RubricAt.organisation_id == region)


def is_of(region: Any) -> ColumnElement[bool]:
    """The centre's and the region's own."""
    return or_(tables.Rubric.organisation_id.is_(None), tables.Rubric.organisation_id == region)


NAMES = func.coalesce(RubricAt.names, tables.Rubric.names)
ORDER = (func.coalesce(RubricAt.position, tables.Rubric.position), tables.Rubric.id)
IS_OFFERED = and_(tables.Rubric.retired_on.is_(None), RubricAt.retired_on.is_(None))
KNOWN = (
    select(tables.Rubric.id, tables.Rubric.code, NAMES.label("names"), PLANNED.scalar_subquery().label("planned"))
    .select_from(tables.Rubric)
    .outerjoin(RubricAt, in_region(bindparam("region")))
    .where(is_of(bindparam("region")), IS_OFFERED)
    .order_by(*ORDER)
)


async def rubrics(tx: AsyncConnection, region_id: int | None, week: str = "", place_id: int = 0) -> list[Rubric]:
    """The centre's and the region's own, but those that are retired."""
    return await fetch_all(tx, KNOWN, Rubric, region=region_id, week=week, place=place_id)


def turn_of(known: Sequence[Rubric], week: str) -> Rubric | None:
    """What the plan says; without a plan the rubrics take turns, so that none stays empty for ever."""
    if not known:
        return None
    by_turns = known[weeks.days_of(week)[0].toordinal() // 7 % len(known)]
    return next((one for one in known if one.id == known[0].planned), by_turns)


async def rubric_of_week(tx: AsyncConnection, place_id: int, region_id: int | None, week: str) -> Rubric | None:
    return turn_of(await rubrics(tx, region_id, week, place_id), week)


def is_offered_at(place_id: int | ColumnElement[int]) -> ColumnElement[bool]:
    """Of all rubrics, those that a place may choose: they are its region's, and not retired there."""
    region = region_of(place_id)
    retired_there = exists().where(in_region(region), RubricAt.retired_on.is_not(None))
    return and_(tables.Rubric.retired_on.is_(None), is_of(region), not_(retired_there))


def region_of(place_id: Any) -> ScalarSelect[int | None]:
    return select(Organisation.region_id).where(Organisation.id == place_id).scalar_subquery()


def names_at(place_id: Any) -> ColumnElement[dict[str, str]]:
    """What a rubric that is joined is called where the place stands, retired or not."""
    there = aliased(Organisation)
    own = select(RubricAt.names).join(there, there.region_id == RubricAt.organisation_id)
    own = own.where(RubricAt.rubric_id == tables.Rubric.id, there.id == place_id)
    return func.coalesce(own.correlate_except(RubricAt, there).scalar_subquery(), tables.Rubric.names)


async def names_of(tx: AsyncConnection, rubric_id: int | None, place_id: int) -> dict[str, str] | None:
    if rubric_id is None:
        return None
    named = select(names_at(place_id)).select_from(tables.Rubric).where(tables.Rubric.id == rubric_id)
    return (await tx.execute(named)).scalar_one_or_none()


async def code_of(tx: AsyncConnection, rubric_id: int | None) -> str | None:
    if rubric_id is None:
        return None
    return (await tx.execute(select(tables.Rubric.code).where(tables.Rubric.id == rubric_id))).scalar_one_or_none()
