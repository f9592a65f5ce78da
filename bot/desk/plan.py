"""The plan of a month as a calendar: looked at, taken on, and each slot moved to another day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from bot.desk import plan_month
from bot.desk.answers import plain
from bot.desk.calls import Call, Mangled, Page, does, reads
from bot.desk.plan_texts import texts, title
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.plan import changing, making, months, overview, slots, steps
from newsroom.plan.days_off import days_off
from newsroom.plan.slots import Slot
from screens.plan import month as screens
from screens.plan import slots as slot_screens
from screens.plan.parts import day_name


async def month(call: Call) -> dict[str, Any]:
    """Of a region. The centre's people choose one first: they are shown how far each is."""
    seat = access.require_seat(call.who)
    region_id = call.number("region", seat.region_id or 0)
    if not region_id:
        return await _of_all(call)
    asked = _month(call) or await overview.month_to_show(call.tx, region_id, call.visit.today)
    place, known = await overview.of_month(call.tx, call.who, region_id, asked)
    plans = access.may(call.who, making.DEED, place.id, place.region_id)
    approves = steps.may_approve(call.who, place)
    off = await days_off(call.tx, asked, months.last_of(asked))
    shown = plan_month.Shown(call.words, place, asked, known, off, call.visit.today, plans, approves)
    return plan_month.calendar(shown) | {"is_of_all": seat.region_id is None}


async def _of_all(call: Call) -> dict[str, Any]:
    asked = _month(call) or overview.month_of_all(call.visit.today)
    found = await steps.of_regions(call.tx, call.who, asked)
    return plan_month.head(call.words, asked) | {"regions": [plan_month.region(call.words, one) for one in found]}


def _month(call: Call) -> date | None:
    """«2026-11»; None where none is named."""
    text = call.text("month", "")
    if not text:
        return None
    with suppress(ValueError):
        day = date.fromisoformat(f"{text}-01")
        if weeks.is_of_our_time(day):
            return day
    raise Mangled("month")


def _day(call: Call) -> date:
    with suppress(ValueError):
        return date.fromisoformat(call.text("day"))
    raise Mangled("day")


# ---- a slot


async def move(call: Call) -> dict[str, Any]:
    """To a day off when it is said once more. What it was before is told, so that it can be undone."""
    slot_id, day, insists = call.number("slot"), _day(call), call.flag("sure")
    before = await slots.require_slot(call.tx, slot_id)
    try:
        await changing.move(call.tx, call.who, slot_id, call.number("times"), day, call.now, insists=insists)
    except Refused as refused:
        if refused.kind != "day_off":
            raise
        names = refused.parameters.get("names")
        asked = slot_screens.insist(call.who.language, before, day, names, call.visit.today)
        return {"ask": plain(asked.text)}
    after, today = await slots.require_slot(call.tx, slot_id), call.visit.today
    was = {"day": before.on_day.isoformat(), "times": after.sequence} if before.on_day >= today else None
    return {"done": _moved(call, after), "undo": was}


def _moved(call: Call, slot: Slot) -> str:
    return call.words("Now it stands on: {day}", day=day_name(call.words, slot.on_day, call.visit.today))


# ---- how it goes on


async def draft(call: Call) -> None:
    await making.draft(call.tx, call.who, call.number("region"), _month(call) or call.visit.today, call.now)


async def submit(call: Call) -> dict[str, str]:
    state = await steps.submit(call.tx, call.who, call.number("plan"), call.now)
    return {"done": screens.done(call.who.language, state)}


async def approve(call: Call) -> dict[str, str]:
    await steps.approve(call.tx, call.who, call.number("plan"), call.now)
    return {"done": screens.done(call.who.language, months.APPROVED)}


async def give_back(call: Call) -> dict[str, str]:
    because: dict[str, str] = {call.who.language: call.text("reason").strip()}
    await steps.give_back(call.tx, call.who, call.number("plan"), because, call.now)
    return {"done": screens.done(call.who.language, months.RETURNED)}


async def publish(call: Call) -> dict[str, str]:
    told = await steps.publish(call.tx, call.who, call.number("plan"), call.now)
    return {"done": screens.done(call.who.language, months.PUBLISHED, told)}


PAGE = Page(
    "plan", "see a plan", title, texts,
    routes=(
        reads("plan/month", month),
        does("plan/draft", draft, making.DEED),
        does("plan/slots/{slot}/move", move, making.DEED),
        does("plan/{plan}/submit", submit, making.DEED),
        does("plan/{plan}/approve", approve, "approve a plan"),
        does("plan/{plan}/return", give_back, "approve a plan"),
        does("plan/{plan}/publish", publish, making.DEED),
    ),
)  # fmt: skip
