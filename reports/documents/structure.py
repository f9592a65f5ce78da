"""What a document consists of. Numbers and dates in it are words already: whoever counts puts them so.

`lines` tells all of it as plain text: what either drawing must show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from locales import Language

MOST = 500_000  # letters of a whole document, which are 150 pages and some seconds
A_TEXT = 20_000  # letters that are shown of a paragraph, an item or a cell
A_LINE = 300  # and of what stands above or below others


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 1 or 2. An annex begins a page of its own."""

    text: str
    level: int = 1
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    items: Sequence[str]
    is_numbered: bool = False

    def marks(self) -> list[str]:
        return [f"{number})" if self.is_numbered else "–" for number in range(1, len(self.items) + 1)]


@dataclass(frozen=True, slots=True)
class Column:
    """Figures stand on the right. `share` is its width beside the others'."""

    title: str
    is_figure: bool = False
    share: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """The head stands on each page, the total below, what must be known to read it beneath. A row may be shorter."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    title: str = ""
    total: Sequence[str] = ()
    note: str = ""

    def filled(self, row: Sequence[str]) -> list[str]:
        """As long as the table is wide."""
        return [*row, *[""] * len(self.columns)][: len(self.columns)]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, as PNG, drawn when the document is; `text` says what is seen, below it and to whoever cannot see."""

    drawn: Callable[[], bytes]
    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """An office, never a person; with a line for a hand where one signs on paper."""

    office: str
    has_line: bool = False


Block = Heading | Paragraph | Listing | Table | Picture | Signature


@dataclass(frozen=True, slots=True)
class Document:
    """`head` is the organisation, in as many lines as it needs, `logo` its sign as PNG: Word has both by a letterhead.

    `mark` is number and date.
    """

    language: Language
    title: str
    blocks: Sequence[Block]
    head: Sequence[str] = field(default_factory=tuple)
    mark: str = ""
    subtitle: str = ""
    logo: bytes = b""


def lines(document: Document) -> list[str]:
    """Each text once, in the order in which it is read."""
    start = (*document.head, document.mark, document.title, document.subtitle)
    found = [*start, *(line for block in document.blocks for line in _lines(block))]
    return [" ".join(line.split()) for line in found if line.strip()]


class TooLong(ValueError):
    """Nobody reads as much, and whoever waits for it holds up others."""


def require_drawable(document: Document) -> None:
    length = sum(map(len, lines(document)))
    if length > MOST:
        raise TooLong(f"{length} letters")


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph | Picture):
        yield block.text
    elif isinstance(block, Signature):
        yield block.office
    elif isinstance(block, Listing):
        yield from (f"{mark} {item}" for mark, item in zip(block.marks(), block.items, strict=True))
    else:
        yield block.title
        yield from (column.title for column in block.columns)
        yield from (cell for row in block.rows for cell in block.filled(row))
        if block.total:
            yield from block.filled(block.total)
        yield block.note
