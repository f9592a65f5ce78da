"""Texts as long as Telegram lets them be, on which a careless parser would think for minutes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise

from newsroom.errors import Refused
from tests.timing import is_done_in, least_seconds

LONGEST = 4096
PIECES = (
    "1 ", "1.", "1,", "1-", "1", "до ", "не более ", "қараша ", "-", ".", " ", "\n", "\u200b", "\u00a0", "а", "а\u0301",
    "https://", "кем емес ", "24.11 ", "24.11, ", "15:00 ", "2026 жылғы ", "١", "🎉",
)  # fmt: skip
LENGTHS = (40, 160, LONGEST // 4, LONGEST)  # the short ones are read to their end
MOST_SECONDS = 0.05  # for what takes a millisecond or two: the machine may be busy
MOST_TIMES = 8  # as long, for a text four times as long
TOO_SHORT = 0.001  # nobody can tell
TRIED = 5


def hard_texts(length: int = LONGEST) -> list[str]:
    return [(piece * length)[:length] for piece in PIECES] + ["9" * length, "1" + " " * (length - 2) + "1"]


def parsing(parse: Callable[[str], object], text: str) -> Callable[[], None]:
    def once() -> None:
        with suppress(Refused):
            parse(text)

    return once


def take_no_time(parse: Callable[[str], object]) -> None:
    for short, long in pairwise(LENGTHS):
        for less, more in zip(hard_texts(short), hard_texts(long), strict=True):
            if is_done_in(TOO_SHORT * MOST_TIMES, parsing(parse, more), TRIED):
                continue
            taken = least_seconds(parsing(parse, more), TRIED)
            assert taken < MOST_SECONDS, more[:20]
            assert taken < least_seconds(parsing(parse, less), TRIED) * MOST_TIMES, more[:20]
