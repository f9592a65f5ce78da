"""Two texts in one, word by word: what is gone is struck out, what is new is bold."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.posts.versions import GONE, NEW
from newsroom.values.formatted import Formatted

STYLES = {GONE: "strikethrough", NEW: "bold"}


def marked(runs: Iterable[tuple[str, str]]) -> Formatted:
    """The space behind a run is part of neither, and between two there is some."""
    pieces, entities, at = [], [], 0
    for kind, run in runs:
        words = run.rstrip()
        length = Formatted(words).length
        if kind in STYLES:
            entities.append({"type": STYLES[kind], "offset": at, "length": length})
        piece = words + (run[len(words) :] or " ")
        pieces.append(piece)
        at += Formatted(piece).length
    return Formatted("".join(pieces), tuple(entities)).stripped()
