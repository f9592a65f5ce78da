"""The print of a picture: 64 bits that stay nearly the same when it is sent again, smaller, lighter or saved anew."""

from __future__ import annotations

from math import cos, pi

from PIL import Image

SIDE, BITS = 32, 8
# Waves from the slowest: the first would only tell how bright the whole is.
WAVES = [[cos(pi * wave * (2 * at + 1) / (2 * SIDE)) for at in range(SIDE)] for wave in range(1, BITS + 1)]
MOST_APART = 8  # of 64 bits; two pictures that have nothing to do with each other differ in some 32


def print_of(grey: Image.Image) -> int:
    """Which of the slow waves in the picture are the strong ones, across and down (a cosine transform)."""
    small = grey.resize((SIDE, SIDE), Image.Resampling.BOX)
    pixels = list(small.tobytes())
    rows = [_waves(pixels[at : at + SIDE]) for at in range(0, SIDE * SIDE, SIDE)]
    strengths = [one for column in zip(*rows, strict=True) for one in _waves(column)]
    middle = sorted(strengths)[len(strengths) // 2]
    return sum(1 << at for at, strength in enumerate(strengths) if strength > middle)


def is_alike(a: int, b: int) -> bool:
    return (a ^ b).bit_count() <= MOST_APART


def _waves(line: list[int] | tuple[float, ...]) -> list[float]:
    return [sum(x * y for x, y in zip(line, wave, strict=True)) for wave in WAVES]
