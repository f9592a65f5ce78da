"""What is told of a plan: that it waits, what was decided, each branch its own posts, and what has changed of them."""

from __future__ import annotations

from datetime import date
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import weeks
from newsroom.notices import GATHERED
from newsroom.outbox import Notice
from newsroom.plan import exceptions, fact, months, overview, slots
from newsroom.plan.months import APPROVED, PUBLISHED, RETURNED, SUBMITTED
from newsroom.plan.notices import PlanChanged, PlanDecided, PlanOnDaysOff, PlanPublished, PlanSubmitted
from newsroom.union import organisations
from newsroom.union.readers import OF_BRANCH, sitting
from newsroom.who import PRESS, SPECIALIST
from reports.plan_month import month_png
from reports.plan_sheet import sheet_of
from scheduler.notices.kinds import Kind
from screens.plan import centre
from screens.plan import own as screens
from screens.screen import Screen


async def _submitted(tx: AsyncConnection, about: PlanSubmitted, _: Notice, language: Language) -> Screen | None:
    """What has been decided meanwhile waits for nobody."""
    known = await overview.told(tx, about.month_id)
    if known.plan.state != SUBMITTED:
        return None
    return centre.submitted(language, known, partial(month_png, sheet_of(known), language))


async def _decided(tx: AsyncConnection, about: PlanDecided, _: Notice, language: Language) -> Screen | None:
    known = await overview.told(tx, about.month_id)
    if known.plan.state != about.state or about.state not in (APPROVED, RETURNED):
        return None
    return centre.decided(language, known, approved=about.state == APPROVED)


async def _published(tx: AsyncConnection, about: PlanPublished, notice: Notice, language: Language) -> Screen | None:
    own = await _own(tx, about, notice)
    return screens.published(language, own[0], own[1]) if own is not None and own[0].facts else None


async def _changed(tx: AsyncConnection, about: PlanChanged, notice: Notice, language: Language) -> Screen | None:
    own = await _own(tx, about, notice)
    return screens.changed(language, own[0], notice.due_at - GATHERED, own[1]) if own is not None else None


async def _on_days_off(tx: AsyncConnection, about: PlanOnDaysOff, notice: Notice, language: Language) -> Screen | None:
    """None where all of it was moved or dropped meanwhile."""
    region = await organisations.require_place(tx, about.region_id)
    today = weeks.today(notice.due_at, region.timezone)
    found = await exceptions.planned_on_them(tx, region.id, today)
    return centre.on_days_off(language, region.names, found) if found else None


async def _own(
    tx: AsyncConnection, about: PlanPublished | PlanChanged, notice: Notice
) -> tuple[screens.Own, date] | None:
    """None where the month is over, or the plan is published no more."""
    plan, place = await months.require_month(tx, about.month_id), await organisations.require_place(tx, about.branch_id)
    today = weeks.today(notice.due_at, await organisations.zone_of(tx, place.id))
    if plan.state != PUBLISHED or plan.last < today:
        return None
    found = await slots.of_branch(tx, plan.region_id, place.id, plan.month, plan.last)
    facts = await fact.of_branch(tx, place.id, found)
    return screens.Own(place.id, place.id, place.names, plan.month, facts), today


KINDS = (
    Kind(PlanSubmitted, _submitted, sitting(PRESS), is_alike=True),
    Kind(PlanDecided, _decided, sitting(SPECIALIST, at=lambda about: about.region_id), is_alike=True),
    Kind(PlanPublished, _published, sitting(*OF_BRANCH, at=lambda about: about.branch_id), is_alike=True),
    Kind(PlanChanged, _changed, sitting(*OF_BRANCH, at=lambda about: about.branch_id), is_alike=True),
    Kind(PlanOnDaysOff, _on_days_off, sitting(SPECIALIST, at=lambda about: about.region_id), is_alike=True),
)
