"""What the plan asks of branches on the next days, and has not come yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import weeks
from newsroom.plan import fact, slots
from newsroom.plan.days_off import days_off
from newsroom.plan.slots import Slot


async def tomorrow(tx: AsyncConnection, region_id: int, place_ids: Collection[int], day: date) -> dict[int, list[Slot]]:
    """By branch: up to the next working day, so that on a Friday it is the Monday, too."""
    first = day + timedelta(days=1)
    last = (await days_off(tx, first, first)).next_working(first)
    monday = weeks.days_of(weeks.week_of(first))[0]  # two of a week and rubric want two posts: all of it is looked at
    known = await slots.published(tx, region_id, monday, last)
    found: defaultdict[int, list[Slot]] = defaultdict(list)
    for one in await fact.of_slots(tx, region_id, known):
        if one.slot.on_day >= first:
            for branch_id in sorted({*one.asked} & {*place_ids}):
                if not one.is_done_by(branch_id):
                    found[branch_id].append(one.slot)
    return dict(found)
