"""School breaks of a region: seen, and changed where a region has them otherwise."""

from __future__ import annotations

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.plan import breaks
from newsroom.union import region_settings
from newsroom.values.spans import parse_span
from screens import actions
from screens.plan import breaks as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.BREAKS, look)
    tapped(actions.BREAK, ask)


async def look(_: Event, visit: Visit, region_id: int, year: int | None) -> Screen:
    return await visit.show(draw_year, region=region_id, year=year or breaks.school_year(visit.today))


@view("breaks")
async def draw_year(visit: Visit, region: int, year: int) -> Screen:
    """This school year and the next; any other only where somebody was on it."""
    found = await region_settings.require_region(visit.tx, visit.who, region)
    this = breaks.school_year(visit.today)
    others = [one for one in (this, this + 1) if one != year]
    shown = screens.Year(found.id, found.names, year, breaks.of_region(found, year), others)
    return screens.year(visit.who.language, shown)


async def _about(visit: Visit, region: int, year: int, kind: str) -> screens.Asked:
    found = await region_settings.require_region(visit.tx, visit.who, region)
    if kind not in breaks.KINDS:
        raise Refused("old_button")
    now = next(((one.first, one.last) for one in breaks.of_region(found, year) if one.kind == kind), None)
    return screens.Asked(found.id, year, kind, now, breaks.ordered(year).get(kind))


def span(message: Message, visit: Visit) -> breaks.Span:
    """Days without a year are of the school year that is asked about."""
    year = int(visit.stands["year"])
    return breaks.require_span(year, *parse_span(message.text or "", breaks.bounds(year)[0]))


DAYS: Step[screens.Asked, breaks.Span] = Step("days", screens.days, Parser(span))


async def save(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    await breaks.set_break(
        visit.tx, visit.who, asked.region_id, asked.year, asked.kind, said[DAYS], visit.now
    )  # fmt: skip
    return await visit.show(draw_year, region=asked.region_id, year=asked.year)


BREAK = Form("break", _about, DAYS, save=save)


async def ask(_: Event, visit: Visit, region_id: int, year: int, kind: str) -> Screen:
    return await BREAK.ask(visit, region=region_id, year=year, kind=kind)
