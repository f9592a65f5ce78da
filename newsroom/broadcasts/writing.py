"""A broadcast is written: kind, texts, files, buttons with links, what is asked, and of whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Broadcast as Stored
from locales import LANGUAGES, Language
from newsroom import access
from newsroom.broadcasts import audience, series
from newsroom.broadcasts.audience import Audience
from newsroom.broadcasts.broadcasts import (
    ASKED,
    CHOICE,
    DRAFT,
    DROPPED,
    KINDS,
    NUMBER,
    PLANNED,
    STANDARD,
    TIP,
    Broadcast,
    change,
    draft_of,
    require_sends,
    to_change,
)
from newsroom.errors import Refused
from newsroom.library import reading
from newsroom.library.items import Item
from newsroom.posts import posts
from newsroom.values.languages import missing, told_language
from newsroom.who import Who

LONGEST_WITH_FILE = 1024 - 124  # of each language: what Telegram takes below a photo, less heading and question
LONGEST = 3600 // len(LANGUAGES)  # of each language: all stand in one message when they are checked
MOST_FILES, MOST_LINKS, MOST_CHOICES = 10, 4, 8
LONGEST_LABEL, LONGEST_CHOICE = 20, 20
WAITING = (DRAFT, PLANNED)


@dataclass(frozen=True, slots=True)
class File:
    """As Telegram keeps it: `unique` tells one that came twice."""

    kind: str
    bot: int
    file: str
    unique: str
    name: str = ""

    def stored(self) -> dict[str, Any]:
        return {"kind": self.kind, "bot": self.bot, "file": self.file, "unique": self.unique, "name": self.name}


async def begin(tx: AsyncConnection, who: Who, now: datetime) -> int:
    """The one that was begun last is gone on with."""
    require_sends(who)
    begun = await draft_of(tx, who)
    return begun.id if begun is not None else await _insert(tx, who, now)


async def _insert(tx: AsyncConnection, who: Who, now: datetime) -> int:
    row = {"created_by": access.require_person(who), "created_at": now, "audience": Audience().stored()}
    made = insert(Stored).values(**row).returning(Stored.id)
    number: int = (await tx.execute(made)).scalar_one()
    return number


async def bring_item(
    tx: AsyncConnection, who: Who, item: Item, link: str, labels: dict[str, str], now: datetime
) -> int:  # fmt: skip
    """What is in the library goes to many: its words stay as they are now, and its button opens it as it is then.

    Into what is being written, where that has none yet. A region's own is for that region.
    """
    require_sends(who)
    reading.require_reads(who, item)
    if item.is_withdrawn:
        raise Refused("withdrawn")
    begun = await draft_of(tx, who)
    number = begun.id if begun is not None and not begun.links else await _insert(tx, who, now)
    found = await to_write(tx, who, number)
    texts = _texts_of(item) | {one: text for one, text in found.texts.items() if text}
    kind = STANDARD if item.in_force_on is not None and found.kind == TIP else found.kind
    to = found.to if item.region_id is None else replace(found.to, places=(item.region_id,))
    links = [*found.links, {"url": link, "labels": labels}]
    await change(tx, number, texts=texts, kind=kind, links=links, audience=to.stored())
    return number


def _texts_of(item: Item) -> dict[str, str]:
    """In the languages that it can be read in: its title, and as much of it as goes into a broadcast."""
    read_in = item.notes or item.titles
    return {
        one: "\n\n".join(
            part for part in (title, _shortened(item.notes.get(one, ""), LONGEST - len(title) - 2)) if part
        )
        for one in read_in
        if (title := item.titles.get(one) or next(iter(item.titles.values())))
    }


def _shortened(text: str, most: int) -> str:
    """To whole words; the rest is read behind the button."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0].rstrip('.,:; ')}…"


async def to_write(tx: AsyncConnection, who: Who, broadcast_id: int) -> Broadcast:
    return await to_change(tx, who, broadcast_id, *WAITING)


def require_short(texts: dict[str, str]) -> None:
    """Of what does not fit below a photo the words go by themselves."""
    for text in texts.values():
        posts.require_short(text, LONGEST)


def require_below_photo(found: Broadcast, texts: dict[str, str]) -> None:
    """What stands below a photo in the chats already can only be mended there."""
    for language, text in texts.items():
        length = len(text.encode("utf-16-le")) // 2
        stood = found.texts.get(language, "")
        if len(found.media) == 1 and len(stood) <= LONGEST_WITH_FILE < length:
            raise Refused("too_long_with_photo", length=length, most=LONGEST_WITH_FILE)


