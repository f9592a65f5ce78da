"""Counting followers: a number for each page, or "no change"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom.pages import followers
from newsroom.pages.followers import CARD, DUE, TODAY, Page
from newsroom.union import region_settings
from newsroom.values.figures import Amount, Doubt, parse_count
from screens import actions
from screens.pages import followers as screens
from screens.screen import Screen
from screens.values import carried


def register() -> None:
    tapped(actions.COUNT, start)
    tapped(actions.COUNT_DUE, start_due)
    tapped(actions.COUNT_PAGE, count_page)


async def start(_: Event, visit: Visit) -> Screen:
    """All pages that nobody has counted today, in turn."""
    await followers.require_counts(visit.tx, visit.who, visit.place)
    return await _go_on(visit, TODAY)


async def start_due(_: Event, visit: Visit) -> Screen:
    """From a reminder: those that it is time to count."""
    await followers.require_counts(visit.tx, visit.who, visit.place)
    return await _go_on(visit, DUE)


async def _go_on(visit: Visit, which: str, last: int = 0) -> Screen:
    """To the next page; where none is left, one of them can be corrected. Whoever looked at one sees it again."""
    if which == CARD:
        return await visit.show(views.page_card, page=last)
    page = await followers.next_page(visit.tx, visit.place, visit.today, which)
    if page is not None:
        return await COUNT.ask(visit, page=page.id, last=last, which=which)
    if last or await followers.pages_of(visit.tx, visit.place):
        return await visit.show(draw_counted, last=last)
    return await visit.show(draw_no_pages)


async def count_page(_: Event, visit: Visit, page_id: int, which: str) -> Screen:
    await followers.require_page(visit.tx, visit.who, page_id)
    return await COUNT.ask(visit, page=page_id, which=which)


async def _find_page(visit: Visit, page_id: int) -> Page | None:
    return next((page for page in await _pages(visit) if page.id == page_id), None)


async def _pages(visit: Visit) -> list[Page]:
    """Of one's own place, or of the branch that one enters something for, if it is of one's region still."""
    if visit.entering_id is not None:
        await followers.require_counts(visit.tx, visit.who, visit.place)
    return await followers.pages_of(visit.tx, visit.place)


async def _asked(
    visit: Visit, page: int, last: int = 0, doubted: Sequence[Sequence[Any]] = (), which: str = TODAY
) -> screens.PageAsked:  # fmt: skip
    """`last` has just been counted; `doubted` is what was written: too much, or one thing or the other."""
    found = await followers.require_page(visit.tx, visit.who, page)
    counted = await _find_page(visit, last) if last else None
    return screens.PageAsked(found, visit.today, counted, tuple(Amount(*one) for one in doubted), which)


NUMBER: Step[screens.PageAsked, Amount | Doubt] = Step(
    "number", screens.ask, Parser(lambda message, _: parse_count(message.text or ""))
)


async def counted(visit: Visit, said: Said, asked: screens.PageAsked) -> Screen:
    """A number that was asked about is right when it comes once more."""
    number, page = said[NUMBER], asked.page
    if isinstance(number, Doubt):
        return await _doubt(visit, asked, number.smaller, number.larger)
    if asked.doubted != (number,) and await followers.is_leap(visit.tx, visit.place, page.value, number.value):
        return await _doubt(visit, asked, number)
    await followers.count(visit.tx, visit.who, page.id, number, visit.now)
    return await _go_on(visit, asked.which, page.id)


async def _doubt(visit: Visit, asked: screens.PageAsked, *doubted: Amount) -> Screen:
    last = asked.counted.id if asked.counted is not None else 0
    return await COUNT.ask(visit, asked.page.id, last, [list(carried(one)) for one in doubted], asked.which)


COUNT = Form("page", _asked, NUMBER, save=counted, errand=True)


@view("no_pages", errand=True)
async def draw_no_pages(visit: Visit) -> Screen:
    feeds = await region_settings.setting_at(visit.tx, visit.place, "strategy") == region_settings.FEED
    return screens.no_pages(visit.who.language, visit.place, feeds=feeds)


@view("counted", errand=True)
async def draw_counted(visit: Visit, last: int = 0) -> Screen:
    return screens.done(visit.who.language, visit.place, await _pages(visit), last)
