"""Rubrics: looked through, added, named, explained, put into order, retired and brought back."""

from __future__ import annotations

from dataclasses import replace

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Said, in_each_language
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.rubrics import bank
from newsroom.rubrics import keeping as newsroom
from newsroom.rubrics.cards import Card
from newsroom.union.organisations import CENTRE, Place
from screens import actions
from screens.rubrics import keeping as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.RUBRIC_LIST, look)
    tapped(actions.RUBRIC_CARD, open_card)
    tapped(actions.RUBRIC_ADD, add)
    tapped(actions.RUBRIC_NAME, name)
    tapped(actions.RUBRIC_WORDS, explain)
    tapped(actions.RUBRIC_MOVE, move)
    tapped(actions.RUBRIC_USE, use)
    tapped(actions.RUBRIC_RESET, reset)


def at(place: Place) -> screens.At:
    return screens.At(place.id, place.names, is_centre=place.level == CENTRE)


async def look(_: Event, visit: Visit, place_id: int | None) -> Screen:
    """Of one's own region, or of the union, where none is named."""
    return await visit.show(draw_list, place=place_id or require_seat(visit.who).organisation_id)


@view("rubric_list")
async def draw_list(visit: Visit, place: int) -> Screen:
    found = await newsroom.require_keeps(visit.tx, visit.who, place)
    known = await newsroom.listed(visit.tx, visit.who, place)
    return screens.rubrics(visit.who.language, at(found), known, await bank.counts(visit.tx, found.region_id))


async def open_card(_: Event, visit: Visit, place_id: int, rubric_id: int) -> Screen:
    return await visit.show(draw_card, place=place_id, rubric=rubric_id)


@view("rubric_card")
async def draw_card(visit: Visit, place: int, rubric: int) -> Screen:
    found = await newsroom.require_keeps(visit.tx, visit.who, place)
    known = await newsroom.listed(visit.tx, visit.who, place)
    one = next((one for one in known if one.id == rubric), None)
    if one is None:
        raise Refused("old_button")
    used = [one.id for one in known if not one.is_retired]
    position = used.index(rubric) if rubric in used else 0
    count = (await bank.counts(visit.tx, found.region_id)).get(rubric, 0)
    return screens.card(visit.who.language, at(found), one, position, len(used), count)


# ---- named and explained


def named(message: Message, _: Visit) -> str:
    return newsroom.require_name(message.text or "")


def explained(message: Message, _: Visit) -> str:
    """How long it may be depends on what it is: the use case asks."""
    return newsroom.require_words(newsroom.EXAMPLE, message.text or "")


async def _new(visit: Visit, place: int) -> screens.Asked:
    return screens.Asked(at(await newsroom.require_keeps(visit.tx, visit.who, place)))


async def _known(visit: Visit, place: int, rubric: int) -> screens.Asked:
    found = await newsroom.require_keeps(visit.tx, visit.who, place)
    return screens.Asked(at(found), await newsroom.require_rubric(visit.tx, visit.who, place, rubric))


async def _explaining(visit: Visit, place: int, rubric: int, what: str) -> screens.Asked:
    if what not in newsroom.LONGEST:
        raise Refused("old_button")
    return replace(await _known(visit, place, rubric), what=what)


NAMES = in_each_language(screens.name, named, skippable=True)
WORDS = in_each_language(screens.explain, explained, skippable=True)


async def added(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    rubric_id = await newsroom.add(visit.tx, visit.who, asked.at.place_id, said.texts(NAMES), visit.now)
    return await visit.show(draw_card, place=asked.at.place_id, rubric=rubric_id)


async def renamed(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    rubric = _rubric(asked)
    await newsroom.rename(visit.tx, visit.who, asked.at.place_id, rubric.id, said.texts(NAMES), visit.now)
    return await visit.show(draw_card, place=asked.at.place_id, rubric=rubric.id)


async def put_into_words(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    rubric, here = _rubric(asked), asked.at.place_id
    await newsroom.explain(visit.tx, visit.who, here, rubric.id, asked.what, said.texts(WORDS), visit.now)
    return await visit.show(draw_card, place=here, rubric=rubric.id)


def _rubric(asked: screens.Asked) -> Card:
    assert asked.rubric is not None, "asked about one that there is"
    return asked.rubric


ADD = Form("rubric_add", _new, *NAMES, save=added, title=later("a new rubric"))
NAME = Form("rubric_name", _known, *NAMES, save=renamed, title=later("the name of a rubric"))
EXPLAIN = Form("rubric_words", _explaining, *WORDS, save=put_into_words, title=later("what is said of a rubric"))


async def add(_: Event, visit: Visit, place_id: int) -> Screen:
    return await ADD.ask(visit, place=place_id)


async def name(_: Event, visit: Visit, place_id: int, rubric_id: int) -> Screen:
    return await NAME.ask(visit, place=place_id, rubric=rubric_id)


async def explain(_: Event, visit: Visit, place_id: int, rubric_id: int, what: str) -> Screen:
    return await EXPLAIN.ask(visit, place=place_id, rubric=rubric_id, what=what)


async def reset(_: Event, visit: Visit, place_id: int, rubric_id: int) -> Screen:
    await newsroom.reset(visit.tx, visit.who, place_id, rubric_id, visit.now)
    return await visit.show(draw_card, place=place_id, rubric=rubric_id)


# ---- put into order, and out of use


async def move(_: Event, visit: Visit, place_id: int, rubric_id: int, up: bool) -> Screen:
    await newsroom.move(visit.tx, visit.who, place_id, rubric_id, visit.now, up=up)
    return await visit.show(draw_card, place=place_id, rubric=rubric_id)


async def use(_: Event, visit: Visit, place_id: int, rubric_id: int, is_used: bool) -> Screen:
    change = newsroom.bring_back if is_used else newsroom.retire
    await change(visit.tx, visit.who, place_id, rubric_id, visit.now)
    return await visit.show(draw_card, place=place_id, rubric=rubric_id)
