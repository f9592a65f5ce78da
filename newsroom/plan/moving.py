"""What branches were to send, when they stand in another region."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import PlanMonth, PlanSlot
from newsroom import weeks
from newsroom.plan.months import PUBLISHED


async def moved(tx: AsyncConnection, place_ids: Select[Any], region_id: int | None, now: datetime) -> None:
    """From today on it stands in the plan that they come into, where there is one of that month; else it is off.

    What nobody had published is planned anew there.
    """
    there = select(PlanMonth.month, PlanMonth.id).where(PlanMonth.region_id == region_id)
    months = dict((await tx.execute(there)).all())
    to_come = select(PlanSlot.id, PlanSlot.sequence, PlanMonth.month).join(PlanMonth, PlanMonth.id == PlanSlot.month_id)
    to_come = to_come.where(PlanSlot.branch_id.in_(place_ids), PlanSlot.on_day >= weeks.term_day(now))
    to_come = to_come.where(PlanSlot.dropped_at.is_(None), PlanMonth.state == PUBLISHED)
    for slot in (await tx.execute(to_come.order_by(PlanSlot.id))).all():
        plan_id = months.get(slot.month)
        goes = {"region_id": region_id, "month_id": plan_id} if plan_id is not None else {"dropped_at": now}
        row = goes | {"sequence": slot.sequence + 1, "changed_at": now, "touched_at": now}
        await tx.execute(update(PlanSlot).where(PlanSlot.id == slot.id).values(**row))
