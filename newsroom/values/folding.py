"""Letters folded, so that two spellings of the same words are one: capitals, and Kazakh on a Russian keyboard."""

from __future__ import annotations

import re
import unicodedata

from locales import NEIGHBOURS

WORD = re.compile(r"[^\W_]+")
MOST_MARKS = 4
# A soft hyphen or a mark of direction, as phones put them in, ends no word; ℹ is a letter to Unicode, a sign to people.
UNSEEN = str.maketrans(
    dict.fromkeys("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff", "")
    | dict.fromkeys("\u2066\u2067\u2068\u2069", "")
    | {"ℹ": " "}
)


def one_line(text: str) -> str:
    """However it was sent."""
    return " ".join(text.split())


def fold_letters(text: str) -> str:
    """Whatever is no letter stands as it stood."""
    return unicodedata.normalize("NFC", _few_marks(text.translate(UNSEEN))).lower().translate(NEIGHBOURS)


def _few_marks(text: str) -> str:
    """A letter has a mark or two: thousands of them, which only a joker writes, take very long to be put in order."""
    if not any(map(unicodedata.combining, text)):
        return text
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def fold(text: str) -> str:
    """Only the words, for search and likeness alike: a dash, a bracket or «№» does not make them others."""
    return " ".join(WORD.findall(fold_letters(text)))
