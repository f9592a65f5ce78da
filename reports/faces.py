"""The letters of everything that is drawn. DejaVu has every Kazakh one; what is installed on a machine may not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).with_name("fonts")
NOBODYS = "\U0010ffff"  # in no font: is drawn as any that is missing


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), size)


@cache
def has_letter(letter: str) -> bool:
    """In both weights, so that nobody has to know in which a text is set."""
    return letter.isprintable() and all(
        bytes(font(20, bold=bold).getmask(letter)) != bytes(font(20, bold=bold).getmask(NOBODYS))
        for bold in (False, True)
    )
