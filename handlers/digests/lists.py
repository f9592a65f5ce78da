"""What the numbers of a digest count, by the page; and which period is chosen."""

from __future__ import annotations

from datetime import date

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.digests.digests import asked_for, draw_digest, read
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom import access
from newsroom.access import require_seat
from newsroom.digests import digests, sent
from newsroom.digests.asking import parse_dates
from newsroom.values.periods import Period, written
from screens import actions
from screens.digests import lists as screens
from screens.parts import page_within
from screens.screen import Screen


def register() -> None:
    tapped(actions.DIGEST_PLACES, look_at_places)
    tapped(actions.DIGEST_RUBRICS, look_at_rubrics)
    tapped(actions.DIGEST_POSTS, look_at_posts)
    tapped(actions.DIGEST_PAGES, look_at_pages)
    tapped(actions.DIGEST_WHEN, choose_when)
    tapped(actions.DIGEST_DATES, ask_dates)


async def look_at_places(_: Event, visit: Visit, period: Period, place_id: int, page: int) -> Screen:
    return await visit.show(draw_places, period=written(period), place=place_id, page=page)


@view("digest_places", reads=True)
async def draw_places(visit: Visit, period: str, place: int, page: int = 0) -> Screen:
    found = await read(visit, asked_for(visit, period), place)
    return screens.places(visit.who.language, found, page, visit.today)


async def look_at_rubrics(_: Event, visit: Visit, period: Period, place_id: int) -> Screen:
    return await visit.show(draw_rubrics, period=written(period), place=place_id)


@view("digest_rubrics", reads=True)
async def draw_rubrics(visit: Visit, period: str, place: int) -> Screen:
    found = await read(visit, asked_for(visit, period), place)
    return screens.rubrics(visit.who.language, found, visit.today)


async def look_at_posts(_: Event, visit: Visit, period: Period, place_id: int, rubric_id: int, page: int) -> Screen:
    return await visit.show(draw_posts, period=written(period), place=place_id, rubric=rubric_id, page=page)


@view("digest_posts", reads=True)
async def draw_posts(visit: Visit, period: str, place: int, rubric: int = 0, page: int = 0) -> Screen:
    return await draw_listed(visit, period, place, page, rubric)


async def draw_listed(visit: Visit, period: str, place: int, page: int, rubric: int = 0, sort: str = "") -> Screen:
    """Of one rubric, of one sort, or all that are counted."""
    days, at = asked_for(visit, period), await digests.require_place(visit.tx, visit.who, place)
    first, most = page * screens.POSTS_SHOWN, screens.POSTS_SHOWN
    shown, total = await sent.listed(visit.tx, at, days, rubric, first, most, sort)
    within = page_within(page, total, most)
    if within != page:
        shown, total = await sent.listed(visit.tx, at, days, rubric, within * most, most, sort)
    names = await digests.of_rubric(visit.tx, rubric) if rubric else None
    opens = access.may(visit.who, "review", at.id, at.region_id)
    listed = screens.Posts(at, days, shown, total, within, rubric, names, opens, sort)
    return screens.posts(visit.who.language, listed, visit.today)


async def look_at_pages(_: Event, visit: Visit, period: Period, place_id: int, page: int) -> Screen:
    return await visit.show(draw_pages, period=written(period), place=place_id, page=page)


@view("digest_pages", reads=True)
async def draw_pages(visit: Visit, period: str, place: int, page: int = 0) -> Screen:
    found = await read(visit, asked_for(visit, period), place)
    own = require_seat(visit.who).organisation_id == found.place.id and found.place.level == "region"
    return screens.pages(visit.who.language, found, page, visit.today, all_pages=own)


async def choose_when(_: Event, visit: Visit, period: Period, place_id: int) -> Screen:
    return await visit.show(draw_when, period=written(period), place=place_id)


@view("digest_when")
async def draw_when(visit: Visit, period: str, place: int) -> Screen:
    at = await digests.require_place(visit.tx, visit.who, place)
    return screens.when(visit.who.language, at, asked_for(visit, period), visit.today)


# ---- any two dates


async def _about(visit: Visit, place: int) -> tuple[int, date]:
    return (await digests.require_place(visit.tx, visit.who, place)).id, visit.today


def dates(message: Message, visit: Visit) -> Period:
    return parse_dates(message.text or "", visit.today)


SPAN: Step[tuple[int, date], Period] = Step("dates", screens.dates, Parser(dates))


async def save(visit: Visit, said: Said, about: tuple[int, date]) -> Screen:
    return await visit.show(draw_digest, period=written(said[SPAN]), place=about[0])


DATES = Form("digest_dates", _about, SPAN, save=save)


async def ask_dates(_: Event, visit: Visit, place_id: int) -> Screen:
    return await DATES.ask(visit, place=place_id)
