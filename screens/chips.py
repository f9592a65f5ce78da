"""The rubric of a post, wherever it is still open: the likeliest at one tap, and all others behind another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from locales import Words
from screens.parts import LONGEST_LABEL, Names, label, name_in
from screens.screen import Button, Rows


def chip(name: str, mark: str = "") -> str:
    """As much of a long name as fits, in whole words."""
    room = LONGEST_LABEL - len(mark)
    if len(name) <= room:
        return mark + name
    whole = name[: room - 1].rpartition(" ")[0].rstrip(",;: –—-")
    return mark + (whole + "…" if whole else label(name, room))


def rubric_chips(
    words: Words, rubrics: Sequence[tuple[int, Names]], press: Callable[[int], str], others: str
) -> Rows:  # fmt: skip
    """Names of rubrics are long: each has a row of its own. The first is the week's."""
    if not rubrics:
        return ()
    chips = [
        Button(chip(name_in(words.language, names), mark), press(rubric_id))
        for mark, (rubric_id, names) in zip(("★ ", *[""] * len(rubrics)), rubrics, strict=False)
    ]
    return tuple((chip,) for chip in (*chips, Button(words("Another rubric"), others)))
