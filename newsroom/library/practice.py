"""Best practice: a publication that others can learn from becomes an item, as it came out and with its photos."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import LibraryFile, LibraryItem, Media
from newsroom.errors import Refused
from newsroom.library import files, items, reading, sections
from newsroom.posts import posts, review, ways
from newsroom.posts.posts import Post
from newsroom.posts.states import PUBLISHED
from newsroom.values.folding import one_line
from newsroom.who import Who

SECTION = "practice"


async def item_of(tx: AsyncConnection, post_id: int) -> int | None:
    made = select(LibraryItem.id).where(LibraryItem.post_id == post_id)
    return (await tx.execute(made)).scalar_one_or_none()


async def take_in(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> int:
    """For those who review it. Of two at once, and the second time, it is the item that is there."""
    await posts.lock(tx, post_id)
    post = await posts.require_card(tx, post_id)
    review.require_reviews(who, post, post.region_id)
    if post.state != PUBLISHED:
        raise Refused("not_published")
    already = await item_of(tx, post_id)
    return already if already is not None else await _take_in(tx, who, post, now)


async def _take_in(tx: AsyncConnection, who: Who, post: Post, now: datetime) -> int:
    reading.own_part(who)
    section = await sections.with_code(tx, SECTION)
    notes = {language: _fitting(text) for language, text in post.texts.items() if text.strip()}
    titles = {language: title_of(text) for language, text in notes.items()}
    out = [one.link for one in await ways.all_of(tx, post.id) if one.state == ways.OUT]
    links = [link for link in out if link and len(link) <= items.LONGEST_LINK]
    more = {"post_id": post.id, "links": links[: items.MOST_LINKS]}
    item_id = await items.add(tx, who, section.id, titles or _untitled(post), notes, now, **more)
    await _copy_files(tx, post.id, item_id)
    return item_id


def title_of(text: str) -> str:
    """The first sentence, or as much of it as a title may have."""
    line = one_line(text.strip().splitlines()[0])
    first = line.partition(". ")[0].rstrip(".")
    return first if len(first) <= items.LONGEST_TITLE else first[: items.LONGEST_TITLE - 1].rstrip() + "…"


def _untitled(post: Post) -> dict[str, str]:
    return {post.language: str(post.id)}


def _fitting(text: str) -> str:
    """A post may be longer than a note: its end is to be read where it came out."""
    units = text.encode("utf-16-le")
    if len(units) // 2 <= items.LONGEST_NOTE:
        return text
    cut = units[: 2 * (items.LONGEST_NOTE - 1)].decode("utf-16-le", errors="ignore")
    return cut.rsplit(None, 1)[0] + "…"


async def _copy_files(tx: AsyncConnection, post_id: int, item_id: int) -> None:
    """With their bytes, in the database itself. A voice was for the specialist's ears."""
    copied = ("kind", "bot_id", "file_id", "unique_id", "content")
    found = select(literal(item_id), literal(""), literal(""), *(getattr(Media, name) for name in copied)).where(
        Media.post_id == post_id, Media.kind.in_(files.KINDS)
    )
    found = found.order_by(Media.position, Media.id).limit(files.MOST)
    await tx.execute(insert(LibraryFile).from_select(["item_id", "language", "name", *copied], found))
