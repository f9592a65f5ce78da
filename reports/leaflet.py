"""An item of the library on paper: its title and its text, with room to write on where lines are drawn in it."""

from __future__ import annotations

from reports.typst import pdf, plain

LONGEST = 3000  # letters of a paragraph


def leaflet_pdf(owner: str, title: str, text: str, link: str = "") -> bytes:
    """A4, in the one language that is read."""
    lines = [plain(line, LONGEST) for line in text.splitlines()]
    return pdf("leaflet", {"owner": plain(owner), "title": plain(title), "lines": lines, "link": plain(link)})
