"""A plan is drafted by the bot; and drafted anew, where whoever changed it has been asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.inserts import insert_or
from db.tables import Organisation, PlanMonth, PlanSlot, Post
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.plan import drafting, months
from newsroom.plan.days_off import DaysOff, days_off
from newsroom.plan.drafting import Branch, Drafted, Known, Week
from newsroom.plan.months import DRAFTED, RETURNED, Month
from newsroom.posts.states import NEVER_SENT
from newsroom.rubrics import turns
from newsroom.union import organisations, region_settings
from newsroom.union.organisations import REGION, Place
from newsroom.who import Who

DEED = "plan a month"
LOOKED_BACK = timedelta(days=366)  # for what branches had in earlier plans
FURTHEST = timedelta(days=366)  # that somebody plans ahead
A_WEEK, A_DAY = timedelta(days=7), timedelta(days=1)


async def draft(tx: AsyncConnection, who: Who, region_id: int, month: date, now: datetime) -> int:
    """What there is already is left as it is. Gives the plan's number."""
    region = await _require_region(tx, who, region_id)
    first, today = months.first_of(month), weeks.today(now, region.timezone)
    if months.last_of(first) < today:
        raise Refused("month_over")
    if first > today + FURTHEST:
        raise Refused("old_button")
    row = insert_or(tx, PlanMonth).values(region_id=region.id, month=first, state=DRAFTED, drafted_at=now, because={})
    await tx.execute(row.on_conflict_do_nothing(index_elements=["region_id", "month"]))
    found = await months.find(tx, region.id, first)
    assert found is not None, "it was there, or has just been made"
    plan = await months.require_to_change(tx, found.id)
    if not await _count(tx, plan.id):
        await _fill(tx, who, region, plan, now)
    return plan.id


async def draft_anew(tx: AsyncConnection, who: Who, month_id: int, now: datetime, *, keeps: bool) -> None:
    """Before it is submitted. `keeps` what somebody has changed, and drafts around it."""
    plan = await months.require_to_change(tx, month_id)
    region = await _require_region(tx, who, plan.region_id)
    if plan.state not in (DRAFTED, RETURNED) or plan.last < weeks.today(now, region.timezone):
        raise Refused("old_button")
    old = delete(PlanSlot).where(PlanSlot.month_id == plan.id)
    await tx.execute(old.where(PlanSlot.touched_at.is_(None)) if keeps else old)
    await _fill(tx, who, region, plan, now)


async def count_touched(tx: AsyncConnection, month_id: int) -> int:
    """Slots that somebody has changed, added or dropped since they were drafted."""
    touched = select(func.count()).where(PlanSlot.month_id == month_id, PlanSlot.touched_at.is_not(None))
    return (await tx.execute(touched)).scalar_one()


async def _require_region(tx: AsyncConnection, who: Who, region_id: int) -> Place:
    region = await organisations.require_place(tx, region_id)
    access.require(who, DEED, region.id, region.region_id)
    if region.level != REGION:
        raise Refused("old_button")
    return region


async def _count(tx: AsyncConnection, month_id: int) -> int:
    return (await tx.execute(select(func.count()).where(PlanSlot.month_id == month_id))).scalar_one()


async def _fill(tx: AsyncConnection, who: Who, region: Place, plan: Month, now: datetime) -> None:
    drafted = drafting.draft(await _known(tx, region, plan, weeks.today(now, region.timezone)))
    if drafted:
        await tx.execute(insert(PlanSlot), [_row(plan, slot, now) for slot in drafted])
    await tx.execute(update(PlanMonth).where(PlanMonth.id == plan.id).values(drafted_at=now))
    await record.note(tx, who, "plan drafted", now, region.id, month=plan.month.isoformat(), slots=len(drafted))


def _row(plan: Month, slot: Drafted, now: datetime) -> dict[str, object]:
    whose = {"month_id": plan.id, "region_id": plan.region_id, "branch_id": slot.branch_id}
    return whose | {"rubric_id": slot.rubric_id, "on_day": slot.on_day, "week": slot.week, "topic": {},
                    "sequence": 0, "changed_at": now}  # fmt: skip


# ---- what a draft is made from


