"""A post's photos in the frame of its region: how they look, and what is to be drawn. Who frames it asks elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2s
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Artwork, Media
from db.tables import Post as PostRow
from newsroom.errors import Refused
from newsroom.posts import posts
from newsroom.posts.judging import facts_of, is_picture
from newsroom.posts.posts import Attachment, Post
from newsroom.union import organisations, region_settings
from newsroom.values.languages import name_in

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class Framed:
    """A photo as it is to be drawn. `name` is the same for the same, and for nothing else."""

    media_id: int
    name: str
    frame: str
    shade: str
    branch: str
    region: str
    rubric: str
    logo_id: int | None


def can_be_framed(media: Attachment) -> bool:
    """What was looked at can be opened, and there are its bytes: an original of more than 20 MB was never fetched."""
    return is_picture(media) and facts_of(media.facts) is not None


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose of a post: whether it is framed, and how many of its photos can and cannot be."""

    is_framed: bool = False
    can: int = 0
    cannot: int = 0


NO_CHOICE = Choice()


def choice_of(post: Post, media: Sequence[Attachment]) -> Choice:
    pictures = [one for one in media if is_picture(one) or _is_called_one(one)]
    can = sum(map(can_be_framed, pictures))
    return Choice(bool(post.frame), can, len(pictures) - can)


def _is_called_one(media: Attachment) -> bool:
    """An original that nobody could look at."""
    return str(media.facts.get("mime_type", "")).startswith("image/")


async def put(tx: AsyncConnection, post: Post, *, in_frame: bool) -> None:
    """As the region has it now. It is kept with the post: what was previewed goes out, whatever is set up later."""
    if in_frame and not choice_of(post, await posts.media_of(tx, post.id)).can:
        raise Refused("nothing_to_frame")
    look = await _look_at(tx, post.organisation_id) if in_frame else {}
    await tx.execute(update(PostRow).where(PostRow.id == post.id).values(frame=look))


async def _look_at(tx: AsyncConnection, place_id: int) -> dict[str, Any]:
    place = await organisations.require_place(tx, place_id)
    region = await organisations.require_place(tx, place.region_id)
    chosen = {name: region_settings.setting_in(region.settings, name) for name in ("frame", "shade")}
    if own := region.settings.get("own_frame"):  # the logo is painted into it
        return chosen | {"frame": "own", "branch": place.names, "region": region.names, "logo": own}
    return chosen | {"branch": place.names, "region": region.names, "logo": region.settings.get("logo")}


def framed(post: Post, media: Attachment, rubric: Names | None) -> Framed | None:
    """None where the photo stays as it is."""
    if not post.frame or not can_be_framed(media):
        return None
    look, language = post.frame, post.language
    branch, region = name_in(language, look["branch"]), name_in(language, look["region"])
    made = Framed(
        media.id, "", look["frame"], look["shade"], branch, region if region != branch else "",
        name_in(language, rubric) if rubric else "", look["logo"],
    )  # fmt: skip
    name = blake2s(repr((media.unique_id, made)).encode(), digest_size=16).hexdigest()
    return replace(made, name=name)


def drawn_before(media: Attachment, framed: Framed) -> str:
    """Telegram's file_id of just this, if it was sent already: that very file goes out."""
    return str(media.framed.get("file_id", "")) if media.framed.get("name") == framed.name else ""


async def note_drawn(tx: AsyncConnection, drawn: Sequence[tuple[Framed, str]]) -> None:
    """With the file_id that each got. Of a photo that has been left out meanwhile there is nothing to note."""
    for one, file_id in drawn:
        kept = update(Media).where(Media.id == one.media_id)
        await tx.execute(kept.values(framed={"name": one.name, "file_id": file_id}))


async def material_of(tx: AsyncConnection, framed: Framed) -> tuple[bytes | None, bytes | None]:
    """The original, and the logo that goes with it."""
    return await posts.content_of(tx, framed.media_id), await logo(tx, framed.logo_id)


async def logo(tx: AsyncConnection, logo_id: int | None) -> bytes | None:
    if logo_id is None:
        return None
    return (await tx.execute(select(Artwork.content).where(Artwork.id == logo_id))).scalar_one_or_none()
