"""Rubrics, ideas for them, and the rubric of each week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Idea, PlanWeek, Rubric
from newsroom import weeks
from newsroom.rubrics import DEFAULTS

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


async def rubrics(tx: AsyncConnection, region_id: int | None) -> Sequence[Row[Any]]:
    known = select(Rubric.__table__).where(Rubric.retired_on.is_(None))
    known = known.where(or_(Rubric.organisation_id.is_(None), Rubric.organisation_id == region_id))
    return (await tx.execute(known.order_by(Rubric.position, Rubric.id))).all()


async def rubric_of_week(tx: AsyncConnection, region_id: int | None, week: str) -> Row[Any] | None:
    """What the plan says; without a plan the rubrics take turns, so that none stays empty for ever."""
    planned = select(Rubric.__table__).join(PlanWeek, PlanWeek.rubric_id == Rubric.id)
    planned = planned.where(PlanWeek.organisation_id == region_id, PlanWeek.week == week)
    found = (await tx.execute(planned)).one_or_none()
    if found is not None:
        return found
    known = await rubrics(tx, region_id)
    return known[weeks.days_of(week)[0].toordinal() // 7 % len(known)] if known else None


async def ideas_for(tx: AsyncConnection, rubric_id: int) -> list[dict[str, str]]:
    found = select(Idea.texts).where(Idea.rubric_id == rubric_id).order_by(Idea.id).limit(IDEAS_SHOWN)
    return list((await tx.execute(found)).scalars())
