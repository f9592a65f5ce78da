"""A post as it goes out: its texts, its files, whose it is, its rubric, and the region's signature below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom.posts import framing, posts
from newsroom.posts.framing import NO_CHOICE, Choice, Framed
from newsroom.posts.judging import is_picture
from newsroom.posts.posts import Attachment, Post
from newsroom.rubrics import turns
from newsroom.union import organisations, region_settings
from newsroom.union.organisations import Place
from newsroom.values.formatted import Formatted

LARGEST_PHOTO = 10 * 1024 * 1024  # that a bot may send
LARGEST_SUM, LARGEST_RATIO = 10_000, 20  # of the sides of what Telegram takes for a photo


@dataclass(frozen=True, slots=True)
class File:
    """By Telegram's file_id; by its bytes where it goes out as something else than it came in as; or to be drawn."""

    kind: str
    file_id: str
    content: bytes | None = None
    framed: Framed | None = None


@dataclass(frozen=True, slots=True)
class From:
    """Whose post it is."""

    names: dict[str, str]
    is_primary: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`texts` by language, the one that it was begun in first. `place`: None where it is not to be named."""

    texts: Sequence[tuple[str, Formatted]]
    files: tuple[File, ...] = ()
    rubric: dict[str, str] | None = None
    signature: dict[str, str] | None = None
    voices: tuple[File, ...] = ()
    place: From | None = None
    frame: Choice = NO_CHOICE


async def prepare(tx: AsyncConnection, post: Post, *, is_sent: bool = True) -> Outgoing:
    """A voice does not go out: it is for the specialist's ears.

    `is_sent`: to a chat; whoever only looks at what goes out need not have the bytes of all its originals read.
    """
    place = await organisations.require_place(tx, post.organisation_id)
    region = await organisations.require_place(tx, place.region_id)
    rubric = await turns.names_of(tx, post.rubric_id, post.organisation_id)
    media = await posts.media_of(tx, post.id)
    files = [(one.kind, await _file(tx, one, post, rubric, is_sent=is_sent)) for one in media]
    return Outgoing(
        texts=posts.texts_of(post),
        files=tuple(file for kind, file in files if kind != "voice"),
        rubric=rubric,
        signature=region.settings.get("signature"),
        voices=tuple(file for kind, file in files if kind == "voice"),
        place=_named(place, region),
        frame=framing.choice_of(post, media),
    )


def _named(place: Place, region: Place) -> From | None:
    """What a region writes itself needs no name in its own channel."""
    if place.id == region.id or not region_settings.setting_in(region.settings, region_settings.NAMING):
        return None
    return From(place.names, place.level == organisations.PRIMARY)


async def _file(
    tx: AsyncConnection, media: Attachment, post: Post, rubric: dict[str, str] | None, *, is_sent: bool
) -> File:  # fmt: skip
    """An original that came as a file goes out as a photo: its file_id is a document's, so its bytes are sent.

    In a frame every photo is drawn, once: from then on it has a file_id of its own.
    """
    if (framed := framing.framed(post, media, rubric)) is not None:
        return File("photo", framing.drawn_before(media, framed), framed=framed)
    if media.kind == "document" and is_picture(media) and _may_be_photo(media.facts):
        content = await posts.content_of(tx, media.id) if is_sent else None
        size = len(content or b"") if is_sent else await posts.size_of(tx, media.id)
        if 0 < size <= LARGEST_PHOTO:
            return File("photo", "", content)
    return File(media.kind, media.file_id)


def _may_be_photo(facts: dict[str, Any]) -> bool:
    sides = sorted((facts.get("width", 1), facts.get("height", 1)))
    return bool(sum(sides) <= LARGEST_SUM and sides[1] <= LARGEST_RATIO * sides[0])
