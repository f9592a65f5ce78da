"""Does a text say when and where? By the beginnings of words: a miss costs a needless hint, a chance hit nothing."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

from newsroom.standards.texts import without_links
from newsroom.values.folding import fold

WORDS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("occasions.toml").read_text("utf-8"))


def _folded(kind: str) -> tuple[str, ...]:
    """In all languages at once."""
    return tuple(fold(" ".join(WORDS[kind].values())).split())


DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
IN_FIGURES = re.compile(
    rf"(?<![\d./-])(?:{DAY}[./-]{MONTH}[./-](?:\d{{4}}|\d\d)|\d{{4}}-{MONTH}-{DAY}"
    r"|(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2]))(?![%\d]|[.,/-]\d)"
)
MONTHS, DOUBTFUL_MONTHS, MONTH_WORDS = _folded("months"), _folded("doubtful_months"), _folded("month")
WEEKDAYS, DAYS = _folded("weekdays"), frozenset(_folded("days"))
THIS, WEEK = frozenset(_folded("this")), _folded("week")
PLACES, PLACE_WORDS = _folded("places"), frozenset(_folded("place_words"))
NUMBERED = re.compile(r"№\s?\d")
BEFORE = 30  # characters in which the word before a number is looked for
PAPERS = _folded("papers")
IN_A_NAME = re.compile("|".join(WORDS["names"].values()))


def has_date(text: str) -> bool:
    plain = without_links(text)
    words = ["", *fold(plain).split(), ""]
    if IN_FIGURES.search(plain):
        return True
    if any(word in DAYS or word.startswith(MONTHS + WEEKDAYS) for word in words):
        return True
    return any(_dated(before, after) for before, after in pairwise(words))


def _dated(before: str, after: str) -> bool:
    """«21 мая», «қазанның 21-і», «маусым айында», «осы аптада»."""
    if before in THIS:
        return after.startswith(WEEK)
    if before.startswith(DOUBTFUL_MONTHS):
        return _is_day(after) or after.startswith(MONTH_WORDS)
    return _is_day(before) and after.startswith(DOUBTFUL_MONTHS)


def _is_day(word: str) -> bool:
    return len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31


def has_place(text: str) -> bool:
    plain = without_links(text)
    words = fold(plain).split()
    if any(word in PLACE_WORDS or word.startswith(PLACES) for word in words):
        return True
    return IN_A_NAME.search(plain) is not None or _numbered(plain)


def _numbered(text: str) -> bool:
    """«ОСШ № 4» is a school; «приказ № 4» is a paper."""
    for found in NUMBERED.finditer(text):
        before = fold(text[max(0, found.start() - BEFORE) : found.start()]).split()
        if not before or not before[-1].startswith(PAPERS):
            return True
    return False
