"""Goals: looked at, set with one number, ended."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from locales.order import order_key
from newsroom.access import require_seat
from newsroom.digests import goals
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import REGION
from newsroom.values.figures import Amount, Doubt, parse_count
from screens import actions
from screens.digests import goals as screens
from screens.parts import name_in
from screens.screen import Screen


def register() -> None:
    tapped(actions.GOALS, look)
    tapped(actions.GOALS_BELOW, look_below)
    tapped(actions.GOAL, ask)


async def look(_: Event, visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_goals, place=place_id)


@view("goals", reads=True)
async def draw_goals(visit: Visit, place: int) -> Screen:
    found = await goals.look(visit.tx, visit.who, place, visit.today)
    return screens.goals(visit.who.language, found, visit.zone, is_own=place == require_seat(visit.who).organisation_id)


async def look_below(_: Event, visit: Visit, region_id: int, page: int) -> Screen:
    return await visit.show(draw_below, region=region_id, page=page)


@view("goals_below", reads=True)
async def draw_below(visit: Visit, region: int, page: int = 0) -> Screen:
    over, language = await goals.require_goals(visit.tx, visit.who, region), visit.who.language
    if over.level != REGION:
        raise Refused("old_button")
    places = await organisations.named_below(visit.tx, region)
    in_order = sorted(places, key=lambda one: order_key(language, name_in(language, one.names)))
    return screens.below(language, over, in_order, page)


async def _about(visit: Visit, place: int, figure: str, doubted: Sequence[int] = ()) -> screens.Asked:
    if figure not in goals.FIGURES:
        raise Refused("old_button")
    found = await goals.look(visit.tx, visit.who, place, visit.today)
    holds = found.of(figure)
    return screens.Asked(found.place, figure, holds.target if holds else 0, doubted)


def number_of(message: Message, _: Visit) -> Amount | Doubt:
    return parse_count(message.text or "")


async def save(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    number = said[NUMBER]
    if isinstance(number, Doubt):
        both = [number.smaller.value, number.larger.value]
        return await GOAL.ask(visit, asked.place.id, asked.figure, both)
    await goals.set_goal(visit.tx, visit.who, asked.place.id, asked.figure, number.value, visit.now)
    return await visit.show(draw_goals, place=asked.place.id)


NUMBER: Step[screens.Asked, Amount | Doubt] = Step("number", screens.goal, Parser(number_of))
GOAL = Form("goal", _about, NUMBER, save=save)


async def ask(_: Event, visit: Visit, place_id: int, figure: str) -> Screen:
    return await GOAL.ask(visit, place=place_id, figure=figure)
