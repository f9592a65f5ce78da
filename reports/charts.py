"""Charts as pictures for a telephone: large letters, few lines, every bar with its name and number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from locales import Language, words_for
from newsroom.digests.figures import Digest
from newsroom.values.languages import name_in
from reports.faces import font

WIDTH, MARGIN, ROW, TOP = 1080, 48, 62, 190
LABEL, WIDEST, GAP = 400, 520, 20  # as wide as the longest name needs, and the bars still have room
MOST_ROWS = 60  # of a picture that a telephone still shows
Bar = tuple[str, int | None, str]  # its name, how long it is, and what stands behind it
PAPER, INK, FAINT, BAR, NONE = "#ffffff", "#1f2a37", "#6b7280", "#2f80ed", "#e5e7eb"


def posts_by_part(found: Digest, language: Language, title: str, span: str) -> bytes:
    """A bar for each place right below, the silent ones too: an empty row is seen, and no words call it out."""
    words = words_for(language)
    counted = sorted(found.sent.items(), key=lambda one: (-one[1], name_in(language, found.names[one[0]])))
    bars = [(name_in(language, found.names[branch]), count, words.figure(count)) for branch, count in counted]
    return bar_for_each(bars, title, f"{name_in(language, found.place.names)} · {span}")


def bar_for_each(bars: Sequence[Bar], title: str, below: str) -> bytes:
    """In the order in which they are given; of no data there is no bar."""
    bars = bars[:MOST_ROWS]
    image = Image.new("RGB", (WIDTH, TOP + ROW * len(bars) + MARGIN), PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((MARGIN, 44), title, INK, font(44, bold=True))
    draw.text((MARGIN, 110), below, FAINT, font(28))
    most = max([1, *(count or 0 for _, count, _ in bars)])
    longest = max((font(27).getlength(name) for name, _, _ in bars), default=0.0)
    label = min(WIDEST, max(LABEL, math.ceil(longest) + GAP))
    for place, (name, count, shown) in enumerate(bars):
        _row(draw, TOP + place * ROW, label, name, count or 0, most, shown)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _row(draw: ImageDraw.ImageDraw, top: int, label: int, name: str, count: int, most: int, shown: str) -> None:
    draw.text((MARGIN, top + 10), _fitting(name, label - GAP, font(27)), INK, font(27))
    left, room = MARGIN + label, WIDTH - 2 * MARGIN - label - 70
    draw.rounded_rectangle((left, top + 8, left + room, top + 42), 8, fill=NONE)
    if count:
        draw.rounded_rectangle((left, top + 8, left + max(16, room * count // most), top + 42), 8, fill=BAR)
    draw.text((left + room + 18, top + 9), shown, INK if count else FAINT, font(27, bold=bool(count)))


def _fitting(name: str, width: int, face: ImageFont.FreeTypeFont) -> str:
    while name and face.getlength(name) > width:
        name = name[:-2].rstrip() + "…"
    return name
