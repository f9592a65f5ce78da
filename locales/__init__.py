"""Words, dates and figures in the reader's language. Imports nothing of ours."""

from __future__ import annotations

from functools import cache

from locales.catalogue import load
from locales.language import LANGUAGES, NEIGHBOURS, Language, find_language, language_for, own_name
from locales.texts import escaped
from locales.words import Words

__all__ = [
    "LANGUAGES",
    "NEIGHBOURS",
    "Language",
    "Words",
    "escaped",
    "find_language",
    "language_for",
    "later",
    "own_name",
    "words_for",
]


@cache
def words_for(language: Language) -> Words:
    """Always for a language that is given: whoever writes knows who will read."""
    return Words(language, load(language))


def later(message: str, /) -> str:
    """Marks a message that stands in a table, for the catalogue; `words(…)` puts it into words when it is shown."""
    return message
