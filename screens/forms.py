"""A form as it is seen: one question at a time, what has been answered above it, and the ways on below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any, Generic, TypeVar

from locales import Language, Words, escaped, own_name, words_for
from screens import actions
from screens.screen import Button, Piece, Rows, Screen

T = TypeVar("T")
BACK, ON = "back", "on"  # what else than an answer is pressed


@dataclass(frozen=True, slots=True)
class Offer(Generic[T]):
    """An answer that need not be written."""

    label: str
    value: T
    style: str = ""


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """`leave` is the way out of the form; in `more` stand buttons that are no answers, in `pieces` what goes before."""

    text: str
    leave: Button
    offers: tuple[tuple[Offer[T], ...], ...] = ()
    more: Rows = ()
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where in the form one is, what has been answered of it, and whether this step may be passed."""

    position: int = 0
    steps: int = 1
    answered: tuple[str, ...] = ()
    may_pass: bool = False


def draw(
    language: Language, question: Question[Any], press: Callable[[str], str], standing: Standing = Standing()
) -> Screen:  # fmt: skip
    """`press` makes what a button tells the bot: of the question that it stands below, and of no other."""
    words = words_for(language)
    lines = [progress(words, standing.position, standing.steps)] if standing.steps > 1 else []
    lines += ["\n".join(standing.answered).rstrip()] if standing.answered else []
    offers: Rows = tuple(
        tuple(Button(one.label, press(mark_of(one.value)), style=one.style) for one in row) for row in question.offers
    )
    rows = (*offers, *question.more, *_ways(words, question.leave, press, standing))
    return Screen("\n\n".join([*lines, question.text]), rows, question.pieces)


def _ways(words: Words, leave: Button, press: Callable[[str], str], standing: Standing) -> Rows:
    on = (Button(words("Next"), press(ON)),) if standing.may_pass else ()
    if not standing.position:
        return ((leave, *on),)
    before = Button(words("Back"), press(BACK))
    return ((before, *on), (later(words),)) if on else ((before, later(words)),)


def progress(words: Words, position: int, steps: int) -> str:
    return f"{words.figure(position + 1)} / {words.figure(steps)}"


def later(words: Words) -> Button:
    return Button(words("Later"), actions.HOME())


def in_language(written: Language, _: Language, text: str) -> str:
    """An answer above the next question, where each language is asked for: a text with its heading."""
    return f"<b>{own_name(written)}</b>\n{escaped(text)}\n"


def mark_of(value: object) -> str:
    """Known again by what it is: a button has no room for a sentence."""
    return blake2s(repr(value).encode(), digest_size=5).hexdigest()
