"""What was typed, taken apart: numbers, the words of any language that mean something here, and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from locales import typed
from newsroom.values.folding import fold, fold_letters

LONGEST = 80  # characters: no day and no figure is longer
LONGEST_PHRASE = 3  # words: «членов профсоюза», «бастауыш кәсіподақ ұйымы»
NUMBER, SIGN, WORD = "number", "sign", "word"

ALIKE = str.maketrans("０１２３４５６７８９‐‑‒–—―−’ʼ`", "0123456789-------'''")
# A comma divides two numbers; beside words it says nothing.
TOKEN = re.compile(r"(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<sign>(?<=[0-9]),(?=[0-9])|[^\s,])")
RUN = re.compile(r"(?P<number>[0-9]+(?:[ .,'][0-9]+)*)|(?P<word>[^\W\d_]+)|(?P<sign>[^\s,])")
AFTER = " .,;!"  # what may stand behind the last word


@dataclass(frozen=True, slots=True)
class Part:
    """`value`: digits as they stand, a sign, or what a word means."""

    kind: str
    value: str


@cache
def lexicon(kinds: tuple[str, ...]) -> dict[str, Part]:
    known: dict[str, Part] = {}
    for kind in kinds:
        for word, meaning in _words()[kind].items():
            if known.setdefault(word, Part(kind, meaning)) != Part(kind, meaning):
                raise ValueError(f"“{word}” is of two kinds: {known[word].kind} and {kind}")
    return known


@cache
def _words() -> typed.Lexicon:
    return typed.words(fold)


def taken_apart(text: str, kinds: tuple[str, ...], pattern: re.Pattern[str] = TOKEN) -> list[Part]:
    """A word that means nothing is a ValueError: half of what was said would be guessed at."""
    if len(text) > LONGEST and len(text := text.strip()) > LONGEST:
        raise ValueError("too long")
    plain = " ".join(fold_letters(text).translate(ALIKE).split()).rstrip(AFTER)
    found = [(str(token.lastgroup), token.group()) for token in pattern.finditer(plain)]
    parts: list[Part] = []
    while found:
        taken, part = _first(found, lexicon(kinds), parts)
        del found[:taken]
        if part is not None:
            parts.append(part)
    return parts


def _first(found: list[tuple[str, str]], known: dict[str, Part], before: list[Part]) -> tuple[int, Part | None]:
    """How many of the tokens it takes, and what they are; None of an ending, or of the dot of a shortened word."""
    kind, text = found[0]
    if kind == NUMBER:
        return 1, Part(NUMBER, text)
    if before and before[-1].kind == NUMBER and (taken := _ending(found)):
        return taken, None
    if kind == SIGN:
        is_shortened = text in ".:" and before and before[-1].kind not in (NUMBER, SIGN)
        return 1, None if is_shortened else Part(SIGN, text)
    for taken in range(LONGEST_PHRASE, 0, -1):
        words = found[:taken]
        phrase = " ".join(word for _, word in words)
        if phrase in known and all(one == WORD for one, _ in words):
            return taken, known[phrase]
    raise ValueError(text)


def _ending(found: list[tuple[str, str]]) -> int:
    """«-нан», or «нан» right away."""
    signs = 1 if found[0] == (SIGN, "-") else 0
    is_one = len(found) > signs and found[signs][0] == WORD and _words()["beside"].get(found[signs][1]) == "ending"
    return signs + 1 if is_one else 0
