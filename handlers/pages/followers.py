"""Counting followers: a number for each page, or "no change"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.actions import Event, tapped
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
    tapped(actions.SAME, same)
    tapped(actions.SURE, sure)
    tapped(actions.MEANT, meant)
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
    return await _ask(visit, page.id)


async def _ask(visit: Visit, page_id: int, **noted: int) -> Screen:
    return await visit.show(draw_page, page=page_id, **noted)


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


def _asked(page: Page) -> screens.PageAsked:
    return screens.PageAsked(page.id, page.platform, page.kind, page.url, page.amount, page.on_day)


async def _counted(visit: Visit, page_id: int) -> screens.PageAsked | None:
    """What has just been noted is shown back."""
    found = await _find_page(visit, page_id) if page_id else None
    return _asked(found) if found is not None else None


async def counted(message: Message, visit: Visit, page: int) -> Screen:
    """Also where one was asked whether the number before is right: it was not."""
    count = parse_count(message.text or "")
    asked = await _require_page(visit, page)
    if isinstance(count, Doubt):
        return await visit.show(
            draw_which, page=page, smaller=list(carried(count.smaller)), larger=list(carried(count.larger))
        )
    return await _heard(visit, asked, count)


@view("page", hears=counted, errand=True)
async def draw_page(visit: Visit, page: int, last: int = 0) -> Screen:
    asked = _asked(await _require_page(visit, page))
    return screens.ask(visit.who.language, asked, visit.today, await _counted(visit, last))


@view("doubt", hears=counted, errand=True)
async def draw_doubt(visit: Visit, page: int, count: int, said: Sequence[Any] = ()) -> Screen:
    return screens.doubt(visit.who.language, _asked(await _require_page(visit, page)), Amount(count, *said))


@view("which_count", hears=counted, errand=True)
async def draw_which(visit: Visit, page: int, smaller: Sequence[Any], larger: Sequence[Any]) -> Screen:
    two = Doubt(Amount(*smaller), Amount(*larger))
    return screens.which(visit.who.language, _asked(await _require_page(visit, page)), two)


@view("no_pages", errand=True)
async def draw_no_pages(visit: Visit) -> Screen:
    feeds = await region_settings.setting_at(visit.tx, visit.place, "strategy") == region_settings.FEED
    return screens.no_pages(visit.who.language, feeds=feeds)


@view("counted", errand=True)
async def draw_counted(visit: Visit, last: int = 0) -> Screen:
    return screens.done(visit.who.language, await _counted(visit, last))


async def meant(_: CallbackQuery, visit: Visit, page_id: int, amount: Amount) -> Screen:
    return await _heard(visit, await _require_page_asked(visit, page_id), amount)


async def _heard(visit: Visit, page: Page, amount: Amount) -> Screen:
    if await followers.is_leap(visit.tx, visit.place, page.value, amount.value):
        said = list(carried(amount))[1:]
        return await visit.show(draw_doubt, page=page.id, count=amount.value, said=said)
    return await _take(visit, page.id, amount)


async def sure(_: CallbackQuery, visit: Visit, page_id: int, amount: Amount) -> Screen:
    page = await _require_page_asked(visit, page_id)
    return await _take(visit, page.id, amount)


async def same(_: CallbackQuery, visit: Visit, page_id: int) -> Screen:
    page = await _require_page_asked(visit, page_id)
    if page.amount is None:
        raise Refused("old_button")
    return await _take(visit, page.id, page.amount)


async def _require_page_asked(visit: Visit, page_id: int) -> Page:
    """The button is of the page that is being asked about."""
    page = await _require_page(visit, page_id)
    if not visit.is_on(draw_page, draw_doubt, draw_which, page=page.id):
        raise Refused("old_button")
    return page


async def _take(visit: Visit, page_id: int, amount: Amount) -> Screen:
    await followers.count(visit.tx, visit.who, page_id, amount, visit.now)
    following = await followers.next_page(visit.tx, visit.place, visit.today)
    if following is not None:
        return await _ask(visit, following.id, last=page_id)
    return await visit.show(draw_counted, last=page_id)
