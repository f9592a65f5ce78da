"""Counting followers: a number for each page, "no change", or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers import views
from handlers.actions import LONG, Event, may_send, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, photo_of
from handlers.views import view
from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.pages import followers, proofs
from newsroom.pages import register as registered
from newsroom.pages.followers import CARD, DUE, TODAY, Page
from newsroom.union import region_settings
from newsroom.values.asking import asks_about
from newsroom.values.counting import CLOSED, LATER, SAME, UNSEEN, said_of_page
from newsroom.values.figures import Amount, Doubt, parse_count
from screens import actions
from screens.pages import followers as screens
from screens.pages.followers import UNCLEAR, Told
from screens.screen import Screen
from screens.values import Photo, carried

SHOWN_BEFORE = 3  # counts, where a new one is doubted


def register() -> None:
    tapped(actions.COUNT, start)
    tapped(actions.COUNT_DUE, start_due)
    tapped(actions.COUNT_PAGE, count_page)


async def start(_: Event, visit: Visit) -> Screen:
    """All pages that nobody has counted today, in turn."""
    await followers.require_counts(visit.tx, visit.who, visit.place)
    return await _go_on(visit, TODAY)


async def start_due(_: Event, visit: Visit, place_id: int | None) -> Screen:
    """From a reminder: those that it is time to count."""
    await visit.sit_at(place_id)
    await followers.require_counts(visit.tx, visit.who, visit.place)
    return await _go_on(visit, DUE)


async def _go_on(visit: Visit, which: str, last: int = 0, done: str = "") -> Screen:
    """To the next page; where none is left, one of them can be corrected. Whoever looked at one sees it again."""
    if which == CARD:
        return await visit.show(views.page_card, page=last)
    page = await followers.next_page(visit.tx, visit.place, visit.today, which)
    if page is not None:
        return await COUNT.ask(visit, page=page.id, last=last, which=which, done=done)
    if last or await followers.pages_of(visit.tx, visit.place):
        return await visit.show(draw_counted, last=last, done=done)
    return await visit.show(draw_no_pages)


async def count_page(_: Event, visit: Visit, page_id: int, which: str) -> Screen:
    await followers.require_page(visit.tx, visit.who, page_id)
    return await COUNT.ask(visit, page=page_id, which=which)


async def _pages(visit: Visit) -> list[Page]:
    """Of one's own place, or of the branch that one enters something for, if it is of one's region still."""
    if visit.entering_id is not None:
        await followers.require_counts(visit.tx, visit.who, visit.place)
    return await followers.pages_of(visit.tx, visit.place)


async def _asked(
    visit: Visit, page: int, last: int = 0, doubted: Sequence[Sequence[Any]] = (), which: str = TODAY, done: str = "",
    unclear: bool = False, shot: Sequence[Any] = (),
) -> screens.PageAsked:  # fmt: skip
    """`last` has just been counted, or ended as `done`; `doubted` is what was written: too much, or one thing or the
    other. `shot` is a screenshot that came with it."""
    found = await followers.require_page(visit.tx, visit.who, page)
    counted = await followers.find(visit.tx, visit.place, last) if last else None
    before = await followers.last_counts(visit.tx, page, visit.today) if doubted else []
    return screens.PageAsked(
        found, visit.today, counted, tuple(Amount(*one) for one in doubted), which, done, unclear,
        Photo(*shot) if shot else None, tuple((one.amount, one.on_day) for one in before[:SHOWN_BEFORE]),
    )  # fmt: skip


def told(message: Message, visit: Visit) -> Told:
    """A number, with a screenshot or without; or one of the few words that stand for it. All else may be a post."""
    text = (message.text or message.caption or "").strip()
    photo = photo_of(message, visit) if message.photo else None
    if photo is None and message.document is not None:
        raise Refused("shot_as_file") if _is_count(text) else SkipHandler
    said = said_of_page(text) if photo is None else None
    if said is not None:
        return Told(what=said)
    try:
        return Told(parse_count(text), photo=photo)
    except Refused:
        if photo is not None or (may_send(visit) and asks_about(text) is not None):
            raise SkipHandler from None
        if sum(map(str.isalpha, text)) >= LONG:
            raise
        return Told(what=UNCLEAR)


def _is_count(text: str) -> bool:
    try:
        return parse_count(text) is not None
    except Refused:
        return False


NUMBER: Step[screens.PageAsked, Told] = Step("number", screens.ask, Parser(told, takes_file=True))


async def counted(visit: Visit, said: Said, asked: screens.PageAsked) -> Screen:
    """A number that was asked about is right when it comes once more."""
    number, page = said[NUMBER], asked.page
    if number.what:
        return await _without_number(visit, number.what, asked)
    amount, shot = number.amount, number.photo or asked.shot
    if isinstance(amount, Doubt):
        return await _ask_again(visit, asked, shot, amount.smaller, amount.larger)
    assert amount is not None, "said, or asked about"
    is_doubtful = await followers.is_doubtful(visit.tx, visit.place, page.id, amount, visit.today)
    if is_doubtful and asked.doubted != (amount,):
        return await _ask_again(visit, asked, shot, amount)
    figure_id = await followers.count(visit.tx, visit.who, page.id, amount, visit.now, confirmed=is_doubtful)
    if shot is not None:
        content = visit.looked.content if visit.looked is not None else None
        await proofs.send(visit.tx, visit.who, figure_id, shot.bot_id, shot.file_id, content, visit.now)
    return await _go_on(visit, asked.which, page.id)


async def _without_number(visit: Visit, what: str, asked: screens.PageAsked) -> Screen:
    page = asked.page
    if what == LATER:
        return await visit.show(views.home)
    if what == SAME and page.amount is not None:
        return await counted(visit, Said({NUMBER.name: Told(page.amount)}), replace(asked, doubted=(page.amount,)))
    if what == CLOSED:
        now, today = visit.now, visit.today
        await registered.end(visit.tx, visit.who, page.id, registered.CLOSED, today, now, today)
    elif what == UNSEEN:
        await followers.cannot_see(visit.tx, visit.who, page.id, visit.now)
    else:
        last = asked.counted.id if asked.counted is not None else 0
        return await COUNT.ask(visit, page.id, last, which=asked.which, done=asked.done, unclear=True)
    return await _go_on(visit, asked.which, page.id, what)


async def _ask_again(visit: Visit, asked: screens.PageAsked, shot: Photo | None, *doubted: Amount) -> Screen:
    last = asked.counted.id if asked.counted is not None else 0
    kept = [shot.bot_id, shot.file_id] if shot is not None else []
    doubts = [list(carried(one)) for one in doubted]
    return await COUNT.ask(visit, asked.page.id, last, doubts, asked.which, asked.done, shot=kept)


COUNT = Form("page", _asked, NUMBER, save=counted, errand=True)


@view("no_pages", errand=True)
async def draw_no_pages(visit: Visit) -> Screen:
    feeds = await region_settings.setting_at(visit.tx, visit.place, "strategy") == region_settings.FEED
    return screens.no_pages(visit.who.language, visit.place, feeds=feeds)


@view("counted", errand=True)
async def draw_counted(visit: Visit, last: int = 0, done: str = "") -> Screen:
    found = await followers.find(visit.tx, visit.place, last) if last else None
    return screens.done(visit.who.language, visit.place, await _pages(visit), found, done)
