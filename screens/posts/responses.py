"""What readers made of a post, told to whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from locales import Language, Words, words_for
from newsroom.posts.responses import Told
from screens.names import shortened
from screens.parts import label
from screens.screen import Button, Rows, Screen


def liked(language: Language, told: Sequence[Told]) -> Screen:
    """Of one post it is said at once; of several, of each below its beginning. The button shows it where it stands."""
    words = words_for(language)
    blocks = [" ".join(_said(words, one)) + "\n" + _begins(words, one) for one in told]
    rows: Rows = tuple((Button(_open(words, one, told), url=one.link),) for one in told if one.link)
    return Screen("\n\n".join([*blocks, words("Thank you!")]), rows)


def _open(words: Words, one: Told, told: Sequence[Told]) -> str:
    """Of several the button tells which."""
    return (label(one.begins) if len(told) > 1 else "") or words("Open")


def _said(words: Words, one: Told) -> list[str]:
    said = []
    if one.liked:
        said.append(words.many("{number} person likes your post.", "{number} people like your post.", one.liked))
    if one.comments:
        said.append(words.many("{number} comment stands below it.", "{number} comments stand below it.", one.comments))
    return said


def _begins(words: Words, one: Told) -> str:
    return words.html("«{begins}»", begins=shortened(words, one.begins)) if one.begins else ""
