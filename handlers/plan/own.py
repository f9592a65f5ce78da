"""What a branch has in the plan of a month, and its calendar."""

from __future__ import annotations

from datetime import date
from functools import partial

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom.plan import months, overview
from reports.ics import calendar, events_of
from screens import actions
from screens.parts import name_in
from screens.plan import own as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.OWN_PLAN, look)
    tapped(actions.OWN_CALENDAR, export)


async def look(_: Event, visit: Visit, place_id: int, month: date) -> Screen:
    """A notice may be of another branch of one's own than one sits in."""
    await visit.has_sat_at(place_id)
    return await visit.show(draw_own, place=place_id, month=months.first_of(month).isoformat())


@view("own_plan", reads=True)
async def draw_own(visit: Visit, place: int, month: str) -> Screen:
    return screens.own(visit.who.language, await _own(visit, place, date.fromisoformat(month)), visit.today)


async def _own(visit: Visit, place_id: int, first: date) -> screens.Own:
    place = await overview.require_own(visit.tx, visit.who, place_id)
    facts = await overview.own(visit.tx, visit.who, place.id, first, months.last_of(first))
    return screens.Own(place.id, overview.branch_of(place), place.names, first, facts)


async def export(_: Event, visit: Visit, place_id: int, month: date) -> Screen:
    """Not kept as a view: it is a file, and below it the way back."""
    await visit.has_sat_at(place_id)
    shown, language = await _own(visit, place_id, months.first_of(month)), visit.who.language
    visit.turn_to(draw_own, place=place_id, month=shown.month.isoformat())
    slots = await overview.of_calendar(visit.tx, visit.who, place_id, shown.month)
    drawn = partial(calendar, name_in(language, shown.place), events_of(language, slots))
    return screens.calendar(language, shown, drawn)
