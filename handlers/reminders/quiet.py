"""A week in which nothing comes: two taps, and one that takes it back."""

from __future__ import annotations

from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom.access import require_seat
from newsroom.reminders import absence, quiet
from screens import actions
from screens.reminders import quiet as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.QUIET, ask)
    tapped(actions.QUIET_BACK, take_back)
    tapped(actions.QUIETS, look)


def own_words(message: Message, _: Visit) -> screens.Reason:
    return quiet.OTHER, quiet.require_words(message.text or "")


async def _about(visit: Visit, place: int, week: str) -> screens.Week:
    found = await quiet.require_place(visit.tx, visit.who, place, week, visit.now)
    return screens.Week(found.id, found.names, week, visit.today)


REASON: Step[screens.Week, screens.Reason] = Step("reason", screens.reason, Parser(own_words))


async def save(visit: Visit, said: Said, about: screens.Week) -> Screen:
    reason, words = said[REASON]
    await quiet.say(visit.tx, visit.who, about.place_id, about.week, reason, visit.now, words)
    return await visit.show(draw_said, place=about.place_id, week=about.week)


QUIET = Form("quiet", _about, REASON, save=save)


async def ask(_: Event, visit: Visit, place_id: int, week: str) -> Screen:
    await visit.has_sat_at(place_id)
    return await QUIET.ask(visit, place=place_id, week=week)


@view("quiet_said")
async def draw_said(visit: Visit, place: int, week: str) -> Screen:
    """Home, where something has been sent since."""
    about = await _about(visit, place, week)
    known = await quiet.of_place(visit.tx, place, week)
    return await visit.show(views.home) if known is None else screens.said(visit.who.language, about, known)


async def take_back(_: Event, visit: Visit, place_id: int, week: str) -> Screen:
    """And what is written now is a post."""
    await visit.has_sat_at(place_id)
    await quiet.take_back(visit.tx, visit.who, place_id, week, visit.now)
    return await (visit.show(views.prompt) if place_id == visit.place else visit.show(views.home))


async def look(_: Event, visit: Visit, week: str, page: int) -> Screen:
    return await visit.show(draw_region, week=week, page=page)


@view("quiets", reads=True)
async def draw_region(visit: Visit, week: str, page: int = 0) -> Screen:
    region_id = require_seat(visit.who).organisation_id
    found = await absence.of_week(visit.tx, visit.who, region_id, week, visit.now)
    return screens.of_region(visit.who.language, found, week, visit.today, page)
