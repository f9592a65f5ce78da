"""Guides for people: the pages in `docs/guides`, part by part, as the library has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from locales import LANGUAGES, Language

FOLDER = Path(__file__).parents[2] / "docs" / "guides"
# A heading with a code begins an item of the library; one without is for readers of the whole page alone.
HEADING = re.compile(r"^#+ (?P<title>.+?)(?: <!-- (?P<code>[a-z-]+) -->)?$", re.MULTILINE)
PICTURE = re.compile(r'<img [^>]*src="(?P<file>pictures/[^"]+)"[^>]*>')
BUTTON = re.compile(r"\*\*(.+?)\*\*")
TAG = re.compile(r"<[^>]+>")
GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Part:
    """`text` is plain, with buttons in «»; `pictures` are files below the folder of the guides."""

    code: str
    title: str
    text: str
    pictures: tuple[str, ...]


def _page(guide: str, language: Language) -> Path:
    return FOLDER / f"{guide}.{language}.md"


def languages(guide: str) -> list[Language]:
    return [one for one in LANGUAGES if _page(guide, one).is_file()]


def parts(guide: str, language: Language) -> Iterator[Part]:
    written = _page(guide, language).read_text("utf-8")
    headings = list(HEADING.finditer(written))
    for at, heading in enumerate(headings):
        if heading["code"] is not None:
            end = headings[at + 1].start() if at + 1 < len(headings) else len(written)
            below = written[heading.end() : end]
            yield Part(heading["code"], heading["title"], _plain(below), tuple(PICTURE.findall(below)))


def _plain(written: str) -> str:
    return GAP.sub("\n\n", TAG.sub("", BUTTON.sub(r"«\1»", written))).strip()


def picture(name: str) -> Path | None:
    """Where it is; None for one of another version of the bot."""
    file = FOLDER / name
    return file if file.is_file() else None