async def _known(tx: AsyncConnection, region: Place, plan: Month, today: date) -> Known:
    first, last = plan.month - A_WEEK, plan.last + A_WEEK
    there = await organisations.named_below(tx, region.id)
    taken = await _taken(tx, region.id, weeks.week_of(first), weeks.week_of(last))
    return Known(
        weeks=weeks_of(plan.month, await days_off(tx, first, last), today),
        branches=await _branches(tx, plan, [one.id for one in there]),
        rubrics=[one.id for one in await turns.rubrics(tx, region.id)],
        sent=await _sent(tx, region.id, months.before(plan.month)),
        every=region_settings.setting_in(region.settings, "plan_every"),
        taken={(slot.branch_id, slot.week) for slot in taken if slot.branch_id is not None},
        used=Counter(slot.rubric_id for slot in taken if slot.month_id == plan.id),
    )


def weeks_of(month: date, off: DaysOff, today: date) -> list[Week]:
    """The weeks that are planned with this month: most of their working days are in it; of two halves, the first's.

    Of each the working days of the month that are to come.
    """
    found, monday = [], month - timedelta(days=month.weekday())
    while monday <= months.last_of(month):
        working = [day for day in (monday + A_DAY * n for n in range(7)) if not off.is_off(day)]
        own = [day for day in working if months.first_of(day) == month]
        others = len(working) - len(own)
        is_own = len(own) > others or (len(own) == others and bool(own) and own[0] == working[0])
        if is_own:
            found.append(Week(weeks.week_of(monday), [day for day in own if day > today]))
        monday += A_WEEK
    return found


@dataclass(frozen=True, slots=True)
class _Taken:
    branch_id: int | None
    week: str
    rubric_id: int
    month_id: int


async def _taken(tx: AsyncConnection, region_id: int, first: str, last: str) -> list[_Taken]:
    slots = select(PlanSlot.branch_id, PlanSlot.week, PlanSlot.rubric_id, PlanSlot.month_id)
    slots = slots.where(PlanSlot.region_id == region_id, PlanSlot.week >= first, PlanSlot.week <= last)
    return await fetch_all(tx, slots.where(PlanSlot.dropped_at.is_(None)).order_by(PlanSlot.id), _Taken)


@dataclass(frozen=True, slots=True)
class _Had:
    branch_id: int
    rubric_id: int
    count: int
    last_on: date


async def _branches(tx: AsyncConnection, plan: Month, branch_ids: Sequence[int]) -> list[Branch]:
    """With what they had in earlier plans."""
    since = weeks.week_of(plan.month - LOOKED_BACK)
    had = select(PlanSlot.branch_id, PlanSlot.rubric_id, func.count().label("count"),
                 func.max(PlanSlot.on_day).label("last_on"))  # fmt: skip
    had = had.where(PlanSlot.region_id == plan.region_id, PlanSlot.week >= since, PlanSlot.on_day < plan.month)
    had = had.where(PlanSlot.branch_id.is_not(None), PlanSlot.dropped_at.is_(None))
    known = defaultdict[int, list[_Had]](list)
    for one in await fetch_all(tx, had.group_by(PlanSlot.branch_id, PlanSlot.rubric_id), _Had):
        known[one.branch_id].append(one)
    return [_branch(branch_id, known[branch_id]) for branch_id in branch_ids]


def _branch(branch_id: int, had: Sequence[_Had]) -> Branch:
    last = max(had, key=lambda one: (one.last_on, one.rubric_id)).rubric_id if had else None
    return Branch(branch_id, sum(one.count for one in had), last, {one.rubric_id: one.count for one in had})


@dataclass(frozen=True, slots=True)
class _Sent:
    rubric_id: int
    count: int


async def _sent(tx: AsyncConnection, region_id: int, month: date) -> dict[int, int]:
    """Posts of that month under each rubric."""
    last = months.last_of(month)
    sent = select(Post.rubric_id, func.count().label("count"))
    sent = sent.join(Organisation, Organisation.id == Post.organisation_id).where(Organisation.region_id == region_id)
    sent = sent.where(Post.week >= weeks.week_of(month), Post.week <= weeks.week_of(last))
    sent = sent.where(Post.local_day >= month, Post.local_day <= last, Post.state.not_in(NEVER_SENT))
    counted = sent.where(Post.rubric_id.is_not(None)).group_by(Post.rubric_id)
    return {one.rubric_id: one.count for one in await fetch_all(tx, counted, _Sent)}
