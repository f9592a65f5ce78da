"""Signs of a page's life, one question at a time; remarks by a press each."""

from __future__ import annotations

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.pages.counts import certain
from handlers.steps import Parser, Said, Step, in_each_language, name_of
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom.errors import Refused
from newsroom.pages import activity, corrections, followers, history
from newsroom.pages import life as newsroom
from newsroom.pages.life import LONGEST_WORDS, REACH
from newsroom.union import organisations
from newsroom.union.page_signs import LIFE, OWN_POST
from newsroom.values.days import parse_dated
from newsroom.values.figures import Amount
from newsroom.who import SPECIALIST
from screens import actions
from screens.pages import life as screens
from screens.screen import Screen
from screens.values import AMOUNT


def register() -> None:
    tapped(actions.PAGE_LIFE, look)
    tapped(actions.PAGE_LAST, ask_last)
    tapped(actions.PAGE_POSTS, ask_posts)
    tapped(actions.PAGE_REACH, ask_reach)
    tapped(actions.PAGE_REMARKS, look_at_remarks)
    tapped(actions.PAGE_CHIP, toggle)
    tapped(actions.PAGE_RESUMED, ask_resumed)
    tapped(actions.PAGE_WORDS, ask_words)


async def look(_: Event, visit: Visit, page_id: int) -> Screen:
    return await visit.show(draw_life, page=page_id)


@view("page_life", errand=True)
async def draw_life(visit: Visit, page: int) -> Screen:
    found = await followers.require_page(visit.tx, visit.who, page)
    return screens.life(visit.who.language, await known_of(visit, found))


async def known_of(visit: Visit, page: followers.PageOf) -> screens.Life:
    place = await organisations.require_place(visit.tx, page.organisation_id)
    region = await organisations.require_place(visit.tx, place.region_id or place.id)
    today = visit.today
    lives = await activity.of_pages(visit.tx, region, [page.id], today)
    reach = (await history.newest_of(visit.tx, [page.id], today, REACH)).get(page.id)
    return screens.Life(
        page.id, page.platform, page.kind, lives[page.id],
        await newsroom.remark_on(visit.tx, page.id, today), (reach.amount, reach.on_day) if reach else None,
        judges=visit.who.role == SPECIALIST,
    )  # fmt: skip


# ---- when it was last, and how many


async def _asked(visit: Visit, page: int, kind: str = OWN_POST) -> screens.Asked:
    found = await followers.require_page(visit.tx, visit.who, page)
    if kind not in LIFE:
        raise Refused("old_button")
    own = (await newsroom.last_times(visit.tx, [page], visit.today)).get(page, {}).get(OWN_POST)
    since = await newsroom.counts_since(visit.tx, page, visit.today)
    told = (own.on_day, own.precision) if own is not None else None
    return screens.Asked(page, found.platform, found.kind, visit.today, kind, told, since)


async def _about(visit: Visit, page: int) -> screens.Asked:
    return await _asked(visit, page)


def dated(message: Message, visit: Visit) -> screens.Dated:
    return parse_dated(message.text or "", visit.today)


LAST_ON: Step[screens.Asked, screens.Dated] = Step("day", screens.last, Parser(dated))
HOW_MANY: Step[screens.Asked, Amount] = Step("posts", screens.posts, Parser(certain, AMOUNT), screens.posts_told)
REPOSTS: Step[screens.Asked, Amount] = Step("reposts", screens.reposts, Parser(certain, AMOUNT), skippable=True)
REACHED: Step[screens.Asked, Amount] = Step("reach", screens.reach, Parser(certain, AMOUNT))


async def last_told(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    day, precision = said[LAST_ON]
    await newsroom.note_last(visit.tx, visit.who, asked.page_id, asked.what, day, precision, visit.now)
    return await visit.show(draw_life, page=asked.page_id)


async def posts_told(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    await newsroom.note_posts(visit.tx, visit.who, asked.page_id, said[HOW_MANY], said.get(REPOSTS), visit.now)
    return await visit.show(draw_life, page=asked.page_id)


async def reach_told(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    await newsroom.note_reach(visit.tx, visit.who, asked.page_id, said[REACHED], visit.now)
    return await visit.show(draw_life, page=asked.page_id)


LAST = Form("page_last", _asked, LAST_ON, save=last_told, errand=True)
POSTS = Form("page_posts", _about, HOW_MANY, REPOSTS, save=posts_told, errand=True, title=later("posts of a page"))


async def _judged(visit: Visit, page: int) -> screens.Asked:
    await corrections.require_judged(visit.tx, visit.who, page)
    return await _asked(visit, page)


REACH_FORM = Form("page_reach", _judged, REACHED, save=reach_told, errand=True)


async def ask_last(_: Event, visit: Visit, page_id: int, kind: str) -> Screen:
    return await LAST.ask(visit, page=page_id, kind=kind)


async def ask_posts(_: Event, visit: Visit, page_id: int) -> Screen:
    return await POSTS.ask(visit, page=page_id)


async def ask_reach(_: Event, visit: Visit, page_id: int) -> Screen:
    return await REACH_FORM.ask(visit, page=page_id)


# ---- remarks


async def look_at_remarks(_: Event, visit: Visit, page_id: int) -> Screen:
    return await visit.show(draw_remarks, page=page_id)


@view("page_remarks", errand=True)
async def draw_remarks(visit: Visit, page: int) -> Screen:
    found = await corrections.require_judged(visit.tx, visit.who, page)
    known = await newsroom.remark_on(visit.tx, page, visit.today)
    return screens.remarks(visit.who.language, page, found.platform, found.kind, known)


async def toggle(_: Event, visit: Visit, page_id: int, chip: str) -> Screen:
    await newsroom.toggle(visit.tx, visit.who, page_id, chip, visit.now)
    return await visit.show(draw_remarks, page=page_id)


RESUMED_ON: Step[screens.Asked, screens.Dated] = Step("day", screens.resumed, Parser(dated))
WORDS = in_each_language(
    screens.own_words, lambda message, visit: name_of(message, visit, most=LONGEST_WORDS), skippable=True
)  # fmt: skip


async def resumed_told(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    day, precision = said[RESUMED_ON]
    await newsroom.note_resumed(visit.tx, visit.who, asked.page_id, day, precision, visit.now)
    return await visit.show(draw_remarks, page=asked.page_id)


async def words_told(visit: Visit, said: Said, asked: screens.Asked) -> Screen:
    if words := said.texts(WORDS):
        await newsroom.note_words(visit.tx, visit.who, asked.page_id, words, visit.now)
    return await visit.show(draw_remarks, page=asked.page_id)


RESUMED = Form("page_resumed", _judged, RESUMED_ON, save=resumed_told, errand=True)
OWN_WORDS = Form("page_words", _judged, *WORDS, save=words_told, errand=True, title=later("a remark on a page"))


async def ask_resumed(_: Event, visit: Visit, page_id: int) -> Screen:
    return await RESUMED.ask(visit, page=page_id)


async def ask_words(_: Event, visit: Visit, page_id: int) -> Screen:
    return await OWN_WORDS.ask(visit, page=page_id)
