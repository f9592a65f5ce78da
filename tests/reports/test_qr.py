"""A code that a chat shows sharply and a camera reads."""

from __future__ import annotations

from io import BytesIO

import pytest
import segno
from PIL import Image

from reports.qr import qr_png

LINKS = ["https://t.me/b?start=x", *(f"https://t.me/tilshi_bot?start={'aB3_xY-9kLmN0pQrStUv' * n}" for n in (1, 2, 3))]
QUIET = 4
LEVELS = {(True, True): "L", (True, False): "M", (False, True): "Q", (False, False): "H"}  # as masked in the code


def modules(link: str) -> list[list[bool]]:
    """Dark or not, read back from the picture; a module must be of one colour to its edges."""
    image = Image.open(BytesIO(qr_png(link))).convert("L")
    across = segno.make_qr(link, error="m").symbol_size()[0]
    size = image.width // across
    assert image.size == (across * size, across * size)
    rows = []
    for y in range(0, image.height, size):
        squares = [image.crop((x, y, x + size, y + size)).getextrema() for x in range(0, image.width, size)]
        assert set(squares) <= {(0, 0), (255, 255)}, "a module with an edge in it"
        rows.append([square == (0, 0) for square in squares])
    return rows


@pytest.mark.parametrize("link", LINKS)
def test_the_picture_says_the_link(link):
    inner = [row[QUIET:-QUIET] for row in modules(link)[QUIET:-QUIET]]
    assert inner == [[bool(module) for module in row] for row in segno.make_qr(link, error="m").matrix]


@pytest.mark.parametrize("link", LINKS)
def test_four_empty_modules_around(link):
    rows = modules(link)
    around = rows[:QUIET] + rows[-QUIET:] + [row[:QUIET] + row[-QUIET:] for row in rows]
    assert not any(any(row) for row in around)
    assert rows[QUIET][QUIET], "and then the code begins"


@pytest.mark.parametrize("link", LINKS)
def test_a_scratched_card_is_still_read(link):
    """The level stands in the code itself, in the first two modules of its ninth row."""
    row = modules(link)[QUIET + 8][QUIET:]
    assert LEVELS[row[0], row[1]] in {"M", "Q", "H"}


@pytest.mark.parametrize("link", LINKS)
def test_wide_enough_for_a_chat_and_light(link):
    content = qr_png(link)
    assert content.startswith(b"\x89PNG")
    assert 600 <= Image.open(BytesIO(content)).width < 700
    assert len(content) < 10_000
