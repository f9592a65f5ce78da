"""What reads texts of people's takes four times as long for four times the text, whatever the text: never sixteen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from newsroom.errors import Refused
from newsroom.posts import versions
from newsroom.standards import checks, happening, likeness, occasions, rubrics, texts
from newsroom.standards.thresholds import Thresholds
from newsroom.values import addresses, counting, cutting, days, figures, folding, languages, moments, page_links
from newsroom.values.formatted import Formatted
from tests.timing import is_done_in, least_seconds

NOW, TODAY = datetime(2026, 11, 16, 4, tzinfo=UTC), date(2026, 11, 16)
LONGEST = 4096  # of a message
LONGEST_FILE = 65_536
MOST = 8  # times as long: four would be linear
TOO_SHORT = 0.004  # seconds of work in which nothing can be measured

PIECES = (
    "1 ", "1.", " ", "до ", "9", "-", "– ", ",", "/", "1/", "1,", ",1", "\u00a0", "\u202f", "\n", "\n\n", "а", "А ",
    "Аа", "аА ", "мың", "мың ", "6,2 мың ", "1 мың", "шамамен ", "не более ", "№ ", "№1", "в А", "в Аа ", "https://",
    "t.me/", "www.", "1-2", "1-", "...", "a.", "20", "01.01.2026 ", ";", "~", "\t", "\u0301\u0327", "\u0327\u0301",
    "👍", "été", "«", "семинар ", "21 мая ", "осы апта", "1 000 ", "1\u00a0000", "\u200b", "İ", "ﬁ", "한", "и ", "прош",
)  # fmt: skip
READERS: dict[str, Callable[[str], object]] = {
    "figures.parse_amount": figures.parse_amount,
    "figures.parse_count": figures.parse_count,
    "figures.parse_figure": lambda text: figures.parse_figure(text, TODAY),
    "days.parse_day": lambda text: days.parse_day(text, TODAY),
    "days.parse_dated": lambda text: days.parse_dated(text, TODAY),
    "moments.parse_moment": lambda text: moments.parse_moment(text, NOW, "Asia/Almaty"),
    "addresses.parse_link": addresses.parse_link,
    "page_links.parse_page_link": page_links.parse_page_link,
    "counting.said_of_page": counting.said_of_page,
    "languages.guess_language": lambda text: languages.guess_language(text, "kk"),
    "folding.one_line": folding.one_line,
    "folding.fold": folding.fold,
    "texts.letters": texts.letters,
    "texts.is_shouting": texts.is_shouting,
    "occasions.has_date": occasions.has_date,
    "occasions.has_place": occasions.has_place,
    "happening.has_gathered": happening.has_gathered,
    "happening.has_happened": happening.has_happened,
    "happening.will_happen": happening.will_happen,
    "happening.tells_of_deeds": happening.tells_of_deeds,
    "happening.calls_for": happening.calls_for,
    "rubrics.guess_rubric": rubrics.guess_rubric,
    "rubrics.points": rubrics.points,
    "likeness.signature": likeness.signature,
    "checks.hints": lambda text: checks.hints(checks.Material(text=text, rubric="event"), Thresholds()),
    "cutting.parts": lambda text: cutting.parts(Formatted(text), 1024, 4096),
    "cutting.shortened": lambda text: cutting.shortened(Formatted(text), 300),
    "versions.difference": lambda text: versions.difference(text, text[1:] + "я"),
}  # fmt: skip


def reading(read: Callable[[str], object], text: str) -> Callable[[], None]:
    def once() -> None:
        with contextlib.suppress(Refused, ValueError):
            read(text)

    return once


def slow(read: Callable[[str], object], made: Callable[[int], str], size: int) -> float | None:
    """The time of a quarter, where the whole takes too much longer."""
    whole = reading(read, made(size))
    if is_done_in(TOO_SHORT, whole, tries=1):
        return None
    quarter = least_seconds(reading(read, made(size // 4)))
    return None if is_done_in(MOST * quarter, whole) else quarter


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * size)[:size]


def around(piece: str) -> Callable[[int], str]:
    """Something that is understood on either side of it."""
    return lambda size: "5 " + (piece * size)[:size] + " мың 01.01.2026"


@pytest.mark.parametrize("name", READERS)
def test_a_message(name):
    met = {
        (piece, made.__name__): times
        for piece in PIECES
        for made in (repeated, around)
        if (times := slow(READERS[name], made(piece), LONGEST)) is not None
    }
    assert met == {}
