"""Letters folded, so that two spellings of the same words are one: capitals, and Kazakh on a Russian keyboard."""

from __future__ import annotations

import re
import unicodedata

from locales import typed

WORD = re.compile(r"[^\W_]+")
NEIGHBOURS = str.maketrans(typed.letters())
# A soft hyphen or a mark of direction, as phones put them in, ends no word; ℹ is a letter to Unicode, a sign to people.
UNSEEN = str.maketrans(
    dict.fromkeys("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff", "")
    | dict.fromkeys("\u2066\u2067\u2068\u2069", "")
    | {"ℹ": " "}
)


def fold_letters(text: str) -> str:
    """Whatever is no letter stands as it stood."""
    return unicodedata.normalize("NFC", text.translate(UNSEEN)).lower().translate(NEIGHBOURS)


def fold(text: str) -> str:
    """Only the words, for search and likeness alike: a dash, a bracket or «№» does not make them others."""
    return " ".join(WORD.findall(fold_letters(text)))
