"""An item of the library on paper: all of it, whatever it says, and however long it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from newsroom.library.ready import ready
from reports.leaflet import leaflet_pdf

OWNER, LINK = "Орталық комитет", "https://t.me/tilshi_bot?start=lib_17"


def pages(title: str, text: str) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(leaflet_pdf(OWNER, title, text, LINK))).pages]


def joined(text: str) -> str:
    return "".join(text.split())


def test_every_ready_item_stands_on_a_page():
    for item in (item for section in ready() for item in section.items):
        for language, title in item.titles.items():
            (page,) = pages(title, item.notes[language])
            for part in (OWNER, title, item.notes[language], LINK):
                assert joined(part) in joined(page), (item.code, language)


@pytest.mark.parametrize("text", ["", "#let x = 1 *а* _б_ $в$ @г <д> \\n ```", "Ә" * 2500, "😀 а", "\x00\u200b"])
def test_whatever_it_says_is_text(text):
    assert pages("#title *x*", text)[0].startswith(OWNER)


def test_the_longest_goes_over_to_the_next_page():
    assert len(pages("Ә" * 80, "\n".join(["Ұжымдық шарт туралы ұзақ сөйлем."] * 75))) > 1
