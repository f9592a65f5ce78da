"""A post as it stands where it is published: the same in the preview, on the card and in the channel."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from locales import LANGUAGES, escaped, language_for, words_for
from newsroom.posts.outgoing import File, From, Outgoing
from newsroom.values.cutting import parts, plain, shortened
from newsroom.values.formatted import Formatted, as_html, joined
from newsroom.values.platforms import CHANNEL, PLATFORMS
from screens.parts import Names, name_in
from screens.screen import Amend, Picture, Piece

CAPTION, MESSAGE = 1024, PLATFORMS[CHANNEL].longest
COPIED = 3800  # of a message, with room for the words beside it


def whole(shown: Outgoing) -> Formatted:
    """The languages below each other, then whose it is, the signature and the tags."""
    text = Formatted("")
    for _, one in shown.texts:
        text = joined(text, one)
    languages = [language for language, _ in shown.texts] or LANGUAGES[:1]
    signed = [shown.signature[one] for one in languages if shown.signature and shown.signature.get(one)]
    tags = [tag(language, shown.rubric) for language in languages] if shown.rubric and shown.texts else []
    named = dict.fromkeys(of_place(language, shown.place) for language in languages) if shown.place else ()
    tail = "\n".join([*named, *signed, " ".join(dict.fromkeys(tags))]).strip()
    return joined(text, Formatted(tail))


def of_place(language: str, place: From) -> str:
    """Whose post it is, as its readers are told."""
    words, name = words_for(language_for(language)), name_in(language, place.names)
    return (
        words("Primary organisation: {place}", place=name) if place.is_primary else words("Branch: {place}", place=name)
    )


def tag(language: str, rubric: Names) -> str:
    name = name_in(language, rubric)
    return "#" + "".join(part[:1].upper() + part[1:] for part in re.findall(r"\w+", name))


def pieces(shown: Outgoing) -> tuple[Piece, ...]:
    """A text that fits stands below its pictures; a longer one follows them, in as many messages as it takes."""
    text = whole(shown)
    if not shown.files:
        return messages_of(text) if shown.texts else ()
    if text.length <= CAPTION:
        return (Piece(as_html(text), pictures_of(shown.files)),)
    return (Piece("", pictures_of(shown.files)), *messages_of(text))


def messages_of(text: Formatted) -> tuple[Piece, ...]:
    return tuple(Piece(as_html(part)) for part in parts(text, MESSAGE, MESSAGE))


def amended(
    shown: Outgoing, messages: Sequence[Mapping[str, Any]]
) -> tuple[tuple[Amend, ...], tuple[Piece, ...], tuple[int, ...]]:
    """What stands gets its words anew, message by message.

    What they have become too long for goes on in another below, and what they have become too short for is taken away.
    """
    worded, text = [one for one in messages if one.get("text")], whole(shown)
    if worded and worded[0]["text"] == "caption":
        fits = text.length <= CAPTION
        amends = [Amend(worded[0]["id"], is_caption=True, text=as_html(text) if fits else "")]
        worded, texts = worded[1:], () if fits else messages_of(text)
    else:
        amends, texts = [], messages_of(text)
    amends += [Amend(one["id"], is_caption=False, text=piece.text) for one, piece in zip(worded, texts, strict=False)]
    return tuple(amends), texts[len(worded) :], tuple(one["id"] for one in worded[len(texts) :])


def on_page(shown: Outgoing) -> tuple[Piece, ...]:
    """As a page takes it: plain words, and all that belongs to them in one."""
    return (Piece(plain(whole(shown)), pictures_of(shown.files)),) if shown.files or shown.texts else ()


def amended_on_page(shown: Outgoing, messages: Sequence[Mapping[str, Any]]) -> tuple[Amend, ...]:
    return tuple(
        Amend(one["id"], is_caption=one["text"] == "caption", text=plain(whole(shown)))
        for one in messages
        if one.get("text")
    )


def only_files(shown: Outgoing) -> tuple[Piece, ...]:
    """Without words: to be shared from here to another application."""
    return (Piece("", pictures_of(shown.files)),) if shown.files else ()


def voices(shown: Outgoing) -> tuple[Piece, ...]:
    return tuple(Piece("", pictures_of([voice])) for voice in shown.voices)


def pictures_of(files: Sequence[File]) -> tuple[Picture, ...]:
    return tuple(
        Picture(one.kind, one.file_id, one.framed) if one.content is None
        else Picture(one.kind, drawn=partial(bytes, one.content), name="photo.jpg")
        for one in files
    )  # fmt: skip


def recording(rubric: Names | None, begins: str, link: str) -> Piece:
    """Below the announcement, in the language that it was written in."""
    head = " ".join(dict.fromkeys(tag(language, rubric) for language in LANGUAGES)) if rubric else ""
    return Piece("\n".join(part for part in (escaped(begins), escaped(link), head) if part))


def to_copy(text: str) -> tuple[tuple[Piece, ...], str]:
    """What a tap copies; the beginning of what has no room beside the words of a screen goes before it."""
    *before, last = [part.text for part in parts(Formatted(text), COPIED, COPIED)] or [""]
    return tuple(Piece(f"<code>{escaped(part)}</code>") for part in before), last


def for_platform(shown: Outgoing, platform: str) -> str:
    """Plain words within the limits of the place."""
    text, longest = whole(shown), PLATFORMS[platform].longest
    return shortened(text, longest) if text.length > longest else plain(text)
