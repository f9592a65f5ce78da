"""The chart of a place's pages: a panel each, a dot for each count, and a gap where nobody counted."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from newsroom.pages.history import Count
from reports.charts import BAR, WIDTH
from reports.growth import MOST_PANELS, PANEL, TOP, Line, growth

LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru"])
START = date(2026, 1, 2)
BLUE = tuple(bytes.fromhex(BAR[1:]))


def counts(*values: int, every: int = 30) -> list[Count]:
    return [Count(at, 1, value, "", None, None, START + timedelta(days=every * at), None, "bot", "")
            for at, value in enumerate(values)]  # fmt: skip


def drawn(language: str, *lines: Line) -> Image.Image:
    content = growth(language, "Риддер қаласы", lines)
    assert content.startswith(b"\x89PNG")
    assert len(content) < 300_000
    return Image.open(BytesIO(content)).convert("RGB")


def blue_columns(image: Image.Image) -> int:
    """How many columns have any of the line's colour in them."""
    near = ImageChops.difference(image, Image.new("RGB", image.size, BLUE)).convert("L")
    return sum(near.point(lambda one: one == 0).getprojection()[0])


@LANGUAGES
def test_a_panel_for_each_page_that_was_counted(language):
    lines = [Line("Facebook тобы", counts(200, 210, 225)), Line("Instagram", counts(9)), Line("Telegram", [])]
    assert drawn(language, *lines).size == (WIDTH, TOP + 2 * PANEL)


@LANGUAGES
def test_the_largest_ones_where_there_are_many(language):
    many = [Line(f"Instagram {number}", counts(number, number + 5)) for number in range(9)]
    assert drawn(language, *many).size == (WIDTH, TOP + MOST_PANELS * PANEL)


def test_where_nobody_counted_is_a_gap():
    """With the same counts a quarter and more apart only the dots are left."""
    close, far = (drawn("kk", Line("x", counts(100, 120, 130, every=every))) for every in (30, 120))
    assert blue_columns(close) > 10 * blue_columns(far) > 0


@pytest.mark.parametrize("values", [(5,), (0,), (0, 0), (7, 7, 7), (10**8, 0, 10**8), (1, 10**8)])
def test_any_numbers_can_be_drawn(values):
    assert blue_columns(drawn("ru", Line("ж" * 90, counts(*values))))


def test_nothing_was_counted():
    assert drawn("kk").size == (WIDTH, TOP)
