"""When a count is asked about: the one rule, by the page's own scale. People hit a digit too many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import log
from statistics import median
from typing import Protocol

SMALL = 20  # a page with fewer is tiny, and so is a change by fewer: nothing is asked
LEAST = log(1.15)  # a change by less is nothing on any page
TIMES_USUAL = 5
FEWEST = 3  # changes from which a page is known; before that, only a leap is asked about
LOOKED_AT = 13  # counts


class Known(Protocol):
    """A count of an earlier day."""

    @property
    def value(self) -> int: ...

    @property
    def on_day(self) -> date: ...


def is_doubtful(before: Sequence[Known], value: int, on_day: date, leap: float) -> bool:
    """`before` are the counts of earlier days, the newest first; `leap` how many times is much on any page."""
    if not before:
        return False
    last = before[0]
    if max(last.value, value) < SMALL or abs(value - last.value) < SMALL:
        return False
    return _change(last.value, value) >= min(_usual(before, on_day), log(leap))


def _usual(before: Sequence[Known], on_day: date) -> float:
    """How far it may go: several times what it does by the median, and farther where more time has passed."""
    changes = [_change(older.value, newer.value) for newer, older in pairwise(before)]
    if len(changes) < FEWEST:
        return float("inf")
    usual_days = median((newer.on_day - older.on_day).days for newer, older in pairwise(before))
    longer = (on_day - before[0].on_day).days / max(usual_days, 1)
    return max(LEAST, TIMES_USUAL * median(changes)) * max(longer, 1.0)


def _change(before: int, value: int) -> float:
    """The same up and down; from none to some is one, too."""
    return log(max(before, value, 1) / max(min(before, value), 1))
