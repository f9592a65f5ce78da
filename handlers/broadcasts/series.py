"""Broadcasts that are prepared and go one a week: put into a series, their turns changed, halted, ended."""

from __future__ import annotations

from datetime import datetime

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.broadcasts.running import draw_list
from handlers.broadcasts.writing import draw_card, require_draft
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, require_line
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom.broadcasts import series
from newsroom.broadcasts.broadcasts import Broadcast
from newsroom.values.moments import parse_moment
from screens import actions
from screens.broadcasts import series as screens
from screens.parts import PER_PAGE, page_within
from screens.screen import Screen
from screens.values import MOMENT, TEXT


def register() -> None:
    tapped(actions.CAST_SERIES, show)
    tapped(actions.CAST_NEW_SERIES, ask_name)
    tapped(actions.CAST_INTO, put_into)
    tapped(actions.CAST_UP, move_up)
    tapped(actions.CAST_HALT, halt)
    tapped(actions.CAST_END, ask_to_end)
    tapped(actions.CAST_END_SURE, end)


async def show(_: Event, visit: Visit, series_id: int, page: int) -> Screen:
    return await visit.show(draw_series, series_id=series_id, page=page)


@view("cast_series")
async def draw_series(visit: Visit, series_id: int, page: int = 0) -> Screen:
    waiting = await series.waiting(visit.tx, visit.who, series_id)
    page = page_within(page, waiting.count)
    members = await series.members(visit.tx, visit.who, series_id, page * PER_PAGE, PER_PAGE)
    return screens.series(visit.who.language, screens.Listed(waiting, members, page), visit.zone, visit.today)


async def put_into(_: Event, visit: Visit, broadcast_id: int, series_id: int) -> Screen:
    await series.add(visit.tx, visit.who, broadcast_id, series_id, visit.now)
    return await visit.show(draw_card, broadcast=broadcast_id)


async def move_up(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    series_id = await series.move_up(visit.tx, visit.who, broadcast_id, visit.now)
    if visit.is_on(draw_series, series_id=series_id):
        return await visit.show_again()
    return await visit.show(draw_series, series_id=series_id)


async def halt(_: Event, visit: Visit, series_id: int, halts: bool) -> Screen:
    await series.halt(visit.tx, visit.who, series_id, visit.now, halts=halts)
    return await visit.show(draw_series, series_id=series_id)


async def ask_to_end(_: Event, visit: Visit, series_id: int) -> Screen:
    return await visit.show(draw_end, series_id=series_id)


@view("cast_end")
async def draw_end(visit: Visit, series_id: int) -> Screen:
    return screens.sure_to_end(visit.who.language, await series.waiting(visit.tx, visit.who, series_id))


async def end(_: Event, visit: Visit, series_id: int) -> Screen:
    await series.end(visit.tx, visit.who, series_id, visit.now)
    return await visit.show(draw_list)


# ---- a new one


def moment_of(message: Message, visit: Visit) -> datetime:
    return parse_moment(message.text or "", visit.now, visit.zone.key)


NAME: Step[Broadcast, str] = Step("name", screens.name, Parser(require_line(series.LONGEST_NAME), TEXT))
FIRST: Step[Broadcast, datetime] = Step("first", screens.first, Parser(moment_of, MOMENT))


async def begun(visit: Visit, said: Said, asked: Broadcast) -> Screen:
    await series.begin(visit.tx, visit.who, asked.id, said[NAME], said[FIRST], visit.now)
    return await visit.show(draw_card, broadcast=asked.id)


SERIES_FORM = Form("cast_series_of", require_draft, NAME, FIRST, save=begun, title=later("a series"))


async def ask_name(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await SERIES_FORM.ask(visit, broadcast=broadcast_id)
