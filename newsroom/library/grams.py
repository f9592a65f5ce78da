"""What search goes by: threes of the words of a title, and how the words begin, those of a title weighing most."""

from __future__ import annotations

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import LibraryGram
from newsroom.library.keys import beginnings, threes, words_in

OF_TITLE, OF_NOTE = 4, 1


def weighed(titles: dict[str, str], notes: dict[str, str]) -> dict[str, int]:
    """In all languages at once: whoever looks may write in either."""
    title, note = _words(titles), _words(notes)
    found = {gram: OF_NOTE for word in note for gram in beginnings(word)}
    return found | {gram: OF_TITLE for word in title for gram in (*threes(word), *beginnings(word))}


def _words(texts: dict[str, str]) -> list[str]:
    return sorted({word for text in texts.values() for word in words_in(text)})


async def write(tx: AsyncConnection, item_id: int, titles: dict[str, str], notes: dict[str, str]) -> None:
    """In place of those that stood there."""
    await tx.execute(delete(LibraryGram).where(LibraryGram.item_id == item_id))
    rows = [{"gram": gram, "item_id": item_id, "weight": weight} for gram, weight in weighed(titles, notes).items()]
    if rows:
        await tx.execute(insert(LibraryGram), rows)
