"""Letters as people type them: with emoji, links and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.values.folding import UNSEEN

LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+", re.IGNORECASE)
FEWEST_SHOUTED = 20  # below that, capitals are an abbreviation or two


def without_links(text: str) -> str:
    return LINK.sub(" ", text)


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
