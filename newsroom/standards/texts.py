"""Letters and words as people type them: with emoji, links, capitals, and Kazakh on a Russian keyboard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from locales import NEIGHBOURS

LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
# A soft hyphen or a mark of direction within a word does not end it; ℹ is a letter to Unicode, a sign to people.
UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "") | {"ℹ": " "})
MOST_MARKS = 4
FEWEST_SHOUTED = 20  # below that, capitals are an abbreviation or two


def without_links(text: str) -> str:
    return LINK.sub(" ", text)


def fold(text: str) -> str:
    """For comparison only: two spellings of the same words become one."""
    plain = unicodedata.normalize("NFC", _few_marks(text.translate(UNSEEN))).lower()
    return " ".join(WORD.findall(plain.translate(NEIGHBOURS)))


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


def letters(text: str) -> int:
    """How much there is to read: a link is none of it."""
    return sum(1 for _ in _letters(text))


def is_shouting(text: str) -> bool:
    """Half of it in capitals. A heading above a text is not, nor is a script that has no capitals."""
    cased = [letter for letter in _letters(text) if letter.isupper() or letter.islower()]
    return len(cased) >= FEWEST_SHOUTED and 2 * sum(letter.isupper() for letter in cased) >= len(cased)


def _letters(text: str) -> Iterator[str]:
    """A mark above a letter is no letter of its own, nor is ℹ."""
    return (char for char in without_links(text).translate(UNSEEN) if char.isalpha())
