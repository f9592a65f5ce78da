"""Rubrics, ideas for them, and the rubric of each week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, bindparam, insert, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import Idea, Organisation, PlanMonth, PlanSlot
from db.tables.rubrics import OF_ALL
from newsroom import weeks
from newsroom.rubrics.defaults import DEFAULTS, Texts

IDEAS_SHOWN = 2
PUBLISHED = "published"  # of a month's plan: before, it is a matter of those who make it


async def bring_in_rubrics(tx: AsyncConnection) -> None:
    """The union's own rubrics with their ideas, once, however many processes start.

    What they have got in another language since is added.
    """
    own = select(*columns(Rubric, tables.Rubric.__table__), null().label("planned"))
    own = own.where(tables.Rubric.organisation_id.is_(None))
    there = {one.code: one for one in await fetch_all(tx, own, Rubric)}
    for position, (code, names, ideas) in enumerate(DEFAULTS):
        if code in there:
            await _add_languages(tx, there[code], names, ideas)
        else:
            await _bring_in(tx, code, names, position, ideas)


async def _bring_in(tx: AsyncConnection, code: str, names: Texts, position: int, ideas: Sequence[Texts]) -> None:
    made = insert_or(tx, tables.Rubric).values(code=code, names=names, position=position)
    new = made.on_conflict_do_nothing(index_elements=["code"], index_where=OF_ALL).returning(tables.Rubric.id)
    rubric_id = (await tx.execute(new)).scalar_one_or_none()
    if rubric_id is not None:
        await tx.execute(insert(Idea), [{"rubric_id": rubric_id, "texts": texts} for texts in ideas])


async def _add_languages(tx: AsyncConnection, rubric: Rubric, names: Texts, ideas: Sequence[Texts]) -> None:
    """What has been changed in the database stays: an idea is known again by a text that it still has."""
    if names.keys() - rubric.names.keys():
        await tx.execute(update(tables.Rubric).where(tables.Rubric.id == rubric.id).values(names=names | rubric.names))
    known = select(Idea.id, Idea.texts).where(Idea.rubric_id == rubric.id)
    for kept in (await tx.execute(known)).all():
        same = next((one for one in ideas if one.items() & kept.texts.items()), {})
        if same.keys() - kept.texts.keys():
            await tx.execute(update(Idea).where(Idea.id == kept.id).values(texts=same | kept.texts))


def is_offered_at(place_id: int | ColumnElement[int]) -> ColumnElement[bool]:
    """Of all rubrics, those that a place may choose: the centre's and its region's own, if they are not retired."""
    region = select(Organisation.region_id).where(Organisation.id == place_id).scalar_subquery()
    own = or_(tables.Rubric.organisation_id.is_(None), tables.Rubric.organisation_id == region)
    return and_(tables.Rubric.retired_on.is_(None), own)


@dataclass(frozen=True, slots=True)
class Rubric:
    """`planned` marks the one that the plan gives the week in question."""

    id: int
    code: str
    names: dict[str, str]
    planned: bool | None


# The plan's first slot of the week that is asked of all in the region, where the plan was published.
PLANNED = (
    select(PlanSlot.rubric_id)
    .join(PlanMonth, PlanMonth.id == PlanSlot.month_id)
    .where(PlanSlot.region_id == bindparam("region"), PlanSlot.week == bindparam("week"))
    .where(PlanSlot.dropped_at.is_(None), PlanSlot.branch_id.is_(None), PlanMonth.state == PUBLISHED)
    .order_by(PlanSlot.on_day, PlanSlot.id)
    .limit(1)
    .scalar_subquery()
)
KNOWN = (
    select(*columns(Rubric, tables.Rubric.__table__), (tables.Rubric.id == PLANNED).label("planned"))
    .where(tables.Rubric.retired_on.is_(None))
    .where(or_(tables.Rubric.organisation_id.is_(None), tables.Rubric.organisation_id == bindparam("region")))
    .order_by(tables.Rubric.position, tables.Rubric.id)
)


async def rubrics(tx: AsyncConnection, region_id: int | None, week: str = "") -> list[Rubric]:
    """The centre's and the region's own."""
    return await fetch_all(tx, KNOWN, Rubric, region=region_id, week=week)


def turn_of(known: Sequence[Rubric], week: str) -> Rubric | None:
    """What the plan says; without a plan the rubrics take turns, so that none stays empty for ever."""
    planned = next((one for one in known if one.planned), None)
    if planned is not None or not known:
        return planned
    return known[weeks.days_of(week)[0].toordinal() // 7 % len(known)]


async def rubric_of_week(tx: AsyncConnection, region_id: int | None, week: str) -> Rubric | None:
    return turn_of(await rubrics(tx, region_id, week), week)


async def code_of(tx: AsyncConnection, rubric_id: int | None) -> str | None:
    if rubric_id is None:
        return None
    return (await tx.execute(select(tables.Rubric.code).where(tables.Rubric.id == rubric_id))).scalar_one_or_none()


async def ideas_for(tx: AsyncConnection, rubric_id: int) -> list[dict[str, str]]:
    found = select(Idea.texts).where(Idea.rubric_id == rubric_id).order_by(Idea.id).limit(IDEAS_SHOWN)
    return list((await tx.execute(found)).scalars())
