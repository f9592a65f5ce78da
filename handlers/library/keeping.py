"""The library is kept: by the press service the union's part, by specialists their region's."""

from __future__ import annotations

from datetime import date

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.library.shelves import draw_item, draw_library, draw_section
from handlers.steps import LINK, Parser, Said, Step, in_each_language, require_line
from handlers.views import view
from handlers.visit import Visit
from locales import Language, later
from newsroom.errors import Refused
from newsroom.library import files, items, practice, reading, sections
from newsroom.library.files import KINDS, Sent
from newsroom.library.items import LONGEST_NOTE, LONGEST_TITLE
from newsroom.library.sections import LONGEST_NAME, Section
from newsroom.posts import posts
from newsroom.values.days import PAST, TO_COME, parse_day
from screens import actions
from screens.library import keeping as screens
from screens.library.keeping import About, New
from screens.screen import Screen


def register() -> None:
    tapped(actions.LIB_EDIT, edit)
    tapped(actions.LIB_TITLE, ask_title)
    tapped(actions.LIB_NOTE, ask_note)
    tapped(actions.LIB_LINK, ask_link)
    tapped(actions.LIB_UNLINK, unlink)
    tapped(actions.LIB_FORCE, ask_force)
    tapped(actions.LIB_FILE, ask_file)
    tapped(actions.LIB_FILE_OFF, drop_file)
    tapped(actions.LIB_OPEN, open_to)
    tapped(actions.LIB_MOVE, choose_section)
    tapped(actions.LIB_MOVE_TO, move)
    tapped(actions.LIB_PAST, look_back)
    tapped(actions.LIB_WITHDRAW, withdraw)
    tapped(actions.LIB_AGAIN, bring_back)
    tapped(actions.LIB_NEW, begin)
    tapped(actions.LIB_SECTION_NEW, ask_section)
    tapped(actions.LIB_SECTION_NAME, ask_section_name)
    tapped(actions.PRACTICE, take_in)


async def edit(_: Event, visit: Visit, item_id: int) -> Screen:
    return await visit.show(draw_edit, item=item_id)


@view("library_edit")
async def draw_edit(visit: Visit, item: int) -> Screen:
    found = await items.require_kept(visit.tx, visit.who, item)
    return screens.edit(visit.who.language, found, await files.of_item(visit.tx, item))


async def unlink(_: Event, visit: Visit, item_id: int) -> Screen:
    await items.drop_links(visit.tx, visit.who, item_id, visit.now)
    return await visit.show(draw_edit, item=item_id)


async def drop_file(_: Event, visit: Visit, file_id: int) -> Screen:
    return await visit.show(draw_edit, item=await files.drop(visit.tx, visit.who, file_id, visit.now))


async def open_to(_: Event, visit: Visit, item_id: int, audience: str) -> Screen:
    await items.open_to(visit.tx, visit.who, item_id, audience, visit.now)
    return await visit.show(draw_item, item=item_id)


async def withdraw(_: Event, visit: Visit, item_id: int) -> Screen:
    """Brought back with one press: it is not asked whether it is meant."""
    await items.withdraw(visit.tx, visit.who, item_id, visit.now)
    return await visit.show(draw_edit, item=item_id)


async def bring_back(_: Event, visit: Visit, item_id: int) -> Screen:
    await items.bring_back(visit.tx, visit.who, item_id, visit.now)
    return await visit.show(draw_item, item=item_id)


async def take_in(_: Event, visit: Visit, post_id: int) -> Screen:
    """From the card of what came out."""
    return await visit.show(draw_item, item=await practice.take_in(visit.tx, visit.who, post_id, visit.now))


# ---- where it stands, and how it stood


async def choose_section(_: Event, visit: Visit, item_id: int) -> Screen:
    return await visit.show(draw_move, item=item_id)


@view("library_move")
async def draw_move(visit: Visit, item: int) -> Screen:
    found = await items.require_kept(visit.tx, visit.who, item)
    shown = await sections.all_for(visit.tx, visit.who, even_empty=True)
    fitting = [one for one in shown if one.region_id in (None, found.region_id)]
    return screens.move(visit.who.language, found, fitting)


async def move(_: Event, visit: Visit, item_id: int, section_id: int) -> Screen:
    await items.move(visit.tx, visit.who, item_id, section_id, visit.now)
    return await visit.show(draw_edit, item=item_id)


async def look_back(_: Event, visit: Visit, item_id: int, number: int | None) -> Screen:
    return await visit.show(draw_past, item=item_id, number=number or 0)


@view("library_past")
async def draw_past(visit: Visit, item: int, number: int = 0) -> Screen:
    stood = await items.versions(visit.tx, visit.who, item, number, 2)
    shown = screens.Past(item, stood[0] if stood else None, number, len(stood) > 1)
    return screens.past(visit.who.language, shown, visit.zone, visit.today)


# ---- written


def note_of(message: Message, _: Visit) -> str:
    text = (message.text or message.caption or "").strip()
    posts.require_short(text, LONGEST_NOTE)
    if not text:
        raise Refused("empty_note")
    return text


async def _new(visit: Visit, section: int) -> New:
    reading.own_part(visit.who)
    found = await sections.require_shown(visit.tx, visit.who, section)
    return New(found.id, found.names)


async def _about(visit: Visit, item: int) -> About:
    return About(await items.require_kept(visit.tx, visit.who, item), visit.today)


def _named(prefix: str, steps: tuple[Step[New, str], ...]) -> tuple[Step[New, str], ...]:
    return tuple(Step(f"{prefix}_{one.name}", one.asks, one.parser, one.shows, skippable=True) for one in steps)


