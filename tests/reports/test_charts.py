"""The digest's chart: a picture of sensible size, with every letter of both languages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsroom.digests import spans
from newsroom.digests.figures import Digest
from newsroom.union import tree_file
from newsroom.union.organisations import NamedPlace
from reports.charts import BAR, MARGIN, NONE, ROW, TOP, WIDEST, font, posts_by_part

TREE = tree_file.read((Path(__file__).parents[2] / "docs" / "examples" / "east_kazakhstan.toml").read_text("utf-8"))
COUNTS = [3, 1, 0, 0, 12, 2, 0, 1, 1, 0, 0, 5, 0]
LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru"])


def digest(counts: list[int], names: list[dict[str, str]] | None = None) -> Digest:
    shown = names or [branch.names for branch in TREE.branches]
    place = NamedPlace(1, 1, "region", "vko", TREE.names)
    return Digest(place, spans.of_week("2026-W47"), dict(enumerate(counts)), dict(enumerate(shown)), [])


def drawn(counts: list[int], language: str, names: list[dict[str, str]] | None = None) -> Image.Image:
    content = posts_by_part(digest(counts, names), language, "Филиалдар", "16–22 қараша")
    assert content.startswith(b"\x89PNG")
    assert len(content) < 200_000
    return Image.open(BytesIO(content)).convert("RGB")


def rows_with(image: Image.Image, color: str, column: int) -> int:
    """How many bands of this colour stand above each other in a column."""
    wanted = tuple(bytes.fromhex(color[1:]))
    hits = [image.getpixel((column, line)) == wanted for line in range(image.height)]
    return sum(now and not before for before, now in zip([False, *hits], hits, strict=False))


@LANGUAGES
def test_thirteen_branches(language):
    """A telephone shows it whole: Telegram wants no side twenty times the other, nor both above ten thousand."""
    image = drawn(COUNTS, language)
    assert image.size == (1080, 1044)
    assert rows_with(image, BAR, 455) == 7, "a bar for each that sent"
    assert rows_with(image, NONE, 950) == 12, "and the rest of the track for all but the longest"


@LANGUAGES
def test_no_branches_at_all(language):
    image = drawn([], language)
    assert image.size == (1080, 238)
    assert image.width / image.height < 20


@LANGUAGES
def test_nobody_sent(language):
    image = drawn([0] * 13, language)
    assert rows_with(image, BAR, 455) == 0
    assert rows_with(image, NONE, 950) == 13


def test_the_two_languages_are_two_pictures():
    of_both = {posts_by_part(digest(COUNTS), language, "", "") for language in ("kk", "ru")}
    assert len(of_both) == 2


@LANGUAGES
def test_a_very_long_name_stays_off_the_bars(language):
    names = [{"kk": "Үлкен Нарын ауданының " * 5, "ru": "Катон-Карагайский район " * 5}]
    image = drawn([0], language, names)
    left = MARGIN + WIDEST  # where the bars begin
    between = {image.getpixel((column, line)) for column in range(left - 16, left) for line in range(TOP, TOP + ROW)}
    assert between == {(255,) * 3}


LETTERS = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя0123456789«»–—…·№"


@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_is_a_box(bold):
    face = font(28, bold=bold)
    box = bytes(face.getmask("\uffff"))
    assert [letter for letter in LETTERS if bytes(face.getmask(letter)) == box] == []
