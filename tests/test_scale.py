"""The page on scale: what it leans on is what the bot does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import files, incoming
from newsroom.questions import asking
from scheduler import pace

PAGE = " ".join((Path(__file__).parents[1] / "docs" / "scale.md").read_text("utf-8").split())


@pytest.mark.parametrize(
    "words",
    [
        f"The sender uses {pace.A_SECOND} a second",
        f"at most {asking.MOST_OF_STRANGER} questions a day each, and {asking.MOST_OF_STRANGERS} a day in a region",
        f"{files.LARGEST >> 20} MB to fetch",
        "kept for three days" if incoming.KNOWN_FOR.days == 3 else "kept for how long?",
    ],
)
def test_limits_that_it_reckons_with_are_those_of_the_code(words):
    assert words in PAGE


def test_its_sums_are_right():
    seats, photo, posts_a_year = 20 + 200 + 7000, 150_000 * 1.5, (20 + 200 + 7000) * 52
    assert f"{round(posts_a_year, -3):,}" in PAGE
    assert f"{posts_a_year * photo / 1e9:.0f} GB" in PAGE
    assert f"{round(seats / pace.A_SECOND / 60):.0f} min" in PAGE
    assert f"{360_000 / pace.A_SECOND / 3600:.0f} hours" in PAGE
    assert f"{asking.MOST_OF_STRANGERS * 20 * 365:,}" in PAGE
    assert (seats * 6 + seats * 3) / 5 / 3600 == pytest.approx(3.6, abs=0.05)
