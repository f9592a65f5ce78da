"""Pages drawn by typst: a template of ours and what it is given, as values that are never read as markup.

A template sees its own folder, our letters and the data, and nothing else of the machine. Typst frees Python's lock:
drawn in a thread, it does not hold the loop. It is loaded when something is drawn.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reports.faces import FONTS, has_letter

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATES = Path(__file__).with_name("templates")
MOST_DATA = 8_000_000  # bytes: a thousand cards have five; what is larger is a mistake, and would be drawn for minutes
UNBREAKABLE = "\u00a0\u202f"
PHONE = 144.0  # pixels an inch


class TooLarge(ValueError):
    """More than anybody would print."""


def pdf(template: str, data: Mapping[str, Any], *, is_archival: bool = False) -> bytes:
    """Archival is PDF/A-2b: it looks the same in twenty years, on any machine."""
    [made] = _compiled(template, data, "pdf", pdf_standards=["a-2b"] if is_archival else [])
    return made


def pngs(template: str, data: Mapping[str, Any], *, per_inch: float = PHONE) -> list[bytes]:
    """A picture for each page."""
    return _compiled(template, data, "png", ppi=per_inch)


def plain(text: str, most: int = 1000) -> str:
    """One line of letters that we have: what is drawn as an empty box says nothing. As long as somebody would read."""
    shown = "".join(letter if has_letter(letter) else _space(letter) for letter in text[: 4 * most])
    line = " ".join(filter(None, unicodedata.normalize("NFC", shown).split(" ")))
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _space(letter: str) -> str:
    """A number stays in one line: «31 208» and «6,2 мың» have spaces that do not end it."""
    if letter in UNBREAKABLE:
        return UNBREAKABLE[0]
    return " " * letter.isspace()


def _compiled(template: str, data: Mapping[str, Any], form: Literal["pdf", "png"], **how: Any) -> list[bytes]:
    import typst

    given = json.dumps(data, ensure_ascii=False)
    if len(given.encode()) > MOST_DATA:
        raise TooLarge(f"{template}: {len(given)} letters of data")
    path = TEMPLATES / f"{template}.typ"
    seen: dict[str, Any] = {"root": TEMPLATES, "font_paths": _fonts(), "ignore_system_fonts": True}
    made: bytes | list[bytes] = typst.compile(path, sys_inputs={"data": given}, format=form, **seen, **how)
    return made if isinstance(made, list) else [made]


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
