"""Finding a place by a few letters, on whatever keyboard they were typed."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.union.organisations import NamedPlace
from newsroom.values.folding import fold


def matching(found: Sequence[NamedPlace], letters: str) -> list[NamedPlace]:
    """Those with a word that begins so, in any of their languages; several words must all be found."""
    sought = fold(letters).split()
    if not sought and letters.strip():  # signs alone are no word of any place
        return []
    return [one for one in found if all(_has_word(one.names, part) for part in sought)]


def _has_word(names: dict[str, str], part: str) -> bool:
    return any(word.startswith(part) for name in names.values() for word in fold(name).split())
