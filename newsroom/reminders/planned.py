"""What the plan asks of branches on the next days, and has not come yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import case, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Post
from newsroom.plan import slots
from newsroom.plan.days_off import days_off
from newsroom.plan.slots import Slot
from newsroom.posts.states import NEVER_SENT
from newsroom.union.organisations import BRANCH, PRIMARY


async def tomorrow(tx: AsyncConnection, region_id: int, place_ids: Collection[int], day: date) -> dict[int, list[Slot]]:
    """By branch: up to the next working day, so that on a Friday it is the Monday, too."""
    first = day + timedelta(days=1)
    last = (await days_off(tx, first, first + timedelta(days=31))).next_working(first)
    known = [one for one in await slots.of_branches(tx, region_id, list(place_ids), first, last) if _is_open(one)]
    if not known:
        return {}
    branches = select(Organisation.id).where(Organisation.id.in_(place_ids), Organisation.level == BRANCH)
    asked = set((await tx.execute(branches)).scalars())
    sent = await _sent(tx, asked, {slot.week for slot in known})
    found: defaultdict[int, list[Slot]] = defaultdict(list)
    for slot in known:
        for branch_id in sorted(asked & {slot.branch_id} if slot.branch_id is not None else asked):
            if (branch_id, slot.rubric_id, slot.week) not in sent:
                found[branch_id].append(slot)
    return dict(found)


def _is_open(slot: Slot) -> bool:
    return not slot.is_off and not slot.is_done


async def _sent(
    tx: AsyncConnection, branch_ids: Collection[int], of_weeks: Collection[str]
) -> set[tuple[int, int, str]]:
    """What came of a branch, or of a primary organisation below it, under a rubric in a week."""
    branch = case((Organisation.level == PRIMARY, Organisation.parent_id), else_=Organisation.id)
    sent = select(branch, Post.rubric_id, Post.week).join(Organisation, Organisation.id == Post.organisation_id)
    sent = sent.where(Post.week.in_(of_weeks), branch.in_(branch_ids), Post.rubric_id.is_not(None))
    rows = await tx.execute(sent.where(Post.state.not_in(NEVER_SENT)).distinct())
    return {(branch_id, rubric_id, week) for branch_id, rubric_id, week in rows}
