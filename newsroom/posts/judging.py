"""A post before the standards: what could be better about it, with what was sent before in mind."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom.posts import earlier, posts
from newsroom.posts.posts import Attachment, Post
from newsroom.rubrics import turns
from newsroom.standards.checks import Hint, Material, hints
from newsroom.standards.photos import PhotoFacts
from newsroom.standards.thresholds import Thresholds
from newsroom.union import organisations

MOST_COMPARED = 25  # texts
FACTS = ("width", "height", "brightness", "contrast", "sharpness", "likeness", "drawn")


async def hints_for(tx: AsyncConnection, post: Post) -> list[Hint]:
    place = await organisations.require_place(tx, post.organisation_id)
    region = await organisations.require_place(tx, place.region_id)
    media = await posts.media_of(tx, post.id)
    photos = [facts_of(one.facts) for one in media if is_picture(one)]
    prints = [photo.likeness for photo in photos if photo is not None]
    material = Material(
        text="\n".join(text.text for _, text in posts.texts_of(post)),
        photos=photos,
        has_video=any(one.kind == "video" for one in media),
        has_voice=any(one.kind == "voice" for one in media),
        rubric=await turns.code_of(tx, post.rubric_id),
        same_text=await earlier.same_text(tx, post, region.id, MOST_COMPARED) if post.signature else None,
        same_photo=await earlier.same_photo(tx, post, region.id, prints) if prints else None,
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
