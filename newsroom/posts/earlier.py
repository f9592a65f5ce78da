"""What a region has had of late, by prints: looked up, so that it costs the same however much there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.tables import Media, Organisation, PhotoPrint, TextPrint
from newsroom.posts.posts import Post, media_of
from newsroom.posts.states import NEVER_SENT
from newsroom.standards.likeness import likeness, marks
from newsroom.standards.prints import is_alike, near_parts, parts

LOOKS_BACK = timedelta(days=180)
LEAST_COMMON = 2  # marks of a text that is compared at all
MOST_SEEN = 500  # photos, the first of those that are alike: more are a picture that comes with every post
BITS = 64


async def note(tx: AsyncConnection, post: Post) -> None:
    """As it stands, once it was sent, or was changed by others since: from now on it is known again."""
    if post.sent_at is None:
        return
    region = select(Organisation.region_id).where(Organisation.id == post.organisation_id)
    of = {"region_id": (await tx.execute(region)).scalar_one(), "sent_on": post.sent_at.date()}
    await tx.execute(delete(TextPrint).where(TextPrint.post_id == post.id))
    await _insert(tx, TextPrint, [of | {"post_id": post.id, "mark": mark} for mark in marks(post.signature)])
    await _note_photos(tx, post.id, of)


async def _note_photos(tx: AsyncConnection, post_id: int, of: dict[str, Any]) -> None:
    media = {one.id: one.facts.get("likeness") for one in await media_of(tx, post_id)}
    seen = {media_id: whole for media_id, whole in media.items() if whole is not None}
    if seen:
        await tx.execute(delete(PhotoPrint).where(PhotoPrint.media_id.in_(seen)))
        await _insert(tx, PhotoPrint, [
            of | {"media_id": media_id, "part": part, "whole": _signed(whole)}
            for media_id, whole in seen.items() for part in parts(whole)
        ])  # fmt: skip


async def _insert(tx: AsyncConnection, table: type[TextPrint | PhotoPrint], rows: list[dict[str, Any]]) -> None:
    if rows:
        await tx.execute(insert(table), rows)


async def moved(tx: AsyncConnection, place_ids: Select[Any], region_id: int | None) -> None:
    """Places stand in another region: what they have had is known again there."""
    await moved_posts(tx, select(tables.Post.id).where(tables.Post.organisation_id.in_(place_ids)), region_id)


async def moved_posts(tx: AsyncConnection, theirs: Select[Any] | Sequence[int], region_id: int | None) -> None:
    photos = select(Media.id).where(Media.post_id.in_(theirs))
    for table, where in ((TextPrint, TextPrint.post_id.in_(theirs)), (PhotoPrint, PhotoPrint.media_id.in_(photos))):
        await tx.execute(update(table).where(where).values(region_id=region_id))


async def same_text(tx: AsyncConnection, post: Post, region_id: int, most: int) -> tuple[int, float] | None:
    """The earlier post whose text is closest to this one's, and how close: of those with most marks in common."""
    known = select(TextPrint.post_id).where(*_of_late(TextPrint, post, region_id))
    known = known.where(TextPrint.mark.in_(marks(post.signature))).group_by(TextPrint.post_id)
    shared = known.having(func.count() >= LEAST_COMMON).order_by(func.count().desc(), TextPrint.post_id)
    nearest = select(shared.limit(most).subquery().c.post_id)
    alike = select(tables.Post.id, tables.Post.signature).where(*_earlier(post), tables.Post.id.in_(nearest))
    found = [(one.id, likeness(post.signature, one.signature)) for one in (await tx.execute(alike)).all()]
    return max(found, key=lambda one: (one[1], -one[0]), default=None)


async def same_photo(tx: AsyncConnection, post: Post, region_id: int, wholes: Sequence[int]) -> int | None:
    """The earlier post that had one of these photos first."""
    near = sorted({part for whole in wholes for part in near_parts(whole)})
    known = select(PhotoPrint.media_id, PhotoPrint.whole).distinct()
    known = known.where(*_of_late(PhotoPrint, post, region_id), PhotoPrint.part.in_(near))
    alike = sorted(one.media_id for one in (await tx.execute(known)).all() if _is_any(one.whole, wholes))
    earlier = select(tables.Post.id).join(Media, Media.post_id == tables.Post.id).where(*_earlier(post))
    first = earlier.where(Media.id.in_(alike[:MOST_SEEN])).order_by(Media.id).limit(1)
    return (await tx.execute(first)).scalar_one_or_none() if alike else None


def _of_late(table: type[TextPrint | PhotoPrint], post: Post, region_id: int) -> tuple[ColumnElement[bool], ...]:
    """By the day, which stands in the index; the moment is asked of the few that are found."""
    return table.region_id == region_id, table.sent_on >= (post.started_at - LOOKS_BACK).date()


def _earlier(post: Post) -> tuple[ColumnElement[bool], ...]:
    kept = tables.Post
    return (
        kept.id != post.id, kept.state.not_in(NEVER_SENT),
        kept.started_at <= post.started_at, kept.sent_at > post.started_at - LOOKS_BACK,
    )  # fmt: skip


def _is_any(signed: int, wholes: Iterable[int]) -> bool:
    return any(is_alike(signed % (1 << BITS), whole) for whole in wholes)


def _signed(whole: int) -> int:
    """As databases have it."""
    return whole - (1 << BITS) if whole >> BITS - 1 else whole
