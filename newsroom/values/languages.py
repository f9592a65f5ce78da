"""The languages of what people write: which one a text is in, and which are wanting still."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from locales import LANGUAGES, Language, language_for
from locales.language import MANNERS

WORDS = re.compile(r"[^\W\d_]+")
SHORT = 4  # letters
SHARE = 0.06  # of its words are small ones of its own: a text that names a title in another language has fewer of those


def _only(language: Language, parts: dict[Language, frozenset[str]]) -> frozenset[str]:
    """What no other language has tells most."""
    return parts[language].difference(*(others for one, others in parts.items() if one != language))


_LETTERS = {one: frozenset(manner.letters) for one, manner in MANNERS.items()}
_SMALL = {one: frozenset(manner.small_words) for one, manner in MANNERS.items()}
LETTERS = {one: _only(one, _LETTERS) for one in LANGUAGES}
ENDS = {one: tuple(manner.word_ends) for one, manner in MANNERS.items()}
SMALL = {one: _only(one, _SMALL) for one in LANGUAGES}


def guess_language(text: str, otherwise: str) -> Language:
    return told_language(text) or language_for(otherwise)


def told_language(text: str) -> Language | None:
    """By letters and small words that only one language has. A letter is proof, a few words among many are none.

    A word with such letters counts once: «тоғызқұмалақ» in a Russian text is one word.
    """
    lower = text.lower()
    words = WORDS.findall(lower)
    letters = {one: sum(not LETTERS[one].isdisjoint(word) for word in words) for one in LANGUAGES}
    small = {one: sum(word in SMALL[one] or _ends(word, ENDS[one]) for word in words) for one in LANGUAGES}
    likely = max(LANGUAGES, key=lambda one: (letters[one] + small[one], small[one]))
    clear = letters[likely] or (small[likely] and small[likely] / len(words) >= SHARE)
    return likely if clear else None


def _ends(word: str, ends: tuple[str, ...]) -> bool:
    """A word that is hardly more than its end may be of any language."""
    return len(word) > SHORT and word.endswith(ends)


def name_in(language: str, texts: Mapping[str, str]) -> str:
    """In the reader's language; else in the first one here that it has."""
    return next((texts[one] for one in (language, *LANGUAGES, *texts) if texts.get(one)), "")


def missing(texts: Container[str]) -> Language | None:
    """The next language to be asked for: the first that has no text yet."""
    return next((language for language in LANGUAGES if language not in texts), None)
