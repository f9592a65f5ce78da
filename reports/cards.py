"""Invitations on paper: four cards to an A4 page, to be cut up and handed out at a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from locales import LANGUAGES, Words, words_for
from reports.charts import BAR, FAINT, INK, NONE
from reports.qr import qr_png

if TYPE_CHECKING:  # what only a report needs is loaded when one is made
    from reports.paper import Paper

Names = dict[str, str]

# Millimetres. Each thing has a place of its own on the card, as large as it may become: nothing pushes another.
WIDTH, HEIGHT, EDGE, GAP = 105.0, 148.5, 9.0, 4.0
INNER = WIDTH - 2 * EDGE
CODE = 50.0
# What is said in every language shares the room: the more there are, the smaller each is written.
SHARE = 1 / len(LANGUAGES)
COLUMN = (INNER + GAP) * SHARE - GAP


@dataclass(frozen=True, slots=True)
class Card:
    names: Names
    role: str
    link: str


def cards_pdf(region: Names, cards: Sequence[Card], until: date) -> bytes:
    """All languages on every card, for nobody knows yet who will read it."""
    from reports.paper import Paper

    paper = Paper()
    for place, card in enumerate(cards):
        if place % 4 == 0:
            paper.add_page()
            paper.cut_lines()
        left, top = place % 2 * WIDTH + EDGE, place // 2 % 2 * HEIGHT + EDGE
        _who(paper, left, top, region, card)
        _way_in(paper, left, top + 42.5, card)
        _beside(paper, left + CODE + GAP, top + 42.5, card.role, until)
        _steps(paper, left, top + 101)
    return bytes(paper.output())


def _who(paper: Paper, left: float, top: float, region: Names, card: Card) -> None:
    paper.put(" · ".join(_in_all(region)), (left, top, INNER, 6.5), 7.5, FAINT)
    paper.set_fill_color(BAR)
    paper.rect(left, top + 8, 12, 1, style="F")
    below = top + 11.5
    height, size, ink, style = 18.0, 20, INK, "B"
    for name in _in_all(card.names):
        below = paper.put(name, (left, below, INNER, height), size, ink, style) + 1
        height, size, ink, style = 11 / max(1, len(LANGUAGES) - 1), 12, FAINT, ""


def _way_in(paper: Paper, left: float, top: float, card: Card) -> None:
    """The code, framed where its quiet zone ends, and the same link for a hand to type."""
    paper.image(BytesIO(qr_png(card.link)), left, top, CODE, CODE)
    paper.set_draw_color(NONE)
    paper.set_line_width(0.3)
    paper.rect(left, top, CODE, CODE)
    paper.put(card.link, (left, top + CODE + 1.5, INNER, 6.5), 7.5, INK)


def _beside(paper: Paper, left: float, top: float, role: str, until: date) -> None:
    """Next to the code: who enters by it, and how long it opens."""
    width, below, last = INNER - CODE - GAP, top + 1, top + CODE - 22
    ink, style = INK, "B"
    for words in map(words_for, LANGUAGES):
        name = _role_name(words, role)
        below = paper.put(name[:1].upper() + name[1:], (left, below, width, 27 * SHARE - 1.5), 9.5, ink, style) + 1.5
        said = words("Valid until {date}", date=words.date_with_year(until))
        paper.put(said, (left, last, width, 23 * SHARE - 1), 8, ink)
        last += 23 * SHARE
        ink, style = FAINT, ""


def _steps(paper: Paper, left: float, top: float) -> None:
    """A column for each language, with the same step at the same height."""
    for column, language in enumerate(LANGUAGES):
        words, x, y = words_for(language), left + column * (COLUMN + GAP), top
        for step, (line, height) in enumerate(zip(_how_to(words), (10, 7, 3.5), strict=True), start=1):
            paper.put(str(step), (x, y, 4, 4), 7.5, BAR, "B")
            paper.put(line, (x + 4, y, COLUMN - 4, height), 7.5, INK)
            y += height + 0.7
        note = words("For one person. Do not photograph it or pass it on.")
        paper.put(note, (left, top + 24 + column * 7 * SHARE, INNER, 7 * SHARE - 0.1), 6.5, FAINT)


def _how_to(words: Words) -> tuple[str, str, str]:
    return (
        words("Scan the code with the phone camera or type the link."),
        words("When Telegram opens, press START."),
        words("Choose your language."),
    )


def _in_all(names: Names) -> list[str]:
    """In one language after the other; once, where they are the same."""
    found = [" ".join(names.get(language, "").split()) for language in LANGUAGES]
    return list(dict.fromkeys(name for name in found if name))


def _role_name(words: Words, role: str) -> str:
    return {
        "chair": words("branch chair"),
        "deputy": words("deputy chair"),
        "specialist": words("regional specialist"),
        "press": words("press service"),
        "owner": words("owner"),
    }[role]
