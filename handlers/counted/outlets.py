"""The register of outlets: looked at, described, renamed, and two joined that are one."""

from __future__ import annotations

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.counted.cards import draw_entry
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom.counted import outlets
from newsroom.counted.kinds import OUTLET_KINDS
from newsroom.errors import Refused
from screens import actions
from screens.counted import outlets as screens
from screens.counted.outlets import PER_PAGE
from screens.screen import Screen


def register() -> None:
    tapped(actions.OUTLETS, look)
    tapped(actions.OUTLET, open_outlet)
    tapped(actions.OUTLET_IS, describe)
    tapped(actions.OUTLET_NAME, rename)
    tapped(actions.OUTLET_INTO, join)


async def look(_: Event, visit: Visit, page: int) -> Screen:
    return await visit.show(draw_outlets, page=page)


@view("outlets")
async def draw_outlets(visit: Visit, page: int) -> Screen:
    outlets.require_keeps(visit.who)
    found = await outlets.listed(visit.tx, page * PER_PAGE, PER_PAGE + 1)
    return screens.listing(visit.who.language, found[:PER_PAGE], page, has_more=len(found) > PER_PAGE)


async def open_outlet(_: Event, visit: Visit, outlet_id: int) -> Screen:
    return await visit.show(draw_outlet, outlet=outlet_id)


@view("outlet")
async def draw_outlet(visit: Visit, outlet: int) -> Screen:
    return screens.card(visit.who.language, await _card(visit, outlet))


async def _card(visit: Visit, outlet: int) -> screens.Card:
    outlets.require_keeps(visit.who)
    found = await outlets.require_outlet(visit.tx, outlet)
    spelt, known_by = await outlets.spellings(visit.tx, found.id), await outlets.addresses(visit.tx, found.id)
    return screens.Card(found, [one for one in spelt if one != found.name], known_by)


async def describe(_: Event, visit: Visit, outlet_id: int, what: str, entry_id: int | None) -> Screen:
    """On its own card, or on that of an entry that came out there."""
    await outlets.describe(visit.tx, visit.who, outlet_id, what, visit.now)
    if entry_id is not None:
        return await visit.show(draw_entry, entry=entry_id)
    return await visit.show(draw_outlet, outlet=outlet_id)


def name_of(message: Message, _: Visit) -> str:
    return outlets.require_name(message.text or "")


NAME: Step[screens.Card, str] = Step("name", screens.name, Parser(name_of))


async def renamed(visit: Visit, said: Said, asked: screens.Card) -> Screen:
    await outlets.rename(visit.tx, visit.who, asked.outlet.id, said[NAME], visit.now)
    return await visit.show(draw_outlet, outlet=asked.outlet.id)


RENAME = Form("outlet_name", _card, NAME, save=renamed)


async def rename(_: Event, visit: Visit, outlet_id: int) -> Screen:
    return await RENAME.ask(visit, outlet=outlet_id)


# ---- two that are one


async def _joining(visit: Visit, outlet: int, sent: str = "") -> screens.Joining:
    """`sent` is what was written: those that it may be are offered."""
    card = await _card(visit, outlet)
    found = await outlets.suggested(visit.tx, sent, OUTLET_KINDS)
    return screens.Joining(card.outlet, [one for one in found if one.id != card.outlet.id], sent)


def letters_of(message: Message, _: Visit) -> screens.Into:
    return screens.Into(letters=outlets.require_name(message.text or ""))


INTO: Step[screens.Joining, screens.Into] = Step("into", screens.into, Parser(letters_of))


async def joined(visit: Visit, said: Said, asked: screens.Joining) -> Screen:
    into = said[INTO]
    if not into.outlet_id:
        return await JOIN.ask(visit, outlet=asked.outlet.id, sent=into.letters)
    if into.outlet_id == asked.outlet.id:
        raise Refused("old_button")
    await outlets.merge(visit.tx, visit.who, asked.outlet.id, into.outlet_id, visit.now)
    return await visit.show(draw_outlet, outlet=into.outlet_id)


JOIN = Form("outlet_into", _joining, INTO, save=joined)


async def join(_: Event, visit: Visit, outlet_id: int) -> Screen:
    return await JOIN.ask(visit, outlet=outlet_id)
