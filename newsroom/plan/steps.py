"""How a plan goes on: submitted, approved by whom the region says, published to the chairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Organisation, PlanMonth, Seat
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.notices import About, tell, tell_all
from newsroom.plan import months, slots
from newsroom.plan.making import DEED
from newsroom.plan.months import APPROVED, DRAFTED, PUBLISHED, RETURNED, SUBMITTED, Month
from newsroom.plan.notices import PlanDecided, PlanPublished, PlanSubmitted
from newsroom.union import organisations, region_settings, seats
from newsroom.union.organisations import REGION, Place
from newsroom.values.lines import require_short
from newsroom.who import CHAIR, DEPUTY, PRESS, SPECIALIST, Who

LONGEST_REASON = 300


async def require_seen(tx: AsyncConnection, who: Who, month_id: int) -> tuple[Month, Place]:
    """A plan and its region, for whoever may see it."""
    plan = await months.require_month(tx, month_id)
    region = await organisations.require_place(tx, plan.region_id)
    access.require(who, "see a plan", region.id, region.region_id)
    return plan, region


@dataclass(frozen=True, slots=True)
class OfRegion:
    """`state` is None where nothing is planned."""

    region_id: int
    names: dict[str, str]
    state: str | None


async def of_regions(tx: AsyncConnection, who: Who, month: date) -> list[OfRegion]:
    """All that are open, for whoever compares them."""
    access.require_here(who, "compare regions")
    of_month = and_(PlanMonth.region_id == Organisation.id, PlanMonth.month == month)
    found = select(Organisation.id.label("region_id"), Organisation.names, PlanMonth.state)
    found = found.outerjoin(PlanMonth, of_month).where(Organisation.level == REGION, Organisation.closed_on.is_(None))
    return await fetch_all(tx, found.order_by(Organisation.id), OfRegion)


def approver_in(region: Place) -> str:
    return str(region_settings.setting_in(region.settings, "plan_approver"))


def is_with_press(region: Place, state: str | None) -> bool:
    """The specialist has done what is theirs."""
    return state == SUBMITTED and approver_in(region) == PRESS


async def waiting_for_press(tx: AsyncConnection, month: date) -> list[OfRegion]:
    """Regions whose plan of that month lies with the press service."""
    submitted = select(PlanMonth.region_id).where(PlanMonth.month == month, PlanMonth.state == SUBMITTED)
    there = set((await tx.execute(submitted)).scalars())
    regions = [one for one in await organisations.regions(tx) if one.id in there and one.closed_on is None]
    return [OfRegion(one.id, one.names, SUBMITTED) for one in regions if is_with_press(one, SUBMITTED)]


def may_approve(who: Who, region: Place) -> bool:
    """The region's chair signs on paper, and the specialist notes it."""
    return access.may(who, "approve a plan", region.id, region.region_id) and (
        (who.role == PRESS) == (approver_in(region) == PRESS)
    )


async def submit(tx: AsyncConnection, who: Who, month_id: int, now: datetime) -> str:
    """Gives the state it is in now: a specialist who approves herself has approved it."""
    plan, region = await _to_go_on(tx, who, DEED, month_id, now, DRAFTED, RETURNED)
    if not await slots.of_month(tx, plan.id):
        raise Refused("old_button")
    approver = approver_in(region)
    done: dict[str, Any] = {"submitted_at": now, "submitted_by": who.person_id, "because": {}}
    if approver == SPECIALIST:
        done |= {"approved_at": now, "approved_by": who.person_id}
    await _go(tx, who, plan, APPROVED if approver == SPECIALIST else SUBMITTED, now, **done)
    if approver == PRESS:
        people = await seats.addressees(tx, (await organisations.centre(tx)).id, (PRESS,), now)
        await tell(tx, PlanSubmitted(plan.id), people, now)
    return APPROVED if approver == SPECIALIST else SUBMITTED


