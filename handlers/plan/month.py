"""A region's plan of a month: drafted, submitted, approved, published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aiogram.types import Message

from handlers.actions import OWN_ROLES, Event, tapped
from handlers.forms import Form
from handlers.plan.own import draw_own
from handlers.steps import Parser, Said, Step, words_of
from handlers.views import view
from handlers.visit import Visit
from newsroom import access, weeks
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.plan import making, months, overview, steps
from newsroom.plan.months import Month
from newsroom.plan.overview import Overview
from newsroom.union.organisations import Place
from newsroom.who import SPECIALIST
from screens import actions
from screens.plan import centre as of_centre
from screens.plan import month as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.PLAN, look)
    tapped(actions.PLAN_OF, look_at)
    tapped(actions.PLAN_WEEK, turn)
    tapped(actions.PLAN_DRAFT, draft)
    tapped(actions.PLAN_ANEW, anew)
    tapped(actions.PLAN_ANEW_SURE, draft_anew)
    tapped(actions.PLAN_SUBMIT, submit)
    tapped(actions.PLAN_APPROVE, approve)
    tapped(actions.PLAN_RETURN, ask_why)
    tapped(actions.PLAN_PUBLISH, publish)
    tapped(actions.PLANS, look_at_all)


async def look(_: Event, visit: Visit) -> Screen:
    """Each their own: a branch the month of its next post, a specialist the region's, the centre all regions."""
    seat = require_seat(visit.who)
    if seat.role in OWN_ROLES:
        slot = await overview.next_own(visit.tx, seat.organisation_id, visit.today)
        day = visit.today if slot is None else slot.on_day
        return await visit.show(draw_own, place=seat.organisation_id, month=_kept(day))
    if seat.role != SPECIALIST:
        return await visit.show(draw_all)
    month = await overview.month_to_show(visit.tx, seat.organisation_id, visit.today)
    return await visit.show(draw_month, region=seat.organisation_id, month=_kept(month))


async def look_at(_: Event, visit: Visit, region_id: int, month: date) -> Screen:
    return await visit.show(draw_month, region=region_id, month=_kept(month))


async def turn(_: Event, visit: Visit, month_id: int, week: str, page: int) -> Screen:
    plan = await months.require_month(visit.tx, month_id)
    return await visit.show(draw_month, region=plan.region_id, month=_kept(plan.month), week=week, page=page)


def _kept(month: date) -> str:
    return months.first_of(month).isoformat()


@view("plan", reads=True)
async def draw_month(visit: Visit, region: int, month: str, week: str = "", page: int = 0) -> Screen:
    language, first = visit.who.language, date.fromisoformat(month)
    place, known = await overview.of_month(visit.tx, visit.who, region, first)
    plans = _plans(visit, place)
    if known is None:
        return screens.none(language, place.id, place.names, first, visit.today, plans=plans)
    there = screens.weeks_in(first)
    shown_week = week if week in there else _nearest(there, known, visit.today)
    approves = steps.may_approve(visit.who, place)
    shown = screens.Shown(known, visit.today, shown_week, page, plans=plans, approves=approves)
    return screens.month(language, shown)


def _plans(visit: Visit, region: Place) -> bool:
    return access.may(visit.who, making.DEED, region.id, region.region_id)


def _nearest(there: list[str], known: Overview, today: date) -> str:
    """This week, where it is of this month; else the first that has something."""
    now = weeks.week_of(today)
    return now if now in there else next((one.slot.week for one in known.facts), there[0])


async def draft(_: Event, visit: Visit, region_id: int, month: date) -> Screen:
    await making.draft(visit.tx, visit.who, region_id, month, visit.now)
    return await visit.show(draw_month, region=region_id, month=_kept(month))


async def anew(_: Event, visit: Visit, month_id: int) -> Screen:
    """Asked about only where somebody has changed something."""
    if await making.count_touched(visit.tx, month_id):
        return await visit.show(draw_anew, plan=month_id)
    return await draft_anew(_, visit, month_id, keeps=True)


@view("plan_anew")
async def draw_anew(visit: Visit, plan: int) -> Screen:
    known, _ = await steps.require_seen(visit.tx, visit.who, plan)
    return screens.anew(visit.who.language, known, await making.count_touched(visit.tx, plan))


async def draft_anew(_: Event, visit: Visit, month_id: int, keeps: bool) -> Screen:
    await making.draft_anew(visit.tx, visit.who, month_id, visit.now, keeps=keeps)
    return await _show(visit, month_id)


async def _show(visit: Visit, month_id: int, toast: str = "") -> Screen:
    plan = await months.require_month(visit.tx, month_id)
    shown = await visit.show(draw_month, region=plan.region_id, month=_kept(plan.month))
    return replace(shown, toast=toast)


# ---- how it goes on


async def submit(_: Event, visit: Visit, month_id: int) -> Screen:
    state = await steps.submit(visit.tx, visit.who, month_id, visit.now)
    return await _show(visit, month_id, screens.done(visit.who.language, state))


async def approve(_: Event, visit: Visit, month_id: int) -> Screen:
    await steps.approve(visit.tx, visit.who, month_id, visit.now)
    return await _show(visit, month_id, screens.done(visit.who.language, months.APPROVED))


async def publish(_: Event, visit: Visit, month_id: int) -> Screen:
    told = await steps.publish(visit.tx, visit.who, month_id, visit.now)
    return await _show(visit, month_id, screens.done(visit.who.language, months.PUBLISHED, told))


async def _asked(visit: Visit, plan: int) -> Month:
    return await steps.require_decided(visit.tx, visit.who, plan)


def reason_of(message: Message, visit: Visit) -> str:
    text = words_of(message, visit)
    if not text:
        raise Refused("no_reason")
    return text


WHY = Step("reason", screens.why, Parser(reason_of))


async def give_back(visit: Visit, said: Said, plan: Month) -> Screen:
    because: dict[str, str] = {visit.who.language: said[WHY]}
    await steps.give_back(visit.tx, visit.who, plan.id, because, visit.now)
    return await _show(visit, plan.id, screens.done(visit.who.language, months.RETURNED))


RETURN = Form("plan_return", _asked, WHY, save=give_back)


async def ask_why(_: Event, visit: Visit, month_id: int) -> Screen:
    return await RETURN.ask(visit, plan=month_id)


# ---- all regions


async def look_at_all(_: Event, visit: Visit, page: int) -> Screen:
    return await visit.show(draw_all, page=page)


@view("plans", reads=True)
async def draw_all(visit: Visit, page: int = 0) -> Screen:
    month = overview.month_of_all(visit.today)
    found = await steps.of_regions(visit.tx, visit.who, month)
    return of_centre.plans(visit.who.language, month, found, page)
