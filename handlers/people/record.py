"""The record of changes: read a page at a time, or taken as a spreadsheet."""

from __future__ import annotations

from functools import partial

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom import record
from newsroom.errors import Refused
from reports.sheets import sheet
from screens import actions
from screens.people import record as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.RECORD, read)
    tapped(actions.RECORD_SHEET, export)


async def read(_: Event, visit: Visit, first: int | None) -> Screen:
    return await visit.show(draw_record, first=first or 0)


@view("record", reads=True)
async def draw_record(visit: Visit, first: int) -> Screen:
    entries, total = await record.read(visit.tx, visit.who, first, screens.PER_PAGE)
    if first and not entries:
        raise Refused("old_button")
    return screens.record(visit.who.language, entries, first, total, visit.zone)


async def export(_: Event, visit: Visit) -> Screen:
    record.require(visit.who)
    await record.note(visit.tx, visit.who, "record exported", visit.now)
    visit.turn_to(draw_record, first=0)
    return await visit.put_off(partial(draw_sheet, visit))


async def draw_sheet(visit: Visit) -> Screen:
    entries, _total = await record.read(visit.tx, visit.who, 0, record.MOST)
    headers, rows = screens.sheet_rows(visit.who.language, entries, visit.zone)
    drawn = partial(sheet, screens.title(visit.who.language), headers, rows)
    return screens.exported(visit.who.language, len(rows), drawn)
