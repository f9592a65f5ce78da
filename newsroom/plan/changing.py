"""A plan is changed by the specialist: one slot at a time. Of a published one, those hear of it whom it concerns."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import PlanSlot
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.plan import months, slots
from newsroom.plan.days_off import days_off
from newsroom.plan.making import DEED
from newsroom.plan.months import PUBLISHED, Month
from newsroom.plan.notices import PlanChanged
from newsroom.plan.slots import Slot
from newsroom.plan.steps import tell_branches
from newsroom.rubrics import turns
from newsroom.union import organisations
from newsroom.union.organisations import Place
from newsroom.values.lines import require_short
from newsroom.who import Who

LONGEST_TOPIC = 140
MOST_SLOTS = 1000  # of a month: more is a slip of somebody's finger


async def require_planned(tx: AsyncConnection, who: Who, slot_id: int) -> tuple[Slot, Month, Place]:
    """A slot with its plan and region, for whoever may change it."""
    slot = await slots.require_slot(tx, slot_id)
    region = await organisations.require_place(tx, slot.region_id)
    access.require(who, DEED, region.id, region.region_id)
    return slot, await months.require_month(tx, slot.month_id), region


async def require_plan(tx: AsyncConnection, who: Who, month_id: int) -> Month:
    """A plan, for whoever may change what stands in it."""
    plan = await months.require_month(tx, month_id)
    region = await organisations.require_place(tx, plan.region_id)
    access.require(who, DEED, region.id, region.region_id)
    return plan


async def move(
    tx: AsyncConnection, who: Who, slot_id: int, sequence: int, day: date, now: datetime, *, insists: bool = False
) -> None:  # fmt: skip
    """To another day of its month. A day off is refused, unless somebody `insists`."""
    slot, plan, region = await _to_change(tx, who, slot_id, sequence, now)
    await _require_day(tx, plan, day, weeks.today(now, region.timezone), insists=insists)
    if day != slot.on_day:
        await _change(tx, plan, slot, now, on_day=day, week=weeks.week_of(day))


async def swap(
    tx: AsyncConnection, who: Who, slot_id: int, sequence: int, other_id: int, other_sequence: int, now: datetime
) -> None:
    """Two exchange their days, both as they were seen; each keeps its branch, rubric and topic."""
    slot, plan, region = await _to_change(tx, who, slot_id, sequence, now)
    other, today = await slots.require_slot(tx, other_id), weeks.today(now, region.timezone)
    if other.id == slot.id or other.month_id != plan.id:
        raise Refused("old_button")
    if other.sequence != other_sequence:
        raise Refused("slot_changed")
    if other.dropped_at is not None or min(slot.on_day, other.on_day) < today:
        raise Refused("old_button")
    await _change(tx, plan, slot, now, on_day=other.on_day, week=other.week)
    await _change(tx, plan, other, now, on_day=slot.on_day, week=slot.week)


async def set_rubric(
    tx: AsyncConnection, who: Who, slot_id: int, sequence: int, rubric_id: int, now: datetime
) -> None:  # fmt: skip
    slot, plan, region = await _to_change(tx, who, slot_id, sequence, now)
    await _require_rubric(tx, region.id, rubric_id)
    if rubric_id != slot.rubric_id:
        await _change(tx, plan, slot, now, rubric_id=rubric_id)


async def set_branch(
    tx: AsyncConnection, who: Who, slot_id: int, sequence: int, branch_id: int | None, now: datetime
) -> int:  # fmt: skip
    """None: it is asked of all. Gives its number: where it was published it is another, and goes from calendars."""
    slot, plan, region = await _to_change(tx, who, slot_id, sequence, now)
    await _require_branch(tx, region.id, branch_id)
    if branch_id == slot.branch_id:
        return slot.id
    if plan.state != PUBLISHED:
        await _change(tx, plan, slot, now, branch_id=branch_id)
        return slot.id
    await _change(tx, plan, slot, now, dropped_at=now)
    return await _insert(tx, plan, branch_id, slot.rubric_id, slot.on_day, now, slot.topic)


async def set_topic(
    tx: AsyncConnection, who: Who, slot_id: int, sequence: int, texts: dict[str, str], now: datetime
) -> None:  # fmt: skip
    """In a language that is not told it stays; an empty one takes it away."""
    slot, plan, _ = await _to_change(tx, who, slot_id, sequence, now)
    require_short(texts, LONGEST_TOPIC)
    topic = {language: text for language, text in (slot.topic | texts).items() if text}
    if topic != slot.topic:
        await _change(tx, plan, slot, now, topic=topic)


async def drop(tx: AsyncConnection, who: Who, slot_id: int, sequence: int, now: datetime) -> None:
    slot, plan, _ = await _to_change(tx, who, slot_id, sequence, now)
    await _change(tx, plan, slot, now, dropped_at=now)


async def bring_back(tx: AsyncConnection, who: Who, slot_id: int, sequence: int, now: datetime) -> None:
    """What was dropped."""
    slot, plan, _ = await _to_change(tx, who, slot_id, sequence, now, dropped=True)
    await _change(tx, plan, slot, now, dropped_at=None)


async def add(
    tx: AsyncConnection, who: Who, month_id: int, day: date, rubric_id: int, now: datetime, *,
    branch_id: int | None = None, insists: bool = False,
) -> int:  # fmt: skip
    """One more. Gives its number."""
    plan = await months.require_to_change(tx, month_id)
    region = await _require_open(tx, who, plan, now)
    await _require_day(tx, plan, day, weeks.today(now, region.timezone), insists=insists)
    await _require_rubric(tx, region.id, rubric_id)
    await _require_branch(tx, region.id, branch_id)
    if len(await slots.of_month(tx, plan.id, dropped=True)) >= MOST_SLOTS:
        raise Refused("old_button")
    return await _insert(tx, plan, branch_id, rubric_id, day, now, {})


async def _insert(
    tx: AsyncConnection, plan: Month, branch_id: int | None, rubric_id: int, day: date, now: datetime,
    topic: dict[str, str],
) -> int:  # fmt: skip
    whose = {"month_id": plan.id, "region_id": plan.region_id, "branch_id": branch_id, "rubric_id": rubric_id}
    when = {"on_day": day, "week": weeks.week_of(day), "changed_at": now, "touched_at": now, "sequence": 0}
    row = insert(PlanSlot).values(**whose, **when, topic=topic)
    slot_id: int = (await tx.execute(row.returning(PlanSlot.id))).scalar_one()
    await _tell(tx, plan, {branch_id}, now)
    return slot_id


async def judge(tx: AsyncConnection, who: Who, slot_id: int, done: str, now: datetime) -> None:
    """By hand: done, not done, or as the posts say. Also when the month is over: that is when it is counted."""
    if done not in JUDGED:
        raise Refused("old_button")
    slot, _, _ = await require_planned(tx, who, slot_id)
    await months.require_to_change(tx, slot.month_id)
    by_hand = {"is_done": JUDGED[done], "judged_at": now, "judged_by": who.person_id}
    posts_say = {"is_done": None, "judged_at": None, "judged_by": None}
    said = by_hand if JUDGED[done] is not None else posts_say
    await tx.execute(update(PlanSlot).where(PlanSlot.id == slot.id).values(**said))


# What is said of a slot by hand.
JUDGED: dict[str, bool | None] = {"done": True, "not": False, "posts": None}


async def _to_change(
    tx: AsyncConnection, who: Who, slot_id: int, sequence: int, now: datetime, *, dropped: bool = False
) -> tuple[Slot, Month, Place]:  # fmt: skip
    """As it stood when somebody looked at it: what another has changed meanwhile is not written over unseen."""
    plan = await months.require_to_change(tx, (await slots.require_slot(tx, slot_id)).month_id)
    region = await _require_open(tx, who, plan, now)
    slot = await slots.require_slot(tx, slot_id)
    if slot.sequence != sequence:
        raise Refused("slot_changed")
    if (slot.dropped_at is not None) != dropped:
        raise Refused("old_button")
    return slot, plan, region


async def _require_open(tx: AsyncConnection, who: Who, plan: Month, now: datetime) -> Place:
    region = await organisations.require_place(tx, plan.region_id)
    access.require(who, DEED, region.id, region.region_id)
    if plan.last < weeks.today(now, region.timezone):
        raise Refused("month_over")
    return region


async def _require_day(tx: AsyncConnection, plan: Month, day: date, today: date, *, insists: bool) -> None:
    if not plan.month <= day <= plan.last:
        raise Refused("out_of_month")
    if day < today:
        raise Refused("day_over")
    off = await days_off(tx, day, day)
    if off.is_off(day) and not insists:
        raise Refused("day_off", day=day, names=off.names(day))


async def _require_rubric(tx: AsyncConnection, region_id: int, rubric_id: int) -> None:
    if rubric_id not in [one.id for one in await turns.rubrics(tx, region_id)]:
        raise Refused("old_button" if await turns.code_of(tx, rubric_id) is None else "rubric_retired")


async def _require_branch(tx: AsyncConnection, region_id: int, branch_id: int | None) -> None:
    if branch_id is None:
        return
    branch = await organisations.require_place(tx, branch_id)
    if branch.parent_id != region_id:
        raise Refused("old_button")
    organisations.require_open(branch)


async def _change(tx: AsyncConnection, plan: Month, slot: Slot, now: datetime, **values: Any) -> None:
    changed = {"sequence": slot.sequence + 1, "changed_at": now, "touched_at": now}
    await tx.execute(update(PlanSlot).where(PlanSlot.id == slot.id).values(**changed, **values))
    await _tell(tx, plan, {slot.branch_id, values.get("branch_id", slot.branch_id)}, now)


async def _tell(tx: AsyncConnection, plan: Month, concerned: set[int | None], now: datetime) -> None:
    if plan.state == PUBLISHED:
        await tell_branches(tx, plan.region_id, concerned, lambda branch_id: PlanChanged(branch_id, plan.id), now)
