"""Files of an item: for all its readers, or for those of one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import LibraryFile
from newsroom import record
from newsroom.errors import Refused
from newsroom.library import items
from newsroom.values.folding import one_line
from newsroom.who import Who

KINDS = ("document", "photo", "video")
MOST = 10  # of an item: as many as go together in one message
LONGEST_NAME = 128
OF_THE_BOT = 0  # the place of a bot's number, where a picture comes with the bot and is known by its name


@dataclass(frozen=True, slots=True)
class Sent:
    """As it came: the bytes are there where it was small enough to fetch."""

    kind: str
    bot_id: int
    file_id: str
    unique_id: str
    name: str = ""
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class File:
    id: int
    item_id: int
    language: str
    kind: str
    bot_id: int
    file_id: str
    name: str


async def of_item(tx: AsyncConnection, item_id: int, language: str | None = None) -> list[File]:
    """In the order in which they came; `language`: those for its readers."""
    found = select(*columns(File, LibraryFile.__table__)).where(LibraryFile.item_id == item_id)
    if language is not None:
        found = found.where(LibraryFile.language.in_(("", language)))
    return await fetch_all(tx, found.order_by(LibraryFile.id), File)


async def content_of(tx: AsyncConnection, file_id: int) -> bytes | None:
    """For a bot that has another name for it, or none."""
    return (await tx.execute(select(LibraryFile.content).where(LibraryFile.id == file_id))).scalar_one_or_none()


async def add(tx: AsyncConnection, who: Who, item_id: int, language: str, sent: Sent, now: datetime) -> None:
    """The same file once more is that file, for other readers perhaps."""
    await items.lock(tx, item_id)
    item = await items.require_kept(tx, who, item_id)
    there = LibraryFile.item_id == item_id
    await tx.execute(delete(LibraryFile).where(there, LibraryFile.unique_id == sent.unique_id))
    count = (await tx.execute(select(func.count()).select_from(LibraryFile).where(there))).scalar_one()
    if count >= MOST:
        raise Refused("too_many_files", most=MOST)
    row = {"kind": sent.kind, "bot_id": sent.bot_id, "file_id": sent.file_id, "unique_id": sent.unique_id}
    named = {"name": one_line(sent.name)[:LONGEST_NAME], "content": sent.content}
    await tx.execute(insert(LibraryFile).values(item_id=item_id, language=language, **row, **named))
    await items.note_hand(tx, who, item_id, now)
    await record.note(tx, who, "library item changed", now, item.region_id, item=item.id)


async def drop(tx: AsyncConnection, who: Who, file_id: int, now: datetime) -> int:
    """Gives the item that it was of."""
    one = select(*columns(File, LibraryFile.__table__)).where(LibraryFile.id == file_id)
    found = await fetch_one(tx, one, File)
    if found is None:
        raise Refused("old_button")
    await items.lock(tx, found.item_id)
    item = await items.require_kept(tx, who, found.item_id)
    if not (await tx.execute(delete(LibraryFile).where(LibraryFile.id == file_id))).rowcount:
        raise Refused("old_button")
    await items.note_hand(tx, who, item.id, now)
    await record.note(tx, who, "library item changed", now, item.region_id, item=item.id)
    return item.id
