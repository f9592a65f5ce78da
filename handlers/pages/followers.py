"""Counting followers: a number for each page, or "no change"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram import Router

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.pages.followers import Page
from newsroom.union import region_settings
from newsroom.values.figures import Amount, Doubt, parse_count
from screens import actions
from screens.pages import followers as screens
from screens.screen import Screen
from screens.values import carried


def router() -> Router:
    tapped(actions.COUNT, start)
    return Router(name="followers")


async def start(_: Event, visit: Visit) -> Screen:
    """All pages in turn; those counted already in this round are asked again only when none is left."""
    await followers.require_counts(visit.tx, visit.who, visit.place)
    page = await followers.next_page(visit.tx, visit.place, visit.today)
    if page is None:
        known = await followers.pages_of(visit.tx, visit.place)
        page = known[0] if known else None
    if page is None:
        return await visit.show(draw_no_pages)
    return await COUNT.ask(visit, page=page.id)


async def _require_page(visit: Visit, page_id: int) -> Page:
    page = await _find_page(visit, page_id)
    if page is None:
        raise Refused("old_button")
    return page


async def _find_page(visit: Visit, page_id: int) -> Page | None:
    """Of one's own place, or of the branch that one enters something for, if it is of one's region still."""
    if visit.entering_id is not None:
        await followers.require_counts(visit.tx, visit.who, visit.place)
    return next((page for page in await followers.pages_of(visit.tx, visit.place) if page.id == page_id), None)


async def _asked(
    visit: Visit, page: int, last: int = 0, doubted: Sequence[Sequence[Any]] = ()
) -> screens.PageAsked:  # fmt: skip
    """`last` has just been counted; `doubted` is what was written: too much, or one thing or the other."""
    found, counted = await _require_page(visit, page), await _find_page(visit, last) if last else None
    return screens.PageAsked(found, visit.today, counted, tuple(Amount(*one) for one in doubted))


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
    return await _take(visit, page.id, number)


async def _doubt(visit: Visit, asked: screens.PageAsked, *doubted: Amount) -> Screen:
    last = asked.counted.id if asked.counted is not None else 0
    return await COUNT.ask(visit, asked.page.id, last, [list(carried(one)) for one in doubted])


COUNT = Form("page", _asked, NUMBER, save=counted, errand=True)


async def _take(visit: Visit, page_id: int, amount: Amount) -> Screen:
    await followers.count(visit.tx, visit.who, page_id, amount, visit.now)
    following = await followers.next_page(visit.tx, visit.place, visit.today)
    if following is not None:
        return await COUNT.ask(visit, page=following.id, last=page_id)
    return await visit.show(draw_counted, last=page_id)


@view("no_pages", errand=True)
async def draw_no_pages(visit: Visit) -> Screen:
    feeds = await region_settings.setting_at(visit.tx, visit.place, "strategy") == region_settings.FEED
    return screens.no_pages(visit.who.language, feeds=feeds)


@view("counted", errand=True)
async def draw_counted(visit: Visit, last: int = 0) -> Screen:
    return screens.done(visit.who.language, await _find_page(visit, last) if last else None)
