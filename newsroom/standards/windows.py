"""Where a photo can stand in a picture with a hole: the largest rectangle in which nothing is painted."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

FINE = 160  # cells along the longer side: enough to lose no more than a hundredth of the hole
PAINTED = 8  # of 255: fainter than this is not seen
Box = tuple[int, int, int, int]


def window_of(image: Image.Image) -> Box:
    """In points of the picture; of no size where all is painted."""
    alpha = image.getchannel("A").point(lambda value: 255 * (value > PAINTED))
    step = -(-max(image.size) // FINE)
    cells = alpha.reduce(step)
    rows = [[not cells.getpixel((x, y)) for x in range(cells.width)] for y in range(cells.height)]
    left, top, right, bottom = _largest(rows, cells.width)
    return left * step, top * step, min(right * step, image.width), min(bottom * step, image.height)


def share_of(image: Image.Image) -> float:
    """How much of the picture its window is."""
    left, top, right, bottom = window_of(image)
    return round((right - left) * (bottom - top) / (image.width * image.height), 3)


def _largest(rows: Sequence[Sequence[bool]], width: int) -> Box:
    """Row by row: how high it is free above each cell, and how far to both sides it is as high."""
    best, most = (0, 0, 0, 0), 0
    heights = [0] * width
    for y, row in enumerate(rows):
        heights = [height + 1 if free else 0 for height, free in zip(heights, row, strict=True)]
        open_ones: list[tuple[int, int]] = []  # where it began to be so high, the lowest first
        for x, height in enumerate([*heights, 0]):
            begins = x
            while open_ones and open_ones[-1][1] >= height:
                begins, higher = open_ones.pop()
                if higher * (x - begins) > most:
                    best, most = (begins, y + 1 - higher, x, y + 1), higher * (x - begins)
            open_ones.append((begins, height))
    return best
