"""A question to the bot, as people write one instead of pressing Help: «фотоны қалай жіберемін?»."""

from __future__ import annotations

from functools import cache

from locales import typed
from newsroom.values.folding import fold
from newsroom.values.typed import LONGEST, LONGEST_PHRASE

SHORT = 25  # letters: a longer one is asked of the bot only with its sign, and where it speaks of what the bot does
OTHER = "other"


@cache
def _words() -> typed.Lexicon:
    return typed.words(fold)


def asks_about(text: str) -> str | None:
    """What the question is about, or OTHER; None where it is no question to the bot."""
    text = text.strip()
    if len(text) > LONGEST or "\n" in text:
        return None
    words, is_asked = fold(text).split(), text.endswith("?")
    topic = _topic(words)
    if len(text) >= SHORT:
        return topic if is_asked else None
    return topic or OTHER if is_asked or _begins(words) or (topic and _has_one(words)) else None


def without_asking(text: str) -> str:
    """What is asked about: «когда» and «как» stand in questions about anything."""
    asking = _words().get("question", {})
    return " ".join(word for word in fold(text).split() if word.strip("?!.,:;") not in asking)


def _begins(words: list[str]) -> bool:
    begins = {" ".join(words[:taken]) for taken in range(1, LONGEST_PHRASE + 1)}
    return not begins.isdisjoint(_words().get("question", {}))


def _has_one(words: list[str]) -> bool:
    """In Kazakh it stands before the verb."""
    return not set(words).isdisjoint(_words().get("question", {}))


def _topic(words: list[str]) -> str | None:
    """By the table's order, and not by the text's: «фотоны қалай жіберемін» is about photos."""
    stems = _words().get("topic", {})
    found = {topic for stem, topic in stems.items() if any(word.startswith(stem) for word in words)}
    return next((topic for topic in dict.fromkeys(stems.values()) if topic in found), None)
