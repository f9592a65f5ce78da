"""A plan as tests need it: a month, and slots in it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import insert

from db.tables import PlanMonth, PlanSlot
from newsroom import weeks
from newsroom.plan import months
from newsroom.plan.months import PUBLISHED
from newsroom.rubrics import turns
from tests.newsroom.everybody import NOW


async def month_of(tx, region: int, day: date, state: str = PUBLISHED, now: datetime = NOW) -> int:
    known = await months.find(tx, region, day)
    if known is not None:
        return known.id
    row = {"region_id": region, "month": months.first_of(day), "state": state, "drafted_at": now, "because": {}}
    return (await tx.execute(insert(PlanMonth).values(**row).returning(PlanMonth.id))).scalar_one()


async def slot_at(
    tx, region: int, day: date, code: str = "legal", branch: int | None = None, state: str = PUBLISHED,
    now: datetime = NOW, topic: dict | None = None,
) -> int:  # fmt: skip
    rubric = next(one.id for one in await turns.rubrics(tx, region) if one.code == code)
    row = {"month_id": await month_of(tx, region, day, state, now), "region_id": region, "branch_id": branch}
    row |= {"rubric_id": rubric, "on_day": day, "week": weeks.week_of(day), "topic": topic or {}, "changed_at": now}
    return (await tx.execute(insert(PlanSlot).values(**row).returning(PlanSlot.id))).scalar_one()
