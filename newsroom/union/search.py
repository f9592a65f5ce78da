"""Finding a place by a few letters, on whatever keyboard they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from locales import NEIGHBOURS

# On whatever keyboard it was typed; what joins and encloses words divides them.
FOLDED = NEIGHBOURS | str.maketrans(dict.fromkeys("-–()«»", " "))


def folded(text: str) -> str:
    return text.lower().translate(FOLDED)


def matching(found: Sequence[Any], letters: str) -> list[Any]:
    """Those with a word that begins so, in any of their languages; several words must all be found."""
    sought = folded(letters).split()
    return [one for one in found if all(_begins(one.names, part) for part in sought)]


def _begins(names: dict[str, str], part: str) -> bool:
    words = [word for name in names.values() for word in folded(name).split()]
    return any(word.startswith(part) for word in words)
