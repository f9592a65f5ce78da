"""The register of pages: looked at, added to by a link, corrected, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.pages import life
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from locales import words_for
from newsroom.errors import Refused
from newsroom.pages import followers, history
from newsroom.pages import register as newsroom
from newsroom.pages.history import MISTAKE
from newsroom.pages.register import Registered
from newsroom.union import organisations
from newsroom.values import days
from newsroom.values.page_links import PageLink, parse_page_link
from newsroom.who import CHAIR, DEPUTY, SPECIALIST
from screens import actions
from screens.pages import register as screens
from screens.pages.life import life_lines
from screens.screen import Screen

LONGEST_KEPT = 600  # letters of what was sent, while it is asked about


def register() -> None:
    tapped(actions.PAGES, look)
    tapped(actions.PAGE_CARD, open_card)
    tapped(actions.PAGE_ADD, add)
    tapped(actions.PAGE_ADDRESS, correct)
    tapped(actions.PAGE_KIND, set_kind)
    tapped(actions.PAGE_CHANGE, change)
    tapped(actions.PAGE_END, end)
    tapped(actions.PAGE_MISTAKE, was_mistake)
    tapped(actions.PAGE_REOPEN, reopen)


async def look(_: Event, visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_pages, place=place_id)


@view("pages", errand=True)
async def draw_pages(visit: Visit, place: int) -> Screen:
    found = await newsroom.of_place(visit.tx, visit.who, place)
    counts = await history.newest_of(visit.tx, [page.id for page in found])
    lines = [_line(page, counts.get(page.id)) for page in found]
    above = actions.FOR(place) if visit.entering_id == place else actions.PLACE(place)
    names = (await organisations.require_place(visit.tx, place)).names
    return screens.pages(visit.who.language, screens.Pages(place, names, lines, above))


def _line(page: Registered, count: history.Count | None = None) -> screens.Line:
    amount = count.amount if count is not None else None
    return screens.Line(page.id, page.platform, page.kind, page.url, page.ended, page.is_to_ask, amount)


async def open_card(_: Event, visit: Visit, page_id: int) -> Screen:
    return await visit.show(draw_card, page=page_id)


@views.page_card.drawn(errand=True)
async def draw_card(visit: Visit, page: int, noted: str = "") -> Screen:
    found = await newsroom.require_page(visit.tx, visit.who, page)
    count = (await history.newest_of(visit.tx, [page])).get(page)
    is_own = visit.who.role in (CHAIR, DEPUTY)
    names = (await organisations.require_place(visit.tx, found.organisation_id)).names
    twins = await newsroom.twins(visit.tx, found)
    shown = screens.Card(
        _line(found, count), found.organisation_id, None if is_own else names, count.on_day if count else None,
        found.closed_on, [one.names for one in twins], noted, judges=visit.who.role == SPECIALIST,
        life=await _life(visit, page) if not found.ended else (),
    )  # fmt: skip
    return screens.card(visit.who.language, shown, visit.today)


async def _life(visit: Visit, page_id: int) -> list[str]:
    known = await life.known_of(visit, await followers.require_page(visit.tx, visit.who, page_id))
    return life_lines(words_for(visit.who.language), known)


# ---- added, and corrected


def sent_link(message: Message, _: Visit) -> screens.Sent:
    """A link that leads to no page is refused; words without one may be a post."""
    text = (message.text or "").strip()
    try:
        parse_page_link(text)
    except Refused:
        raise Refused("not_a_page" if len(text.split()) == 1 else "no_page_link") from None
    return screens.Sent(text[:LONGEST_KEPT])


async def _adding(visit: Visit, place: int, sent: str = "") -> screens.Adding:
    """`sent` is asked about: what it is, or whether there is nothing else."""
    await newsroom.require_keeps(visit.tx, visit.who, place)
    return screens.Adding(place, sent=sent, link=parse_page_link(sent) if sent else None)


async def _correcting(visit: Visit, page: int, sent: str = "") -> screens.Adding:
    found = await newsroom.require_page(visit.tx, visit.who, page)
    return screens.Adding(found.organisation_id, found.id, sent, parse_page_link(sent) if sent else None)


ADDRESS: Step[screens.Adding, screens.Sent] = Step("link", screens.address, Parser(sent_link))


def _meant(sent: screens.Sent) -> tuple[PageLink, str]:
    """The page that is meant, and its kind; no kind where that is to be asked."""
    link = parse_page_link(sent.text)
    if sent.alone:
        return link, link.kinds[0]
    if sent.kind and sent.kind in link.kinds and link.address:
        return replace(link, is_single=False), sent.kind
    return link, link.kinds[0] if len(link.kinds) == 1 and not link.is_single else ""


async def added(visit: Visit, said: Said, asked: screens.Adding) -> Screen:
    link, kind = _meant(said[ADDRESS])
    if not kind:
        return await ADD.ask(visit, place=asked.place_id, sent=said[ADDRESS].text)
    page_id = await newsroom.add(visit.tx, visit.who, asked.place_id, link, kind, visit.now)
    return await visit.show(draw_card, page=page_id, noted=screens.MENDED if link.is_mended else screens.ADDED)


async def corrected(visit: Visit, said: Said, asked: screens.Adding) -> Screen:
    link, kind = _meant(said[ADDRESS])
    if not kind:
        return await CORRECT.ask(visit, page=asked.page_id, sent=said[ADDRESS].text)
    await newsroom.correct_address(visit.tx, visit.who, asked.page_id, link, kind, visit.now)
    return await visit.show(draw_card, page=asked.page_id)


ADD = Form("page_add", _adding, ADDRESS, save=added, errand=True)
CORRECT = Form("page_address", _correcting, ADDRESS, save=corrected, errand=True)


async def add(_: Event, visit: Visit, place_id: int) -> Screen:
    return await ADD.ask(visit, place=place_id)


async def correct(_: Event, visit: Visit, page_id: int) -> Screen:
    return await CORRECT.ask(visit, page=page_id)


async def change(_: Event, visit: Visit, page_id: int) -> Screen:
    return await visit.show(draw_change, page=page_id)


@view("page_change", errand=True)
async def draw_change(visit: Visit, page: int) -> Screen:
    return screens.change(visit.who.language, _line(await newsroom.require_page(visit.tx, visit.who, page)))


async def set_kind(_: Event, visit: Visit, page_id: int, kind: str) -> Screen:
    await newsroom.set_kind(visit.tx, visit.who, page_id, kind, visit.now)
    return await visit.show(draw_card, page=page_id)


# ---- ended, and open again


async def _ending(visit: Visit, page: int, how: str) -> screens.Ending:
    found = await newsroom.require_page(visit.tx, visit.who, page)
    if how not in newsroom.ENDS:
        raise Refused("old_button")
    return screens.Ending(_line(found), how, await followers.today_at(visit.tx, found.organisation_id, visit.now))


SINCE: Step[screens.Ending, date] = Step(
    "since", screens.end, Parser(lambda message, visit: days.parse_day(message.text or "", visit.today))
)


async def ended(visit: Visit, said: Said, asked: screens.Ending) -> Screen:
    return await _end(visit, asked.page.id, asked.how, said[SINCE], asked.today)


async def _end(visit: Visit, page_id: int, how: str, on_day: date, today: date) -> Screen:
    await newsroom.end(visit.tx, visit.who, page_id, how, on_day, visit.now, today)
    return await visit.show(draw_card, page=page_id)


END = Form("page_end", _ending, SINCE, save=ended, errand=True)


async def end(_: Event, visit: Visit, page_id: int, how: str) -> Screen:
    return await END.ask(visit, page=page_id, how=how)


async def was_mistake(_: Event, visit: Visit, page_id: int) -> Screen:
    asked = await _ending(visit, page_id, MISTAKE)
    return await _end(visit, page_id, MISTAKE, asked.today, asked.today)


async def reopen(_: Event, visit: Visit, page_id: int) -> Screen:
    await newsroom.reopen(visit.tx, visit.who, page_id, visit.now)
    return await visit.show(draw_card, page=page_id)
