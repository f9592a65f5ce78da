"""How large a table is written, and how wide its columns are, so that no word in it is torn: for both drawings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PIL import ImageFont

from reports.documents.structure import A_TEXT, Table
from reports.faces import FONTS
from reports.typst import plain

MEASURED = 100  # pixels: large, for letters of a picture have whole ones
POINT = 25.4 / 72
ABOUT = 0.01
FILLED = 0.9  # of a table, by its longest words: a column of names needs room for more than one
BESIDE = 4.6  # millimetres of a column that are empty, on both sides together


def laid_out(table: Table, width: float, sizes: Sequence[float]) -> tuple[float, list[float]]:
    """The first of these sizes in which every word goes into its line, else the last; and columns, in millimetres."""
    rows = [[column.title for column in table.columns], *map(table.filled, table.rows), table.filled(table.total)]
    widest = [max(_widest(row[place]) for row in rows) for place in range(len(table.columns))]
    shares = [column.share for column in table.columns]
    for size in sizes:
        needed = [need * size * POINT + BESIDE for need in widest]
        if sum(needed) <= width * (FILLED if size != sizes[-1] else 1):
            return size, _shared(width, shares, needed)
    return sizes[-1], [width * share / sum(shares) for share in shares]


def _shared(width: float, shares: Sequence[int], needed: Sequence[float]) -> list[float]:
    """By shares; a column that would be too narrow for its words gets what they need, at the cost of the others."""
    fixed: dict[int, float] = {}
    while True:
        left, whole = width - sum(fixed.values()), sum(one for n, one in enumerate(shares) if n not in fixed)
        given = [fixed.get(n, left * one / whole if whole else 0.0) for n, one in enumerate(shares)]
        narrow = {n: needed[n] for n in range(len(shares)) if given[n] < needed[n] - ABOUT}
        if not narrow:
            return given
        fixed |= narrow


def _widest(text: str) -> float:
    return max(map(_width, plain(text, A_TEXT).split(" ")), default=0.0)


@cache
def _face() -> ImageFont.FreeTypeFont:
    """Bold, as the head is; as wide as the letters of Word."""
    return ImageFont.truetype(FONTS / "LiberationSerif-Bold.ttf", MEASURED)


def _width(word: str) -> float:
    """In heights of a letter."""
    return _face().getlength(word[:100]) / MEASURED
