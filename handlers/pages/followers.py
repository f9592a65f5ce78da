"""Counting followers: a number for each page, or "no change"."""

from __future__ import annotations

from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.actions import Asked, Event, tapped
from handlers.values import parse_id, parse_number
from handlers.visit import FOR, Visit, view
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.union import region_settings
from screens.pages import followers as screens
from screens.screen import Screen


def router() -> Router:
    routes = Router(name="followers")
    tapped("count", start)
    tapped("same", same)
    tapped("sure", sure)
    routes.message(Asked("followers"), F.text)(counted)
    return routes


async def start(_: Event, visit: Visit) -> Screen:
    """All pages in turn; those counted already in this round are asked again only when none is left."""
    await followers.require_counts(visit.tx, visit.who, visit.place)
    page = await followers.next_page(visit.tx, visit.place, visit.today)
    if page is None:
        known = await followers.pages_of(visit.tx, visit.place)
        page = known[0] if known else None
    if page is None:
        return await visit.show("no_pages")
    return await _ask(visit, page.id)


async def _ask(visit: Visit, page: int) -> Screen:
    visit.asks("followers", page=page)
    return await visit.show("page", page=page)


async def _page(visit: Visit, number_of: int) -> Any:
    """Of one's own place, or of the branch that one enters something for, if it is of one's region still."""
    if FOR in visit.state:
        await followers.require_counts(visit.tx, visit.who, visit.place)
    for page in await followers.pages_of(visit.tx, visit.place):
        if page.id == number_of:
            return page
    raise Refused("old_button")


def _asked(page: Any) -> screens.PageAsked:
    return screens.PageAsked(page.id, page.platform, page.kind, page.url, page.value, page.on_day)


@view("page")
async def draw_page(visit: Visit, page: int) -> Screen:
    today = visit.today
    return screens.ask(visit.who.language, _asked(await _page(visit, page)), today)


@view("doubt")
async def draw_doubt(visit: Visit, page: int, count: int) -> Screen:
    return screens.doubt(visit.who.language, _asked(await _page(visit, page)), count)


@view("no_pages")
async def draw_no_pages(visit: Visit) -> Screen:
    feeds = await region_settings.of(visit.tx, visit.place, "strategy") == region_settings.FEED
    return screens.no_pages(visit.who.language, feeds=feeds)


@view("counted")
async def draw_counted(visit: Visit) -> Screen:
    return screens.done(visit.who.language)


async def counted(message: Message, visit: Visit) -> Screen:
    count = followers.number_in(message.text or "")
    page = await _page(visit, int(visit.state["page"]))
    if await followers.leaps(visit.tx, visit.place, page.value, count):
        return await visit.show("doubt", page=page.id, count=count)
    return await _take(visit, page.id, count)


async def sure(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    page = await _page(visit, parse_id(values))
    if visit.state.get("page") != page.id:
        raise Refused("old_button")
    return await _take(visit, page.id, parse_number(values, 1, 0, followers.MOST))


async def same(_: CallbackQuery, visit: Visit, values: tuple[str, ...]) -> Screen:
    page = await _page(visit, parse_id(values))
    if visit.state.get("page") != page.id or page.value is None:
        raise Refused("old_button")
    return await _take(visit, page.id, page.value)


async def _take(visit: Visit, page: int, count: int) -> Screen:
    await followers.count(visit.tx, visit.who, page, count, visit.now)
    following = await followers.next_page(visit.tx, visit.place, visit.today)
    if following is not None:
        return await _ask(visit, following.id)
    visit.notes()
    return await visit.show("counted")
