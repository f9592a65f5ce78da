"""Invitations on paper: four cards to an A4 page, to be cut up and handed out at a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from locales import LANGUAGES, Words, words_for
from reports.qr import qr_png
from reports.typst import pdf, plain

Names = Mapping[str, str]

TEMPLATE = "cards"
ON_PAPER = 300  # pixels: printed without smoothing, so that their edges are as sharp as the printer is


@dataclass(frozen=True, slots=True)
class Card:
    names: Names
    role: str
    link: str


def cards_pdf(region: Names, cards: Sequence[Card], until: date) -> bytes:
    return pdf(TEMPLATE, on_paper(region, cards, until))


def on_paper(region: Names, cards: Sequence[Card], until: date) -> dict[str, Any]:
    """All languages on every card, for nobody knows yet who will read it."""
    spoken = [words_for(language) for language in LANGUAGES]
    return {
        "region": " · ".join(in_all(region)),
        "until": [words("Valid until {date}", date=words.date_with_year(until)) for words in spoken],
        "steps": [_how_to(words) for words in spoken],
        "notes": [words("For one person. Do not photograph it or pass it on.") for words in spoken],
        "cards": [_drawn(card, spoken) for card in cards],
    }


def _drawn(card: Card, spoken: Sequence[Words]) -> dict[str, Any]:
    roles = [_role_name(words, card.role) for words in spoken]
    return {
        "names": in_all(card.names),
        "roles": [name[:1].upper() + name[1:] for name in roles],
        "link": card.link,
        "code": list(qr_png(card.link, ON_PAPER)),
    }


def _how_to(words: Words) -> tuple[str, str, str]:
    return (
        words("Scan the code with the phone camera or type the link."),
        words("When Telegram opens, press START."),
        words("Choose your language."),
    )


def in_all(names: Names) -> list[str]:
    """In one language after the other; once, where they are the same."""
    found = [plain(names.get(language, "")) for language in LANGUAGES]
    return list(dict.fromkeys(name for name in found if name))


def _role_name(words: Words, role: str) -> str:
    return {
        "chair": words("branch chair"),
        "deputy": words("deputy chair"),
        "specialist": words("regional specialist"),
        "press": words("press service"),
        "owner": words("owner"),
    }[role]
