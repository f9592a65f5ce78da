"""The print of a picture: 64 bits that stay nearly the same when it is sent again, smaller, lighter or saved anew."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi

from PIL import Image

SIDE, BITS = 32, 8
# Waves from the slowest: the first would only tell how bright the whole is.
WAVES = [[cos(pi * wave * (2 * at + 1) / (2 * SIDE)) for at in range(SIDE)] for wave in range(1, BITS + 1)]
MOST_APART = 8  # of 64 bits; two pictures that have nothing to do with each other differ in some 32
PARTS, WIDTH = 5, 13  # bits: of 8 that differ one part has no more than one


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


def parts(whole: int) -> list[int]:
    """What a picture like this one is looked up by: a number for each part and what stands in it."""
    return [at << WIDTH | whole >> at * WIDTH & (1 << WIDTH) - 1 for at in range(PARTS)]


def near_parts(whole: int) -> Iterator[int]:
    """Those of every picture that is alike: some part of it is the same but for one bit."""
    for part in parts(whole):
        yield part
        yield from (part ^ 1 << bit for bit in range(WIDTH))


def _waves(line: list[int] | tuple[float, ...]) -> list[float]:
    return [sum(x * y for x, y in zip(line, wave, strict=True)) for wave in WAVES]
