"""Rubrics, ideas for them, and the rubric of each week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Idea, Organisation, PlanWeek, Rubric
from newsroom import weeks
from newsroom.rubrics.defaults import DEFAULTS

IDEAS_SHOWN = 2


async def bring_in_rubrics(tx: AsyncConnection) -> None:
    """The union's own rubrics with their ideas, once."""
    there = set((await tx.execute(select(Rubric.code).where(Rubric.organisation_id.is_(None)))).scalars())
    for position, (code, names, ideas) in enumerate(DEFAULTS):
        if code in there:
            continue
        made = insert(Rubric).values(code=code, names=names, position=position).returning(Rubric.id)
        number = (await tx.execute(made)).scalar_one()
        await tx.execute(insert(Idea), [{"rubric_id": number, "texts": texts} for texts in ideas])


def is_offered_at(place: Any) -> ColumnElement[bool]:
    """Of all rubrics, those that a place may choose: the centre's and its region's own, if they are not retired."""
    region = select(Organisation.region_id).where(Organisation.id == place).scalar_subquery()
    return and_(Rubric.retired_on.is_(None), or_(Rubric.organisation_id.is_(None), Rubric.organisation_id == region))


KNOWN = (
    select(Rubric.__table__, PlanWeek.id.label("planned"))
    .outerjoin(
        PlanWeek,
        and_(
            PlanWeek.rubric_id == Rubric.id,
            PlanWeek.organisation_id == bindparam("region"),
            PlanWeek.week == bindparam("week"),
        ),
    )
    .where(Rubric.retired_on.is_(None))
    .where(or_(Rubric.organisation_id.is_(None), Rubric.organisation_id == bindparam("region")))
    .order_by(Rubric.position, Rubric.id)
)


async def rubrics(tx: AsyncConnection, region_id: int | None, week: str = "") -> Sequence[Row[Any]]:
    """The centre's and the region's own; `planned` marks the one that the plan gives this week."""
    return (await tx.execute(KNOWN, {"region": region_id, "week": week})).all()


def turn_of(known: Sequence[Row[Any]], week: str) -> Row[Any] | None:
    """What the plan says; without a plan the rubrics take turns, so that none stays empty for ever."""
    planned = next((one for one in known if one.planned is not None), None)
    if planned is not None or not known:
        return planned
    return known[weeks.days_of(week)[0].toordinal() // 7 % len(known)]


async def rubric_of_week(tx: AsyncConnection, region_id: int | None, week: str) -> Row[Any] | None:
    return turn_of(await rubrics(tx, region_id, week), week)


async def code_of(tx: AsyncConnection, rubric_id: int | None) -> str | None:
    if rubric_id is None:
        return None
    return (await tx.execute(select(Rubric.code).where(Rubric.id == rubric_id))).scalar_one_or_none()


async def ideas_for(tx: AsyncConnection, rubric_id: int) -> list[dict[str, str]]:
    found = select(Idea.texts).where(Idea.rubric_id == rubric_id).order_by(Idea.id).limit(IDEAS_SHOWN)
    return list((await tx.execute(found)).scalars())
