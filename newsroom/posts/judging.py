"""A post before the standards: what could be better about it, with what was sent before in mind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Media, Organisation, Post
from newsroom.posts import posts
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


async def hints_for(tx: AsyncConnection, post: Row[Any]) -> list[Hint]:
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


def is_picture(media: Row[Any]) -> bool:
    return bool(media.kind == "photo" or (media.kind == "document" and media.facts.get("picture")))


def facts_of(facts: dict[str, Any]) -> PhotoFacts | None:
    """None where the photo could not be looked at."""
    if not all(name in facts for name in FACTS):
        return None
    return PhotoFacts(**{name: facts[name] for name in FACTS})


def _earlier(post: Row[Any], region: int) -> Any:
    """What the region has had before this one, of late: the newest of it, found in the index alone."""
    newest = select(Post.id).join(Organisation, Organisation.id == Post.organisation_id)
    newest = newest.where(Organisation.region_id == region, Post.sent_at > post.started_at - LOOKS_BACK)
    return (
        Post.id.in_(newest.order_by(Post.sent_at.desc(), Post.id.desc()).limit(MOST_COMPARED)), Post.id != post.id,
        Post.state.not_in(NEVER_SENT), Post.started_at <= post.started_at,
    )  # fmt: skip


async def _same_text(tx: AsyncConnection, post: Row[Any], region: int) -> tuple[int, float] | None:
    if not post.signature:
        return None
    rows = select(Post.id, Post.signature).where(*_earlier(post, region)).order_by(Post.id)
    found: Sequence[Any] = (await tx.execute(rows)).all()
    alike_ones = [(one.id, likeness(post.signature, one.signature)) for one in found]
    closest = max(alike_ones, key=lambda one: one[1], default=None)
    return closest if closest is not None and closest[1] > 0 else None


async def _same_photo(tx: AsyncConnection, post: Row[Any], region: int, prints: Sequence[int]) -> int | None:
    if not prints:
        return None
    rows = select(Post.id, Media.facts).join(Post, Post.id == Media.post_id).where(*_earlier(post, region))
    for one in (await tx.execute(rows.order_by(Media.id))).all():
        known = one.facts.get("likeness")
        if known is not None and any(is_alike(known, own) for own in prints):
            return int(one.id)
    return None
