"""What a corrected Word says in figures, and where it differs from ours: shown before it is issued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from io import BytesIO
from itertools import chain, zip_longest
from typing import Any
from zipfile import ZipFile

from locales.language import MANNERS
from reports.documents.safe import require_safe
from reports.documents.structure import Block, Document, Listing, Signature, Table

AROUND = 300  # letters of a paragraph that are kept with its figure
BEGINNING = 2000
MOST = 10_000  # figures: forty pages that are one table have half as many
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
SPACES = "[ \u00a0\u202f\u2009]"
THOUSANDS = {
    word.rstrip("."): 1000 ** (place + 1) for one in MANNERS.values() for place, word in enumerate(one.thousands)
}
FIGURE = re.compile(
    rf"(?P<date>\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b)"
    rf"|(?P<number>(?<![\w.,])[+\u2212-]?(?:\d{{1,3}}(?:{SPACES}\d{{3}})+(?!\d)|\d+)(?:[.,]\d+)?)"
    rf"(?:{SPACES}*(?P<unit>%|(?:{'|'.join(map(re.escape, sorted(THOUSANDS, key=len, reverse=True)))})\b))?"
)


MARK = re.compile(r"\s*\d{1,3}\)\s")  # of a list: whoever adds a line changes all that follow
Cell = tuple[int, int, int]


class TooManyFigures(ValueError):
    """No report has as many."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is compared, `written` stands there; `around` is its paragraph or row, `cell` table, row and column."""

    value: str
    written: str
    around: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One of both may be wanting: a figure that has gone, or one that was not there."""

    ours: Figure | None
    theirs: Figure | None


def figures_in(content: bytes) -> list[Figure]:
    """In the order in which they are read, as the text stands when every correction is taken."""
    require_safe(content)
    found: list[Figure] = []
    for text, around, cell in _paragraphs(_body(content)):
        found += figures_of(text, around, cell)
        if len(found) > MOST:
            raise TooManyFigures
    return found


def text_in(content: bytes) -> str:
    """How it begins: enough to tell its language."""
    require_safe(content)
    found = ""
    for text, _, _ in _paragraphs(_body(content)):
        found = f"{found} {text}".strip()
        if len(found) >= BEGINNING:
            break
    return found[:BEGINNING]


def figures_of_document(document: Document, *, with_head: bool = True) -> list[Figure]:
    """As `figures_in` finds them in its Word: on a letterhead of one's own no organisation is written."""
    start = (*(document.head if with_head else ()), document.mark, document.title, document.subtitle)
    found = [one for text in start for one in figures_of(text)]
    tables = 0
    for block in document.blocks:
        if not isinstance(block, Table):
            found += [one for text in _texts(block) for one in figures_of(text)]
            continue
        tables += 1
        found += figures_of(block.title)
        rows = [[column.title for column in block.columns], *map(block.filled, block.rows)]
        rows += [block.filled(block.total)] if block.total else []
        for place, row in enumerate(rows, start=1):
            beside = " · ".join(filter(None, map(str.strip, row)))
            for column, cell in enumerate(row, start=1):
                found += figures_of(cell, beside, (tables, place, column))
        found += figures_of(block.note)
    return found


def _texts(block: Block) -> list[str]:
    """Of any but a table, paragraph by paragraph."""
    if isinstance(block, Listing):
        return [f"{mark} {item}" for mark, item in zip(block.marks(), block.items, strict=True)]
    return [block.office] if isinstance(block, Signature) else [getattr(block, "text", "")]


def figures_of(text: str, around: str = "", cell: Cell | None = None) -> list[Figure]:
    near = around or text
    near = near if len(near) <= AROUND else near[: AROUND - 1] + "…"
    start = MARK.match(text)
    return [
        Figure(_value(one), one[0].strip(), near, cell) for one in FIGURE.finditer(text, start.end() if start else 0)
    ]


def differences(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[Difference]:
    """In their order. What was only written in another way is none. What is alike at both ends is passed over."""
    begin, (end_of_ours, end_of_theirs) = _alike(ours, theirs), (len(ours), len(theirs))
    while min(end_of_ours, end_of_theirs) > begin and ours[end_of_ours - 1].value == theirs[end_of_theirs - 1].value:
        end_of_ours, end_of_theirs = end_of_ours - 1, end_of_theirs - 1
    ours, theirs = ours[begin:end_of_ours], theirs[begin:end_of_theirs]
    found = []
    matcher = SequenceMatcher(None, [one.value for one in ours], [one.value for one in theirs], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            found += [Difference(*pair) for pair in zip_longest(ours[a:b], theirs[c:d])]
    return found


def _alike(ours: Sequence[Figure], theirs: Sequence[Figure]) -> int:
    """How many at the beginning."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (one, other) in pairs if one.value != other.value), min(len(ours), len(theirs)))


def _value(found: re.Match[str]) -> str:
    if found["date"]:
        day, month, year = found["date"].split(".")
        return f"{int(day)}.{int(month)}.{year}"
    plain = re.sub(SPACES, "", found["number"]).replace(",", ".").replace("\u2212", "-")
    value = Decimal(plain) * THOUSANDS.get(found["unit"] or "", 1)
    return f"{value.normalize():f}{'%' if found['unit'] == '%' else ''}"


def _body(content: bytes) -> Any:
    from lxml import etree

    with ZipFile(BytesIO(content)) as packed:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(packed.read(main_part(packed)), parser)


def main_part(packed: ZipFile) -> str:
    """«word/document.xml» in what Word writes; others may call it otherwise."""
    from lxml import etree

    for one in etree.fromstring(packed.read("_rels/.rels")):
        if one.get("Type", "").endswith("/officeDocument"):
            return str(one.get("Target")).lstrip("/")
    return "word/document.xml"


def _paragraphs(root: Any) -> Iterator[tuple[str, str, Cell | None]]:
    """Each with what stands beside it in its row, and where that is."""
    places = {}
    for table, grid in enumerate(root.iter(f"{W}tbl"), start=1):
        for row, line in enumerate(grid.iterchildren(f"{W}tr"), start=1):
            beside = _row_text(line)
            for column, cell in enumerate(line.iterchildren(f"{W}tc"), start=1):
                places[cell] = (beside, (table, row, column))
    for paragraph in root.iter(f"{W}p"):
        if any(above.tag in GONE for above in paragraph.iterancestors()):
            continue
        within = next(paragraph.iterancestors(f"{W}tc"), None)
        yield "".join(letters(paragraph)), *places.get(within, ("", None))


def _row_text(row: Any) -> str:
    cells = ["".join(chain(*(letters(one) for one in cell.iterchildren(f"{W}p")))) for cell in row]
    return " · ".join(filter(None, map(str.strip, cells)))


def letters(element: Any) -> Iterator[str]:
    """Those of a paragraph itself: what is in a text box in it is a paragraph of its own."""
    for child in element:
        if child.tag in GONE or child.tag == f"{W}p":
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif isinstance(child.tag, str):
            yield from letters(child)
