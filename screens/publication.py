"""A post as it stands where it is published: the same in the preview, on the card and in the channel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from locales import LANGUAGES, escaped
from newsroom.posts.outgoing import File, Outgoing
from newsroom.values.cutting import parts, plain, shortened
from newsroom.values.formatted import Formatted, as_html, joined
from newsroom.values.platforms import CHANNEL, PLATFORMS
from screens.parts import Names, name_in
from screens.screen import Picture, Piece

CAPTION, MESSAGE = 1024, PLATFORMS[CHANNEL].longest
COPIED = 3800  # of a message, with room for the words beside it


def whole(shown: Outgoing) -> Formatted:
    """The languages below each other, then the signature and the tags."""
    text = Formatted("")
    for _, one in shown.texts:
        text = joined(text, one)
    languages = [language for language, _ in shown.texts] or LANGUAGES[:1]
    signed = [shown.signature[one] for one in languages if shown.signature and shown.signature.get(one)]
    tags = [tag(language, shown.rubric) for language in languages] if shown.rubric and shown.texts else []
    tail = "\n".join([*signed, " ".join(dict.fromkeys(tags))]).strip()
    return joined(text, Formatted(tail))


def tag(language: str, rubric: Names) -> str:
    name = name_in(language, rubric)
    return "#" + "".join(part[:1].upper() + part[1:] for part in re.findall(r"\w+", name))


def pieces(shown: Outgoing) -> tuple[Piece, ...]:
    """A text that fits stands below its pictures; a longer one follows them."""
    text = whole(shown)
    if not shown.files:
        return tuple(Piece(as_html(part)) for part in parts(text, MESSAGE, MESSAGE))
    if text.length <= CAPTION:
        return (Piece(as_html(text), pictures_of(shown.files)),)
    below = tuple(Piece(as_html(part)) for part in parts(text, MESSAGE, MESSAGE))
    return (Piece("", pictures_of(shown.files)), *below)


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


def text_at(shown: Outgoing, messages: Sequence[int]) -> tuple[int, bool]:
    """Which of the sent messages has the words, and whether below a picture."""
    if shown.files and whole(shown).length <= CAPTION:
        return messages[0], True
    return messages[-1], False


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