async def write(
    tx: AsyncConnection, who: Who, broadcast_id: int, text: str, message: int = 0, language: Language | None = None,
) -> None:  # fmt: skip
    """In the language it is asked for, or that it is in; of one that is written already, it takes the place."""
    found = await to_write(tx, who, broadcast_id)
    written = language or _language_of(found, text)
    texts = found.texts | {written: text.strip()}
    require_short(texts)
    await change(tx, found.id, texts=texts, said=found.said | ({written: message} if message else {}))


def _language_of(found: Broadcast, text: str) -> Language:
    """Which is missing; but who writes both in another order than asked is understood. Where none is missing, none is
    lost to a text that may be of any."""
    asked, in_it = missing(found.texts), told_language(text)
    if asked is None:
        if in_it is None:
            raise Refused("which_language")
        return in_it
    return in_it if in_it is not None and in_it not in found.texts else asked


async def add_file(tx: AsyncConnection, who: Who, broadcast_id: int, file: File) -> None:
    found = await to_write(tx, who, broadcast_id)
    if any(one["unique"] == file.unique for one in found.media):
        return
    if len(found.media) >= MOST_FILES:
        raise Refused("too_many_files", most=MOST_FILES)
    await change(tx, found.id, media=[*found.media, file.stored()])


async def drop_files(tx: AsyncConnection, who: Who, broadcast_id: int) -> None:
    found = await to_write(tx, who, broadcast_id)
    await change(tx, found.id, media=[])


async def add_link(tx: AsyncConnection, who: Who, broadcast_id: int, url: str, labels: dict[str, str]) -> None:
    found = await to_write(tx, who, broadcast_id)
    if len(found.links) >= MOST_LINKS:
        raise Refused("too_many_links", most=MOST_LINKS)
    await change(tx, found.id, links=[*found.links, {"url": url, "labels": labels}])


async def drop_links(tx: AsyncConnection, who: Who, broadcast_id: int) -> None:
    found = await to_write(tx, who, broadcast_id)
    await change(tx, found.id, links=[])


async def be(tx: AsyncConnection, who: Who, broadcast_id: int, kind: str) -> None:
    found = await to_write(tx, who, broadcast_id)
    if kind not in KINDS:
        raise Refused("old_button")
    await change(tx, found.id, kind=kind)


async def ask(tx: AsyncConnection, who: Who, broadcast_id: int, asks: str) -> None:
    """That they have read it, a number, a sentence; or nothing. Choices are asked with `offer_choices`."""
    found = await to_write(tx, who, broadcast_id)
    if asks not in ("", *ASKED) or asks == CHOICE:
        raise Refused("old_button")
    counted = found.counted if asks == NUMBER else {}
    answer_by = found.answer_by if asks else None
    await change(tx, found.id, asks=asks, choices=[], counted=counted, answer_by=answer_by)


async def offer_choices(tx: AsyncConnection, who: Who, broadcast_id: int, lines: dict[str, list[str]]) -> None:
    """As many in each language that they are written in."""
    found = await to_write(tx, who, broadcast_id)
    numbers = {len(one) for one in lines.values()}
    if len(numbers) != 1 or not 2 <= max(numbers) <= MOST_CHOICES:
        raise Refused("not_choices", most=MOST_CHOICES)
    choices = [{one: lines[one][at] for one in lines} for at in range(max(numbers))]
    if any(len(label) > LONGEST_CHOICE for choice in choices for label in choice.values()):
        raise Refused("name_too_long", most=LONGEST_CHOICE)
    await change(tx, found.id, asks=CHOICE, choices=choices, counted={})


async def answer_until(tx: AsyncConnection, who: Who, broadcast_id: int, day: date) -> None:
    found = await to_write(tx, who, broadcast_id)
    await change(tx, found.id, answer_by=day)


async def address(tx: AsyncConnection, who: Who, broadcast_id: int, to: Audience) -> None:
    found = await to_write(tx, who, broadcast_id)
    if to.picked > audience.MOST_PICKED:
        raise Refused("too_many_picked", most=audience.MOST_PICKED)
    await change(tx, found.id, audience=to.stored())


async def drop(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> None:
    await series.leave(tx, who, broadcast_id, now)
    found = await to_write(tx, who, broadcast_id)
    await change(tx, found.id, state=DROPPED, send_at=None)
