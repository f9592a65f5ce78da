"""A page to hang up: what is to be found, in every language, and a code that leads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from locales import LANGUAGES, words_for
from reports.cards import in_all
from reports.qr import qr_png
from reports.typst import pdf, plain, pngs

Names = Mapping[str, str]

ON_SCREEN = 100.0  # pixels an inch of an A4 page: for a chat


@dataclass(frozen=True, slots=True)
class Poster:
    """`owner` is the organisation that hangs it up; a note says what is there, and may be wanting."""

    owner: Names
    title: Names
    note: Names
    link: str


def poster_pdf(shown: Poster) -> bytes:
    """A4, for a printer."""
    return pdf("poster", _drawn(shown))


def poster_png(shown: Poster) -> bytes:
    """The same page for a chat."""
    [picture] = pngs("poster", _drawn(shown), per_inch=ON_SCREEN)
    return picture


def _drawn(shown: Poster) -> dict[str, Any]:
    return {
        "owner": in_all(shown.owner),
        "titles": in_all(shown.title),
        "notes": in_all(shown.note),
        "link": plain(shown.link),
        "code": list(qr_png(shown.link)),
        "hints": [
            words_for(language)("Scan the code with the phone camera or type the link.") for language in LANGUAGES
        ],
    }
