"""A broadcast is written by just sending what it is to say: texts, photos, a video, a document; and the rest chosen."""

from __future__ import annotations

from datetime import date, timedelta

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, in_each_language, require_line, words_of
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES, Language, find_language, language_for, later
from newsroom import weeks
from newsroom.broadcasts import audience, broadcasts, series, writing
from newsroom.broadcasts.broadcasts import BEGUN, Broadcast
from newsroom.broadcasts.writing import File
from newsroom.errors import Refused
from newsroom.library import items
from newsroom.notices import Recipient, tell, to_draw
from newsroom.values.addresses import parse_link
from newsroom.values.days import TO_COME, parse_day
from screens import actions
from screens.broadcasts import writing as screens
from screens.parts import item_link
from screens.screen import Screen
from screens.values import TEXT

ALBUM_ARRIVES = timedelta(seconds=2)
KINDS_OF_FILES = ("photo", "video", "document")


def register() -> None:
    tapped(actions.TIP, begin)
    tapped(actions.CAST, show)
    tapped(actions.CAST_TEXT, write_anew)
    tapped(actions.CAST_MORE, show_more)
    tapped(actions.CAST_KIND, be)
    tapped(actions.CAST_ASK, ask)
    tapped(actions.CAST_CHOICES, ask_choices)
    tapped(actions.CAST_UNTIL, ask_until)
    tapped(actions.CAST_LINK, ask_link)
    tapped(actions.CAST_UNLINK, unlink)
    tapped(actions.CAST_UNFILE, unfile)
    tapped(actions.CAST_ITEM, bring_item)
    tapped(actions.CAST_DROP, drop)
    tapped(actions.CAST_PREVIEW, preview)


async def begin(_: Event, visit: Visit) -> Screen:
    """What was begun is gone on with."""
    return await visit.show(draw_card, broadcast=await writing.begin(visit.tx, visit.who, visit.now))


@view("tip")
async def draw_former(visit: Visit, at: str = "") -> Screen:  # noqa: ARG001 (as it was kept)
    """Whoever stands on the question of another time goes on here."""
    return await visit.show(draw_card, broadcast=await writing.begin(visit.tx, visit.who, visit.now))


