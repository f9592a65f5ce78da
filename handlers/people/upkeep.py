"""Keeping the tree: one question at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.people.places import draw_place
from handlers.steps import Parser, Said, Step, in_each_language, name
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom import access, weeks
from newsroom.people import upkeep
from newsroom.questions import answering
from newsroom.union.organisations import CENTRE, REGION, Place
from newsroom.values import days
from newsroom.values.days import DAY
from newsroom.values.figures import Amount, Doubt, parse_figure
from screens import actions
from screens.people import places
from screens.people import upkeep as screens
from screens.screen import Screen
from screens.values import carried


def register() -> None:
    tapped(actions.EDIT, edit)
    tapped(actions.RENAME, rename)
    tapped(actions.ADD, add)
    tapped(actions.FIGURE, figure)
    tapped(actions.DUTY, duty)
    tapped(actions.STAFF, staff)
    tapped(actions.CLOSE, close)
    tapped(actions.MERGE, merge)
    tapped(actions.MERGE_INTO, merge_into)
    tapped(actions.MERGE_SURE, merge_sure)


async def edit(_: Event, visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_edit, place=place_id)


@view("edit")
async def draw_edit(visit: Visit, place: int) -> Screen:
    found = await upkeep.require_kept(visit.tx, visit.who, place)
    kinds = tuple(kind for kind, levels in upkeep.FIGURES.items() if found.level in levels)
    region = found.level == REGION
    shuts = found.level != CENTRE and (not region or access.may(visit.who, "shut a region", found.id, found.id))
    return screens.menu(visit.who.language, found.names, found.id, found.level, kinds, shuts=shuts)


def named(message: Message, _: Visit) -> str:
    return upkeep.require_name(message.text or "")


async def _kept(visit: Visit, place: int) -> Place:
    return await upkeep.require_kept(visit.tx, visit.who, place)


NEW_NAMES = in_each_language(screens.name, named)
OTHER_NAMES = in_each_language(screens.other_name, named, skippable=True)


async def added(visit: Visit, said: Said, above: Place) -> Screen:
    return await _done(visit, await upkeep.add(visit.tx, visit.who, above.id, said.texts(NEW_NAMES), visit.now))


async def renamed(visit: Visit, said: Said, place: Place) -> Screen:
    if names := said.texts(OTHER_NAMES):
        await upkeep.rename(visit.tx, visit.who, place.id, names, visit.now)
    return await _done(visit, place.id)


ADD = Form("add", _kept, *NEW_NAMES, save=added, title=later("a new place"))
RENAME = Form("rename", _kept, *OTHER_NAMES, save=renamed, title=later("another name"))


async def add(_: Event, visit: Visit, place_id: int) -> Screen:
    return await ADD.ask(visit, place=place_id)


async def rename(_: Event, visit: Visit, place_id: int) -> Screen:
    return await RENAME.ask(visit, place=place_id)


async def _done(visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_place, place=place_id)


def figured(message: Message, visit: Visit) -> screens.Dated:
    today = weeks.term_day(visit.now)
    figure, day = parse_figure(message.text or "", today)
    return (figure, *(day or (today, DAY)))


async def _asked(
    visit: Visit, place: int, kind: str, doubted: Sequence[Sequence[Any]] = (), on_day: str = "", precision: str = ""
) -> screens.FigureAsked:
    """`doubted`: what can be meant by what was written of that day."""
    found = await _kept(visit, place)
    newest = (await upkeep.figures_of(visit.tx, place)).get(kind)
    offers: list[screens.Dated] = [(Amount(*one), date.fromisoformat(on_day), precision) for one in doubted]
    return screens.FigureAsked(place, found.names, kind, newest, offers)


FIGURED: Step[screens.FigureAsked, screens.Dated] = Step("figure", screens.figure, Parser(figured))


async def noted(visit: Visit, said: Said, asked: screens.FigureAsked) -> Screen:
    figure, day, precision = said[FIGURED]
    if isinstance(figure, Doubt):
        both = [list(carried(figure.smaller)), list(carried(figure.larger))]
        return await FIGURE.ask(visit, asked.place_id, asked.kind, both, day.isoformat(), precision)
    return await _note(visit, asked.place_id, asked.kind, figure, day, precision)


FIGURE = Form("figure", _asked, FIGURED, save=noted, errand=True)


async def figure(_: Event, visit: Visit, place_id: int, kind: str) -> Screen:
    return await FIGURE.ask(visit, place=place_id, kind=kind)


async def _note(visit: Visit, place_id: int, kind: str, amount: Amount, on_day: date, precision: str) -> Screen:
    await upkeep.note_figure(
        tx=visit.tx, who=visit.who, place_id=place_id, kind=kind, amount=amount, on_day=on_day,
        precision=precision, now=visit.now,
    )  # fmt: skip
    noted = [kind, on_day.isoformat()]
    if visit.entering_id == place_id:
        return await visit.show(views.entering, place=place_id, noted=noted)
    return await visit.show(draw_place, place=place_id, noted=noted)


POST = Step("post", screens.duty, name(upkeep.LONGEST_NAME))


async def duty_told(visit: Visit, said: Said, place: Place) -> Screen:
    await upkeep.set_duty(visit.tx, visit.who, place.id, visit.now, post=said[POST])
    return await _done(visit, place.id)


DUTY = Form("duty", _kept, POST, save=duty_told)


async def duty(_: Event, visit: Visit, place_id: int) -> Screen:
    return await DUTY.ask(visit, place=place_id)


async def staff(_: Event, visit: Visit, place_id: int, has_unit: bool) -> Screen:
    await upkeep.set_duty(visit.tx, visit.who, place_id, visit.now, staff=has_unit)
    return await DUTY.ask(visit, place=place_id)


Closed = tuple[date, bool]  # and whether it has been asked about


def closed(message: Message, visit: Visit) -> Closed:
    return days.parse_day(message.text or "", weeks.term_day(visit.now)), False


async def _closing(visit: Visit, place: int, on_day: str = "") -> screens.Closing:
    told = date.fromisoformat(on_day) if on_day else None
    return screens.Closing(await _kept(visit, place), weeks.term_day(visit.now), told)


CLOSED_ON: Step[screens.Closing, Closed] = Step("day", screens.close, Parser(closed))


async def day_told(visit: Visit, said: Said, closing: screens.Closing) -> Screen:
    day, is_sure = said[CLOSED_ON]
    if not is_sure:
        return await CLOSE.ask(visit, closing.place.id, day.isoformat())
    await upkeep.close(visit.tx, visit.who, closing.place.id, day, visit.now)
    if closing.place.level == REGION:
        await answering.end(visit.tx, visit.who, closing.place.id, visit.now)
    return await _done(visit, closing.place.id)


CLOSE = Form("close", _closing, CLOSED_ON, save=day_told)


async def close(_: Event, visit: Visit, place_id: int) -> Screen:
    return await CLOSE.ask(visit, place=place_id)


async def merge(_: Event, visit: Visit, place_id: int) -> Screen:
    place = await upkeep.require_kept(visit.tx, visit.who, place_id)
    return await visit.show(views.places, purpose=places.MERGE, above=place.parent_id or 0, merged=place.id)


async def merge_into(_: Event, visit: Visit, place_id: int, into_id: int) -> Screen:
    return await visit.show(draw_merge, place=place_id, into=into_id)


@view("merge")
async def draw_merge(visit: Visit, place: int, into: int) -> Screen:
    one = await upkeep.require_kept(visit.tx, visit.who, place)
    other = await upkeep.require_kept(visit.tx, visit.who, into)
    return screens.confirm_merge(visit.who.language, one.names, one.id, other.names, other.id)


async def merge_sure(_: Event, visit: Visit, place_id: int, into_id: int) -> Screen:
    await upkeep.merge(visit.tx, visit.who, place_id, into_id, visit.now)
    return await _done(visit, into_id)
