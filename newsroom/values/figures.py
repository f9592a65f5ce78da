"""Numbers and dates as imprecise as they were told: kept so, reckoned with, and printed so again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

ABOUT, OVER, UP_TO, RANGE = "about", "over", "up_to", "range"
WORDS = {"about": ABOUT, "over": OVER, "more than": OVER, "up to": UP_TO}
NUMBER = re.compile(r"(?:(about|over|more than|up to) )?(\d+)(?:[-–](\d+))?")
DAY, MONTH, YEAR = "day", "month", "year"
MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` is what to reckon with: the number told, or the middle of a range."""

    value: int
    qualifier: str = ""
    low: int | None = None
    high: int | None = None


def amount(told: Any) -> Amount:
    """`225`, "about 6200", "over 90", "up to 2", "2-3". Anything else is a ValueError."""
    if isinstance(told, int) and not isinstance(told, bool) and 0 <= told <= MOST:
        return Amount(told)
    found = NUMBER.fullmatch(told.strip().lower()) if isinstance(told, str) else None
    if found is None:
        raise ValueError(told)
    word, first, second = found.groups()
    if int(second or first) > MOST:
        raise ValueError(told)
    if second is not None and (word or int(second) < int(first)):
        raise ValueError(told)
    if second is not None:
        return Amount((int(first) + int(second)) // 2, RANGE, int(first), int(second))
    return Amount(int(first), WORDS[word] if word else "")


def day(told: Any) -> tuple[date, str]:
    """`2025-08-21`, "2025-08" or 2025: the first day that it can be, and how exactly it was told."""
    if isinstance(told, datetime):
        return told.date(), DAY
    if isinstance(told, date):
        return told, DAY
    parts = [int(part) for part in str(told).split("-")]
    if not 1 <= len(parts) <= 3:
        raise ValueError(told)
    try:
        return date(*[*parts, 1, 1][:3]), (YEAR, MONTH, DAY)[len(parts) - 1]
    except OverflowError:
        raise ValueError(told) from None