async def show(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await visit.show(draw_card, broadcast=broadcast_id)


async def take_words(message: Message, visit: Visit, broadcast: int, language: str = "") -> Screen:
    written = find_language(language)
    words = words_of(message, visit)
    await writing.write(visit.tx, visit.who, broadcast, words, message.message_id, written)
    return await visit.show(draw_card, broadcast=broadcast)


@view("cast", hears=take_words)
async def draw_card(visit: Visit, broadcast: int, language: str = "") -> Screen:
    found = await require_draft(visit, broadcast)
    people = await audience.counted(visit.tx, found.to, visit.now)
    written = find_language(language)
    goes_in = await series.require_series(visit.tx, visit.who, found.series_id) if found.series_id else None
    named = await audience.named(visit.tx, found.to)
    shown = screens.Card(found, people, named, visit.zone, visit.today, written, goes_in)
    return screens.card(visit.who.language, shown)


async def require_draft(visit: Visit, broadcast: int) -> Broadcast:
    """That may be written still."""
    found = await broadcasts.require_broadcast(visit.tx, visit.who, broadcast)
    if found.state in BEGUN:
        raise Refused("old_button")
    return found


async def hear_file(message: Message, visit: Visit) -> Screen | None:
    """While one is written, whatever file comes is for it; of an album the card comes when all is there."""
    if not visit.is_on(draw_card) or visit.question() is None:
        raise SkipHandler
    kind = next((one for one in KINDS_OF_FILES if getattr(message, one)), None)
    if kind is None:
        raise SkipHandler
    sent = message.photo[-1] if message.photo else message.video or message.document
    assert sent is not None, "of one of these kinds"
    broadcast = int(visit.stands["broadcast"])
    name = getattr(sent, "file_name", None) or ""
    file = File(kind, visit.bot_id, sent.file_id, sent.file_unique_id, name)
    await writing.add_file(visit.tx, visit.who, broadcast, file)
    if message.caption:
        await writing.write(visit.tx, visit.who, broadcast, message.caption, message.message_id)
    if message.media_group_id:
        visit.turn_to(draw_card, broadcast=broadcast)
        to = [Recipient(visit.who.account_id)]
        await tell(visit.tx, to_draw(visit.shown_at), to, visit.now, after=ALBUM_ARRIVES)
        return None
    return await visit.show(draw_card, broadcast=broadcast)


async def hear_edit(message: Message, visit: Visit) -> Screen | None:
    """A message that is mended in the chat mends the text that it is, while nothing has gone out."""
    text = (message.text or message.caption or "").strip()
    if not text or not visit.is_on(draw_card):
        raise SkipHandler
    found = await broadcasts.require_broadcast(visit.tx, visit.who, int(visit.stands["broadcast"]))
    written = next((one for one in LANGUAGES if found.said.get(one) == message.message_id), None)
    if written is None:
        raise SkipHandler
    await writing.write(visit.tx, visit.who, found.id, text, message.message_id, written)
    return await visit.show_again()


async def write_anew(_: Event, visit: Visit, broadcast_id: int, language: Language) -> Screen:
    return await visit.show(draw_card, broadcast=broadcast_id, language=language)


async def show_more(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await visit.show(draw_more, broadcast=broadcast_id)


@view("cast_more")
async def draw_more(visit: Visit, broadcast: int) -> Screen:
    return screens.more(visit.who.language, await require_draft(visit, broadcast))


async def be(_: Event, visit: Visit, broadcast_id: int, kind: str | None) -> Screen:
    if kind is None:
        return await visit.show(draw_kinds, broadcast=broadcast_id)
    await writing.be(visit.tx, visit.who, broadcast_id, kind)
    return await visit.show(draw_card, broadcast=broadcast_id)


@view("cast_kinds")
async def draw_kinds(visit: Visit, broadcast: int) -> Screen:
    return screens.kinds(visit.who.language, await require_draft(visit, broadcast))


async def ask(_: Event, visit: Visit, broadcast_id: int, asks: str | None) -> Screen:
    if asks is not None:
        await writing.ask(visit.tx, visit.who, broadcast_id, "" if asks == actions.NOTHING else asks)
    return await visit.show(draw_asks, broadcast=broadcast_id)


@view("cast_asks")
async def draw_asks(visit: Visit, broadcast: int) -> Screen:
    return screens.asks(visit.who.language, await require_draft(visit, broadcast), visit.today)


async def bring_item(_: Event, visit: Visit, item_id: int) -> Screen:
    item = await items.require_readable(visit.tx, visit.who, item_id)
    link, labels = item_link(visit.bot_name, item_id), screens.item_labels()
    broadcast = await writing.bring_item(visit.tx, visit.who, item, link, labels, visit.now)
    return await visit.show(draw_card, broadcast=broadcast)


async def unlink(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    await writing.drop_links(visit.tx, visit.who, broadcast_id)
    return await visit.show(draw_more, broadcast=broadcast_id)


async def unfile(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    await writing.drop_files(visit.tx, visit.who, broadcast_id)
    return await visit.show(draw_card, broadcast=broadcast_id)


async def drop(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    await writing.drop(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(views.home)


async def preview(_: Event, visit: Visit, broadcast_id: int, language: Language) -> Screen:
    return await visit.show(draw_preview, broadcast=broadcast_id, language=language)


@view("cast_preview")
async def draw_preview(visit: Visit, broadcast: int, language: str) -> Screen:
    found = await broadcasts.require_broadcast(visit.tx, visit.who, broadcast)
    shown = language_for(language)
    return screens.preview(visit.who.language, found, shown)


# ---- asked


def lines_of(message: Message, _: Visit) -> str:
    lines = [line.strip() for line in (message.text or "").splitlines() if line.strip()]
    if not 2 <= len(lines) <= writing.MOST_CHOICES:
        raise Refused("not_choices", most=writing.MOST_CHOICES)
    if any(len(line) > writing.LONGEST_CHOICE for line in lines):
        raise Refused("name_too_long", most=writing.LONGEST_CHOICE)
    return "\n".join(lines)


def address_of(message: Message, _: Visit) -> str:
    try:
        return parse_link(message.text or "")
    except Refused:
        raise Refused("no_address") from None


CHOICES = in_each_language(screens.choices, lines_of, skippable=True)
UNTIL = Step("day", screens.until, Parser(lambda message, visit: parse_day(message.text or "", visit.today, TO_COME)))
ADDRESS = Step("address", screens.link, Parser(address_of, TEXT))
LABELS = in_each_language(screens.link_label, require_line(writing.LONGEST_LABEL))


async def choices_written(visit: Visit, said: Said, asked: Broadcast) -> Screen:
    lines = {language: text.split("\n") for language, text in said.texts(CHOICES).items()}
    await writing.offer_choices(visit.tx, visit.who, asked.id, lines)
    return await visit.show(draw_card, broadcast=asked.id)


async def until_said(visit: Visit, said: Said, asked: Broadcast) -> Screen:
    day: date = said[UNTIL]
    if day < weeks.today(visit.now, visit.zone.key):
        raise Refused("moment_passed")
    await writing.answer_until(visit.tx, visit.who, asked.id, day)
    return await visit.show(draw_card, broadcast=asked.id)


async def link_named(visit: Visit, said: Said, asked: Broadcast) -> Screen:
    await writing.add_link(visit.tx, visit.who, asked.id, said[ADDRESS], said.texts(LABELS))
    return await visit.show(draw_card, broadcast=asked.id)


CHOICES_FORM = Form("cast_choices", require_draft, *CHOICES, save=choices_written, title=later("choices"))
UNTIL_FORM = Form("cast_until", require_draft, UNTIL, save=until_said)
LINK_FORM = Form("cast_link", require_draft, ADDRESS, *LABELS, save=link_named, title=later("a link"))


async def ask_choices(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await CHOICES_FORM.ask(visit, broadcast=broadcast_id)


async def ask_until(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await UNTIL_FORM.ask(visit, broadcast=broadcast_id)


async def ask_link(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await LINK_FORM.ask(visit, broadcast=broadcast_id)
