"""On paper: a poster with the code that leads to an item, and the item itself."""

from __future__ import annotations

from functools import partial

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES, Language, words_for
from newsroom.library import items
from newsroom.library.items import Item
from newsroom.union import organisations
from newsroom.values.languages import name_in
from reports.leaflet import leaflet_pdf
from reports.poster import Poster, poster_pdf, poster_png
from screens import actions
from screens.library import printing as screens
from screens.parts import item_link
from screens.screen import Screen


def register() -> None:
    tapped(actions.LIB_POSTER, hang_up)
    tapped(actions.LIB_PRINT, on_paper)


async def hang_up(_: Event, visit: Visit, item_id: int) -> Screen:
    return await visit.show(draw_poster, item=item_id)


@view("library_poster")
async def draw_poster(visit: Visit, item: int) -> Screen:
    """Drawn when it is sent, after the commit: once for a printer, and once for a chat."""
    found = await items.require_readable(visit.tx, visit.who, item)
    note: dict[str, str] = {language: words_for(language)("In aid of activists") for language in LANGUAGES}
    shown = Poster(await _owner(visit, found), found.titles, note, item_link(visit.bot_name, item))
    title = name_in(visit.who.language, found.titles)
    return screens.poster(visit.who.language, item, title, partial(poster_pdf, shown), partial(poster_png, shown))


async def on_paper(_: Event, visit: Visit, item_id: int, language: Language) -> Screen:
    return await visit.show(draw_leaflet, item=item_id, language=language)


@view("library_print")
async def draw_leaflet(visit: Visit, item: int, language: str) -> Screen:
    found = await items.require_readable(visit.tx, visit.who, item)
    owner, title = name_in(language, await _owner(visit, found)), name_in(language, found.titles)
    text = "\n\n".join(filter(None, [name_in(language, found.notes), "\n".join(found.links)]))
    pdf = partial(leaflet_pdf, owner, title, text, item_link(visit.bot_name, item))
    return screens.leaflet(visit.who.language, item, title, pdf)


async def _owner(visit: Visit, item: Item) -> dict[str, str]:
    """The region that it is of, or the centre."""
    place = organisations.require_place(visit.tx, item.region_id) if item.region_id else organisations.centre(visit.tx)
    return (await place).names
