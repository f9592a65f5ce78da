"""Words as search knows them: folded, Latin letters read as Cyrillic, cut into threes or to their beginnings.

Two words that are nearly one have most of their threes in common: another ending, or a wrong letter, changes a few. In
a long text, though, any word is nearly one of some words together; there a word is known by how it begins.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from newsroom.values.folding import fold

EDGE, BEGINS = " ", "^"
SHORT, LONG = 4, 6  # letters of a beginning: endings come after them, and what is shorter is known as a whole

_LETTERS: dict[str, str] = tomllib.loads(Path(__file__).with_name("latin.toml").read_text("utf-8"))["letters"]
LATIN = re.compile("|".join(map(re.escape, _LETTERS)))


def words_in(text: str) -> list[str]:
    """In their order; one letter alone is no word."""
    return [word for word in _read(fold(text)).split() if len(word) > 1 or word.isdigit()]


def _read(folded: str) -> str:
    return LATIN.sub(lambda found: _LETTERS[found[0]], folded)


def threes(word: str) -> set[str]:
    """With an edge on either side: how a word begins tells more than what stands in its middle."""
    edged = f"{EDGE}{word}{EDGE}"
    return {edged[at : at + 3] for at in range(len(edged) - 2)}


def beginnings(word: str) -> tuple[str, ...]:
    """The shorter first."""
    if len(word) < SHORT:
        return (f"{BEGINS}{word}{EDGE}",)
    return tuple(f"{BEGINS}{word[:most]}" for most in (SHORT, LONG) if len(word) >= most)
