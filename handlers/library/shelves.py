"""The library is looked through, searched by just writing, and an item read, by a button or by its link."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers import views
from handlers.actions import Event, may_send, tapped
from handlers.views import view
from handlers.visit import Visit
from locales import Language, language_for
from newsroom import weeks
from newsroom.broadcasts import broadcasts
from newsroom.library import files, guides, items, openings, reading, search, sections
from newsroom.library.files import File
from newsroom.library.items import Item, Listed
from newsroom.library.sections import Section
from screens import actions
from screens.library import shelves as screens
from screens.library.shelves import PER_PAGE, Page
from screens.parts import LIB, item_link
from screens.screen import Picture, Screen

LINKED = re.compile(rf"{LIB}([1-9][0-9]{{0,14}})")
LONGER_IS_A_POST = 60  # letters: nobody looks for so much
COUNTED_FOR = timedelta(days=30)


def register() -> None:
    tapped(actions.LIBRARY, look)
    tapped(actions.LIB_SECTION, open_section)
    tapped(actions.LIB_FOUND, turn)
    tapped(actions.LIB_ITEM, open_item)


async def look(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_library)


async def sought(message: Message, visit: Visit) -> Screen:
    """Whatever is written here is looked for; what is as long as a post is one, from those who send some."""
    text = (message.text or "").strip()
    if may_send(visit) and len(text) > LONGER_IS_A_POST:
        raise SkipHandler
    return await visit.show(draw_library, letters=text[: search.LONGEST])


async def turn(_: Event, visit: Visit, page: int) -> Screen:
    """Back to what was found, or on in it: the words are kept with the screen, for a button has no room for them."""
    letters = visit.stands.get("letters", "") if visit.is_on(draw_library, draw_item) else ""
    return await visit.show(draw_library, letters=letters, page=page if letters else 0)


@view("library", hears=sought)
async def draw_library(visit: Visit, letters: str = "", page: int = 0) -> Screen:
    if not letters:
        return screens.library(visit.who.language, await _sections(visit), keeps=_keeps_some(visit))
    found = await search.find(visit.tx, visit.who, letters, page * PER_PAGE, PER_PAGE + 1)
    shown = await _sections(visit) if not found else ()
    return screens.found(visit.who.language, letters, _page(found, page), shown)


async def _sections(visit: Visit) -> list[Section]:
    return await sections.all_for(visit.tx, visit.who)


def _keeps_some(visit: Visit) -> bool:
    return visit.who.seat is not None and reading.keeps(visit.who, visit.who.seat.region_id)


def _page(found: Sequence[Listed], number: int) -> Page:
    return Page(found[:PER_PAGE], number, len(found) > PER_PAGE)


async def open_section(_: Event, visit: Visit, section_id: int, page: int | None) -> Screen:
    return await visit.show(draw_section, section=section_id, page=page or 0)


@view("library_section", hears=sought)
async def draw_section(visit: Visit, section: int, page: int = 0) -> Screen:
    shown = await sections.require_shown(visit.tx, visit.who, section)
    found = await items.of_section(visit.tx, visit.who, section, page * PER_PAGE, PER_PAGE + 1)
    keeps = reading.keeps(visit.who, shown.region_id)
    return screens.section(visit.who.language, shown, _page(found, page), adds=_keeps_some(visit), keeps=keeps)


# ---- an item


async def hear_linked(message: Message, visit: Visit) -> Screen:
    """Of `/start` with the word of an item: whoever follows its link need not be anybody here."""
    said = (message.text or "").split()
    word = said[1] if len(said) == 2 and said[0].split("@")[0] == "/start" else ""
    if word == screens.WHOLE:
        return await (visit.show(views.home) if visit.who.is_stranger else visit.show(draw_library))
    linked = LINKED.fullmatch(word)
    if linked is None:
        raise SkipHandler
    return await _open(visit, int(linked[1]))


async def open_item(_: Event, visit: Visit, item_id: int, language: Language | None) -> Screen:
    return await _open(visit, item_id, language)


async def _open(visit: Visit, item_id: int, language: Language | None = None) -> Screen:
    """Counted once, in whichever languages it is read then."""
    item = await items.require_readable(visit.tx, visit.who, item_id)
    if not visit.is_on(draw_item, item=item_id) and not item.is_withdrawn:
        await openings.note(visit.tx, item_id, visit.now)
    is_found = visit.is_on(draw_library, draw_item, views.ask_offered)
    kept = {name: visit.stands[name] for name in ("letters", "page", "question") if is_found and visit.stands.get(name)}
    return await visit.show(draw_item, item=item_id, language=language or "", **kept)


@view("library_item")
async def draw_item(
    visit: Visit, item: int, language: str = "", letters: str = "", page: int = 0, question: int = 0
) -> Screen:
    found = await items.require_readable(visit.tx, visit.who, item)
    read_in = language_for(language, visit.who.language)
    keeps, today = reading.keeps(visit.who, found.region_id), weeks.term_day(visit.now)
    shown = screens.Shown(
        found, read_in, await _pictures(visit, found, read_in),
        back=_back(found, letters, page, question), asks=bool(question),
        link=item_link(visit.bot_name, item), keeps=keeps, is_open=visit.who.is_stranger,
        opened=await openings.of_item(visit.tx, item, today - COUNTED_FOR) if keeps else None,
        sends=broadcasts.sends(visit.who),
    )  # fmt: skip
    return screens.item(visit.who.language, shown, today)


def _back(item: Item, letters: str, page: int, question: int) -> str:
    """To where it was found."""
    if question:
        return actions.ASK_BACK(question)
    return actions.LIB_FOUND(page) if letters else actions.LIB_SECTION(item.section_id, None)


async def _pictures(visit: Visit, item: Item, language: str) -> list[Picture]:
    return [
        picture
        for file in await files.of_item(visit.tx, item.id, language)
        if (picture := await _picture(visit, file)) is not None
    ]


async def _picture(visit: Visit, file: File) -> Picture | None:
    """By its name at this bot; where another bot has taken it in, by its bytes, and not at all without them."""
    if file.bot_id == visit.bot_id:
        return Picture(file.kind, file.file_id)
    if file.bot_id == files.OF_THE_BOT:
        shown = guides.picture(file.name)
        if shown is None:
            return None
        return Picture(file.kind, drawn=shown.read_bytes, name=shown.name, kept_as=file.file_id)
    content = await files.content_of(visit.tx, file.id)
    if content is None:
        return None
    return Picture(file.kind, drawn=partial(bytes, content), name=file.name or f"{file.id}", kept_as=file.file_id)
