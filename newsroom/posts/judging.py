"""A post before the standards: what could be better about it, with what was sent before in mind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.tables import Media, Organisation
from newsroom.posts import posts
from newsroom.posts.posts import Attachment, Post
from newsroom.posts.states import NEVER_SENT
from newsroom.rubrics import turns
from newsroom.standards.checks import Hint, Material, hints
from newsroom.standards.likeness import likeness
from newsroom.standards.photos import PhotoFacts
from newsroom.standards.prints import is_alike
from newsroom.standards.thresholds import Thresholds
from newsroom.union import organisations

LOOKS_BACK = timedelta(days=180)
MOST_COMPARED = 500  # posts, the newest: half a year of a region whose twenty branches send one a week
FACTS = ("width", "height", "brightness", "contrast", "sharpness", "likeness", "drawn")


async def hints_for(tx: AsyncConnection, post: Post) -> list[Hint]:
    place = await organisations.require_place(tx, post.organisation_id)
    region = await organisations.require_place(tx, place.region_id)
    media = await posts.media_of(tx, post.id)
    photos = [facts_of(one.facts) for one in media if is_picture(one)]
    material = Material(
        text="\n".join(text.text for _, text in posts.texts_of(post)),
        photos=photos,
        has_video=any(one.kind == "video" for one in media),
        has_voice=any(one.kind == "voice" for one in media),
        rubric=await turns.code_of(tx, post.rubric_id),
        same_text=await _same_text(tx, post, region.id),
        same_photo=await _same_photo(tx, post, region.id, [photo.likeness for photo in photos if photo is not None]),
        is_repost=post.is_repost,
    )
    return hints(material, Thresholds.from_settings(region.settings))


def is_picture(media: Attachment) -> bool:
    return bool(media.kind == "photo" or (media.kind == "document" and media.facts.get("picture")))


def facts_of(facts: dict[str, Any]) -> PhotoFacts | None:
    """None where the photo could not be looked at."""
    if not all(name in facts for name in FACTS):
        return None
    return PhotoFacts(**{name: facts[name] for name in FACTS})


def _earlier(post: Post, region_id: int) -> tuple[ColumnElement[bool], ...]:
    """What the region has had before this one, of late: the newest of it, found in the index alone."""
    kept = tables.Post
    newest = select(kept.id).join(Organisation, Organisation.id == kept.organisation_id)
    newest = newest.where(Organisation.region_id == region_id, kept.sent_at > post.started_at - LOOKS_BACK)
    return (
        kept.id.in_(newest.order_by(kept.sent_at.desc(), kept.id.desc()).limit(MOST_COMPARED)), kept.id != post.id,
        kept.state.not_in(NEVER_SENT), kept.started_at <= post.started_at,
    )  # fmt: skip


async def _same_text(tx: AsyncConnection, post: Post, region_id: int) -> tuple[int, float] | None:
    if not post.signature:
        return None
    rows = select(tables.Post.id, tables.Post.signature).where(*_earlier(post, region_id)).order_by(tables.Post.id)
    found = (await tx.execute(rows)).all()
    alike_ones = [(one.id, likeness(post.signature, one.signature)) for one in found]
    closest = max(alike_ones, key=lambda one: one[1], default=None)
    return closest if closest is not None and closest[1] > 0 else None


async def _same_photo(tx: AsyncConnection, post: Post, region_id: int, prints: Sequence[int]) -> int | None:
    if not prints:
        return None
    rows = select(tables.Post.id, Media.facts).join(tables.Post, tables.Post.id == Media.post_id)
    for one in (await tx.execute(rows.where(*_earlier(post, region_id)).order_by(Media.id))).all():
        known = one.facts.get("likeness")
        if known is not None and any(is_alike(known, own) for own in prints):
            return int(one.id)
    return None
