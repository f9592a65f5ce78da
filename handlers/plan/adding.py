"""One more post in a plan: a day of the week that is shown, a rubric, and then whatever else is to be changed of it."""

from __future__ import annotations

from datetime import date

from handlers.actions import Event, tapped
from handlers.plan.slots import draw_slot
from handlers.views import view
from handlers.visit import Visit
from newsroom import weeks
from newsroom.plan import changing
from newsroom.plan.days_off import days_off
from newsroom.rubrics import turns
from screens import actions
from screens.plan import slots as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.SLOT_ADD, ask_day)
    tapped(actions.SLOT_ADD_ON, ask_rubric)
    tapped(actions.SLOT_ADD_TO, add)


async def ask_day(_: Event, visit: Visit, month_id: int, week: str) -> Screen:
    return await visit.show(draw_add, plan=month_id, week=week)


@view("slot_add")
async def draw_add(visit: Visit, plan: int, week: str) -> Screen:
    known = await changing.require_plan(visit.tx, visit.who, plan)
    monday, sunday = weeks.days_of(week)
    first, last = max(monday, known.month, visit.today), min(sunday, known.last)
    days = (await days_off(visit.tx, first, last)).working_days() if first <= last else []
    return screens.add(visit.who.language, known, week, days)


async def ask_rubric(_: Event, visit: Visit, month_id: int, day: date) -> Screen:
    return await visit.show(draw_add_on, plan=month_id, on_day=day.isoformat())


@view("slot_add_on")
async def draw_add_on(visit: Visit, plan: int, on_day: str) -> Screen:
    known, day = await changing.require_plan(visit.tx, visit.who, plan), date.fromisoformat(on_day)
    rubrics = await turns.rubrics(visit.tx, known.region_id)
    return screens.add_on(visit.who.language, known, weeks.week_of(day), day, rubrics, visit.today)


async def add(_: Event, visit: Visit, month_id: int, day: date, rubric_id: int) -> Screen:
    slot_id = await changing.add(visit.tx, visit.who, month_id, day, rubric_id, visit.now)
    return await visit.show(draw_slot, slot=slot_id)
