"""A plan beside its screen: as a picture, on paper, as a calendar; and plan against fact."""

from __future__ import annotations

from functools import partial

from handlers.actions import Event, tapped
from handlers.plan.month import draw_month
from handlers.views import view
from handlers.visit import Visit
from newsroom.plan import overview, slots
from newsroom.plan.overview import Overview
from reports.ics import calendar, events_of
from reports.plan_month import month_pdf, month_png
from reports.plan_sheet import sheet_of
from screens import actions
from screens.parts import name_in
from screens.plan import papers as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.PLAN_FACT, look)
    tapped(actions.PLAN_PICTURE, picture)
    tapped(actions.PLAN_PRINT, paper)
    tapped(actions.PLAN_CALENDAR, export)


async def look(_: Event, visit: Visit, month_id: int) -> Screen:
    return await visit.show(draw_fact, plan=month_id)


@view("plan_fact", reads=True)
async def draw_fact(visit: Visit, plan: int) -> Screen:
    known = await overview.of_plan(visit.tx, visit.who, plan)
    return screens.fact(visit.who.language, known, visit.today)


# Not kept as views: they are files, and below each is the way back.


async def _known(visit: Visit, month_id: int) -> Overview:
    known = await overview.of_plan(visit.tx, visit.who, month_id)
    visit.turn_to(draw_month, region=known.region.id, month=known.plan.month.isoformat())
    return known


async def picture(_: Event, visit: Visit, month_id: int) -> Screen:
    known, language = await _known(visit, month_id), visit.who.language
    return screens.picture(language, known, partial(month_png, sheet_of(known), language))


async def paper(_: Event, visit: Visit, month_id: int) -> Screen:
    known, language = await _known(visit, month_id), visit.who.language
    return screens.paper(language, known, partial(month_pdf, sheet_of(known), language))


async def export(_: Event, visit: Visit, month_id: int) -> Screen:
    """With what was dropped: it goes from calendars where it stood."""
    known, language = await _known(visit, month_id), visit.who.language
    found = await slots.of_month(visit.tx, known.plan.id, dropped=True)
    drawn = partial(calendar, name_in(language, known.region.names), events_of(language, found))
    return screens.calendar(language, known, drawn)
