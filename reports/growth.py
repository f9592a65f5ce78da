"""How the followers of a place's pages went: a panel for each, on a scale of its own. Where nobody counted is a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from locales import Language, Words, words_for
from newsroom.pages.history import Count
from reports.charts import BAR, FAINT, INK, MARGIN, NONE, PAPER, WIDTH
from reports.faces import font

MOST_PANELS = 5
TOP, PANEL, HEAD, FOOT = 130, 330, 76, 54  # the title, a panel, and in it what stands above and below the line
LEFT, RIGHT = MARGIN + 20, WIDTH - MARGIN - 130
FINE = 2  # drawn twice as large and made smaller: lines without steps
GAP = timedelta(days=100)  # a quarter that nobody counted, and some days: what lies between is not known
DOT = 7


@dataclass(frozen=True, slots=True)
class Line:
    """A page by its name, with its counts, the oldest first."""

    name: str
    counts: Sequence[Count]


def growth(language: Language, title: str, lines: Sequence[Line]) -> bytes:
    """The largest pages that were counted at least once."""
    words = words_for(language)
    shown = sorted((one for one in lines if one.counts), key=lambda one: -one.counts[-1].value)[:MOST_PANELS]
    image = Image.new("RGB", (WIDTH * FINE, (TOP + PANEL * len(shown)) * FINE), PAPER)
    pen = _Pen(image)
    pen.text(MARGIN, 40, title, INK, 40, bold=True)
    first = min((one.counts[0].on_day for one in shown), default=date.min)
    last = max((one.counts[-1].on_day for one in shown), default=date.min)
    for place, one in enumerate(shown):
        _panel(pen, words, TOP + PANEL * place, one, first, last)
    out = BytesIO()
    image.resize((WIDTH, image.height // FINE), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


class _Pen:
    """Draws in the measures of the picture that comes out."""

    def __init__(self, image: Image.Image) -> None:
        self._draw = ImageDraw.Draw(image)

    def text(self, left: float, top: float, text: str, colour: str, size: int, *, bold: bool = False) -> None:
        self._draw.text((left * FINE, top * FINE), text, colour, font(size * FINE, bold=bold))

    def length(self, text: str, size: int, *, bold: bool = False) -> float:
        return font(size * FINE, bold=bold).getlength(text) / FINE

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: int) -> None:
        self._draw.line([(x * FINE, y * FINE) for x, y in points], colour, width * FINE, joint="curve")

    def dot(self, x: float, y: float) -> None:
        box = [(at + by) * FINE for by in (-DOT, DOT) for at in (x, y)]
        self._draw.ellipse(tuple(box), fill=BAR, outline=PAPER, width=2 * FINE)


def _panel(pen: _Pen, words: Words, top: int, one: Line, first: date, last: date) -> None:
    counts = one.counts
    low, high = min(count.value for count in counts), max(count.value for count in counts)
    floor, ceiling = top + PANEL - FOOT, top + HEAD

    def at(count: Count) -> tuple[float, float]:
        days = max(1, (last - first).days)
        x = LEFT + (RIGHT - LEFT) * (count.on_day - first).days / days if last > first else (LEFT + RIGHT) / 2
        part = (count.value - low) / (high - low) if high > low else 0.5
        return x, floor - (floor - ceiling) * part

    pen.text(MARGIN, top + 8, one.name, INK, 28, bold=True)
    pen.line([(MARGIN, floor + 8), (WIDTH - MARGIN, floor + 8)], NONE, 2)
    for run in _unbroken(counts):
        if len(run) > 1:
            pen.line([at(count) for count in run], BAR, 4)
    for count in counts:
        pen.dot(*at(count))
    _ends(pen, words, one, at(counts[0]), at(counts[-1]), floor)


def _ends(pen: _Pen, words: Words, one: Line, start: tuple[float, float], end: tuple[float, float], floor: int) -> None:
    """The newest number in large letters, the first one where there is another; and their days below."""
    first, last = one.counts[0], one.counts[-1]
    pen.text(end[0] + 16, end[1] - 18, words.figure(last.value), INK, 30, bold=True)
    began, ended = words.date_with_year(first.on_day), words.date_with_year(last.on_day)
    if first.on_day == last.on_day:
        pen.text(min(end[0], RIGHT - pen.length(ended, 22)), floor + 18, ended, FAINT, 22)
        return
    pen.text(start[0] - 10, start[1] - 42, words.figure(first.value), FAINT, 24)
    pen.text(max(end[0] - pen.length(ended, 22), MARGIN), floor + 18, ended, FAINT, 22)
    if end[0] - start[0] > pen.length(began, 22) + pen.length(ended, 22) + MARGIN:
        pen.text(start[0], floor + 18, began, FAINT, 22)


def _unbroken(counts: Sequence[Count]) -> Iterator[list[Count]]:
    run: list[Count] = []
    for count in counts:
        if run and count.on_day - run[-1].on_day > GAP:
            yield run
            run = []
        run.append(count)
    yield run