async def approve(tx: AsyncConnection, who: Who, month_id: int, now: datetime) -> None:
    plan, region = await _to_decide(tx, who, month_id, now)
    await _go(tx, who, plan, APPROVED, now, approved_at=now, approved_by=who.person_id)
    await _tell_of_decision(tx, who, region, plan, APPROVED, now)


async def require_decided(tx: AsyncConnection, who: Who, month_id: int) -> Month:
    """One that waits for whoever asks."""
    plan, region = await require_seen(tx, who, month_id)
    _require_approver(who, region)
    if plan.state != SUBMITTED:
        raise Refused("old_button")
    return plan


async def give_back(tx: AsyncConnection, who: Who, month_id: int, because: dict[str, str], now: datetime) -> None:
    plan, region = await _to_decide(tx, who, month_id, now)
    if not any(because.values()):
        raise Refused("no_reason")
    require_short(because, LONGEST_REASON)
    await _go(tx, who, plan, RETURNED, now, because=because)
    await _tell_of_decision(tx, who, region, plan, RETURNED, now)


async def publish(tx: AsyncConnection, who: Who, month_id: int, now: datetime) -> int:
    """Each chair is told her own slots, once. Gives how many branches are told."""
    plan, region = await _to_go_on(tx, who, DEED, month_id, now, APPROVED)
    await _go(tx, who, plan, PUBLISHED, now, published_at=now, published_by=who.person_id)
    asked = {slot.branch_id for slot in await slots.of_month(tx, plan.id)}
    return await tell_branches(tx, region.id, asked, lambda branch_id: PlanPublished(branch_id, plan.id), now)


async def tell_branches(
    tx: AsyncConnection, region_id: int, asked: set[int | None], about: Callable[[int], About], now: datetime
) -> int:  # fmt: skip
    """Chairs and deputies of these branches; None among them are all of the region."""
    there = {one.id for one in await organisations.named_below(tx, region_id)}
    concerned = there if None in asked else there & asked
    people = await seats.addressees(tx, Seat.organisation_id.in_(concerned), (CHAIR, DEPUTY), now)
    await tell_all(tx, [(about(one.place_id), one) for one in people], now)
    return len({one.place_id for one in people})


async def _to_decide(tx: AsyncConnection, who: Who, month_id: int, now: datetime) -> tuple[Month, Place]:
    plan, region = await _to_go_on(tx, who, "approve a plan", month_id, now, SUBMITTED)
    _require_approver(who, region)
    return plan, region


def _require_approver(who: Who, region: Place) -> None:
    access.require(who, "approve a plan", region.id, region.region_id)
    if not may_approve(who, region):
        raise Refused("no_right", roles=[PRESS if approver_in(region) == PRESS else SPECIALIST])


async def _to_go_on(
    tx: AsyncConnection, who: Who, deed: str, month_id: int, now: datetime, *states: str
) -> tuple[Month, Place]:  # fmt: skip
    plan = await months.require_to_change(tx, month_id)
    region = await organisations.require_place(tx, plan.region_id)
    access.require(who, deed, region.id, region.region_id)
    if plan.state not in states:
        raise Refused("old_button")
    if plan.last < weeks.today(now, region.timezone):
        raise Refused("month_over")
    return plan, region


async def _go(tx: AsyncConnection, who: Who, plan: Month, state: str, now: datetime, **values: Any) -> None:
    await tx.execute(update(PlanMonth).where(PlanMonth.id == plan.id).values(state=state, **values))
    await record.note(tx, who, f"plan {state}", now, plan.region_id, month=plan.month.isoformat())


async def _tell_of_decision(
    tx: AsyncConnection, who: Who, region: Place, plan: Month, state: str, now: datetime
) -> None:  # fmt: skip
    """Whoever has decided it knows."""
    people = await seats.addressees(tx, region.id, (SPECIALIST,), now)
    others = [one for one in people if one.person_id != who.person_id]
    await tell(tx, PlanDecided(region.id, plan.id, state), others, now)
