"""Photos and files of a post at the desk: given to the page, put in order, left out, and framed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.desk.calls import Call, Content, InFrame, does, reads
from locales import Words
from newsroom.errors import Refused
from newsroom.posts import review, waiting
from newsroom.posts.framing import Choice
from newsroom.posts.judging import is_picture
from newsroom.posts.outgoing import Outgoing
from newsroom.posts.posts import Attachment
from screens.frames import left_unframed

MAGIC = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"GIF8": "image/gif", b"OggS": "audio/ogg"}


async def media(call: Call) -> Content:
    """Known by how it begins: what the browser takes for a page of ours must not come from anybody else."""
    found = await waiting.kept(call.tx, call.who, call.number("media"))
    if found.content is None:
        raise Refused("no_file")
    return Content(found.content, kind_of(found.content))


def kind_of(content: bytes) -> str:
    if content[4:8] == b"ftyp":
        return "video/mp4"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for begins, kind in MAGIC.items() if content.startswith(begins)), "application/octet-stream")


async def framed(call: Call) -> InFrame:
    """The page asks for it by the name of what is drawn: that it keeps, and another is another."""
    return InFrame(await waiting.in_its_frame(call.tx, call.who, call.number("media")))


async def put_in_order(call: Call) -> None:
    before, order = call.numbers("before"), call.numbers("order")
    await review.put_in_order(call.tx, call.who, call.number("post"), before, order, call.now)


async def drop(call: Call) -> None:
    await review.drop_photo(call.tx, call.who, call.number("post"), call.number("media"), call.now)


async def frame(call: Call) -> None:
    await review.set_frame(call.tx, call.who, call.number("post"), call.now, in_frame=call.flag("on"))


# ---- as values


def shown(media: Sequence[Attachment], out: Outgoing, may: frozenset[str]) -> list[dict[str, Any]]:
    """`framed`: the name of how it is drawn. `moves`: it can be put elsewhere, or left out."""
    drawn = {one.framed.media_id: one.framed.name for one in out.files if one.framed is not None}
    return [_shown(one, drawn, moves="photos" in may and _moves(one)) for one in media]


def _shown(one: Attachment, drawn: Mapping[int, str], *, moves: bool) -> dict[str, Any]:
    known = {"width": one.facts.get("width"), "height": one.facts.get("height")}
    return {"id": one.id, "kind": one.kind, "framed": drawn.get(one.id, ""), "moves": moves} | known


def _moves(one: Attachment) -> bool:
    return is_picture(one) or one.kind == "video"


def choice(words: Words, of: Choice, may: frozenset[str]) -> dict[str, Any] | None:
    """None where no photo can be framed."""
    if not of.can and not of.is_framed:
        return None
    return {"on": of.is_framed, "may": "photos" in may, "left": left_unframed(words, of)}


ROUTES = (
    reads("review/media/{media}", media),
    reads("review/media/{media}/framed", framed),
    does("review/posts/{post}/photos", put_in_order),
    does("review/posts/{post}/photos/{media}/drop", drop),
    does("review/posts/{post}/frame", frame),
)