NEW_TITLES = in_each_language(screens.new_title, require_line(LONGEST_TITLE), skippable=True)
NEW_NOTES = _named("note", in_each_language(screens.new_note, note_of, skippable=True))
TITLES = in_each_language(screens.title, require_line(LONGEST_TITLE), skippable=True)
NOTES = in_each_language(screens.note, note_of, skippable=True)
THE_LINK = Step("link", screens.link, LINK)


async def written(visit: Visit, said: Said, asked: New) -> Screen:
    notes = {name.removeprefix("note_"): text for name, text in said.texts(NEW_NOTES).items()}
    titles = said.texts(NEW_TITLES)
    item_id = await items.add(visit.tx, visit.who, asked.section_id, titles, notes, visit.now)
    return await visit.show(draw_item, item=item_id)


async def titled(visit: Visit, said: Said, asked: About) -> Screen:
    await items.change(visit.tx, visit.who, asked.item.id, visit.now, titles=said.texts(TITLES))
    return await visit.show(draw_item, item=asked.item.id)


async def noted(visit: Visit, said: Said, asked: About) -> Screen:
    await items.change(visit.tx, visit.who, asked.item.id, visit.now, notes=said.texts(NOTES))
    return await visit.show(draw_item, item=asked.item.id)


async def linked(visit: Visit, said: Said, asked: About) -> Screen:
    await items.add_link(visit.tx, visit.who, asked.item.id, said[THE_LINK], visit.now)
    return await visit.show(draw_item, item=asked.item.id)


NEW = Form("library_new", _new, *NEW_TITLES, *NEW_NOTES, save=written, title=later("a library item"))
TITLE = Form("library_title", _about, *TITLES, save=titled, title=later("the title of an item"))
NOTE = Form("library_note", _about, *NOTES, save=noted, title=later("the text of an item"))
ADD_LINK = Form("library_link", _about, THE_LINK, save=linked)


async def begin(_: Event, visit: Visit, section_id: int) -> Screen:
    return await NEW.ask(visit, section=section_id)


async def ask_title(_: Event, visit: Visit, item_id: int) -> Screen:
    return await TITLE.ask(visit, item=item_id)


async def ask_note(_: Event, visit: Visit, item_id: int) -> Screen:
    return await NOTE.ask(visit, item=item_id)


async def ask_link(_: Event, visit: Visit, item_id: int) -> Screen:
    return await ADD_LINK.ask(visit, item=item_id)


# ---- since when it is in force


def any_day(message: Message, visit: Visit) -> date:
    """A standard may be in force since long, or from a day to come."""
    text = message.text or ""
    try:
        return parse_day(text, visit.today, PAST)
    except Refused as refused:
        if refused.kind != "day_to_come":
            raise
    return parse_day(text, visit.today, TO_COME)


IN_FORCE = Step("day", screens.in_force, Parser(any_day))


async def dated(visit: Visit, said: Said, asked: About) -> Screen:
    await items.change(visit.tx, visit.who, asked.item.id, visit.now, in_force_on=said[IN_FORCE])
    return await visit.show(draw_item, item=asked.item.id)


FORCE = Form("library_force", _about, IN_FORCE, save=dated)


async def ask_force(_: Event, visit: Visit, item_id: int) -> Screen:
    return await FORCE.ask(visit, item=item_id)


# ---- files


def sent_file(message: Message, visit: Visit) -> Sent:
    kind = next((kind for kind in KINDS if getattr(message, kind)), None)
    if kind is None:
        raise Refused("no_file")
    sent = message.photo[-1] if message.photo else message.document or message.video
    assert sent is not None, "of one of these kinds"
    content = visit.looked.content if visit.looked is not None else None
    return Sent(kind, visit.bot_id, sent.file_id, sent.file_unique_id, getattr(sent, "file_name", None) or "", content)


async def _for_file(visit: Visit, item: int, language: str = "") -> About:
    return About(await items.require_kept(visit.tx, visit.who, item), visit.today, language)


THE_FILE = Step("file", screens.file, Parser(sent_file, takes_file=True))


async def added(visit: Visit, said: Said, asked: About) -> Screen:
    await files.add(visit.tx, visit.who, asked.item.id, asked.language, said[THE_FILE], visit.now)
    return await visit.show(draw_item, item=asked.item.id, language=asked.language)


FILE = Form("library_file", _for_file, THE_FILE, save=added)


async def ask_file(_: Event, visit: Visit, item_id: int, language: Language | None) -> Screen:
    return await FILE.ask(visit, item=item_id, language=language or "")


# ---- sections


async def _no_section(visit: Visit) -> Section | None:
    reading.own_part(visit.who)
    return None


async def _own_section(visit: Visit, section: int) -> Section | None:
    return await sections.require_kept(visit.tx, visit.who, section)


NAMES = in_each_language(screens.section_name, require_line(LONGEST_NAME), skippable=True)


async def section_added(visit: Visit, said: Said, _: Section | None) -> Screen:
    section_id = await sections.add(visit.tx, visit.who, said.texts(NAMES), visit.now)
    return await visit.show(draw_section, section=section_id)


async def section_named(visit: Visit, said: Said, asked: Section | None) -> Screen:
    if asked is None:
        return await visit.show(draw_library)
    if names := said.texts(NAMES):
        await sections.rename(visit.tx, visit.who, asked.id, names, visit.now)
    return await visit.show(draw_section, section=asked.id)


SECTION = Form("library_section_new", _no_section, *NAMES, save=section_added, title=later("a section"))
SECTION_NAME = Form("library_section_name", _own_section, *NAMES, save=section_named, title=later("a section's name"))


async def ask_section(_: Event, visit: Visit) -> Screen:
    return await SECTION.ask(visit)


async def ask_section_name(_: Event, visit: Visit, section_id: int) -> Screen:
    return await SECTION_NAME.ask(visit, section=section_id)
