"""Tables as .xlsx, for whoever wants to sort, count and print for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what only a report needs is loaded when one is made
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | datetime | None

NARROW, WIDE = 8, 60  # columns, in letters
ARROW = 3  # letters that the filter's button covers in a header
LONGEST_TEXT = 32_767  # Excel's own bounds: more letters in a cell, or in a tab's name, and it opens nothing
LONGEST_NAME = 31
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
DAY, MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
A4 = 9  # as Excel counts paper
A_LINE = 15  # points
HEADER = {"bold": True, "bg_color": "#dbe7f6", "bottom": 1, "text_wrap": True, "valign": "vcenter"}


def sheet(title: str, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """One table on one tab. Moments are given as the reader's clock shows them, for Excel knows no zones."""
    from xlsxwriter import Workbook

    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        tab = book.add_worksheet(_tab_name(title))
        _head(book, tab, headers, len(rows))
        _body(book, tab, rows)
        _on_paper(tab)
        widths = [_width(header, [_length(row[column]) for row in rows]) for column, header in enumerate(headers)]
        for column, width in enumerate(widths):
            tab.set_column(column, column, width)
        tab.set_row(0, A_LINE * max(map(_lines, headers, widths), default=1))  # not every program does it by itself
    return out.getvalue()


def _on_paper(tab: Worksheet) -> None:
    """A page as wide as the table, with its head on each."""
    tab.set_landscape()
    tab.set_paper(A4)
    tab.fit_to_pages(1, 0)
    tab.repeat_rows(0)


def _head(book: Workbook, tab: Worksheet, headers: Sequence[str], rows: int) -> None:
    style = book.add_format(HEADER)
    for column, header in enumerate(headers):
        tab.write_string(0, column, header, style)
    tab.freeze_panes(1, 0)
    tab.autofilter(0, 0, rows, len(headers) - 1)


def _body(book: Workbook, tab: Worksheet, rows: Sequence[Sequence[Cell]]) -> None:
    # The prefix is Excel's own mark of a text: without it, «=1+1» becomes a formula when somebody edits the cell.
    text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    figure = book.add_format({"valign": "top"})
    day = book.add_format({"num_format": DAY, "valign": "top", "align": "left"})
    moment = book.add_format({"num_format": MOMENT, "valign": "top", "align": "left"})
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write(tab, line, column, cell, text, figure, moment if isinstance(cell, datetime) else day)


def _write(tab: Worksheet, line: int, column: int, cell: Cell, text: Format, figure: Format, dated: Format) -> None:
    """By the value's type and never by its looks: a text that looks like a number, link or formula is a text."""
    if isinstance(cell, str):
        tab.write_string(line, column, _cut(cell), text)
    elif isinstance(cell, date):
        tab.write_datetime(line, column, cell, dated)
    elif cell is not None:
        tab.write_number(line, column, cell, figure)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _tab_name(title: str) -> str:
    """Without the signs that Excel forbids, and as long as it allows; it counts in UTF-16."""
    plain = NOT_IN_A_NAME.sub(" ", title).encode("utf-16-le")[: 2 * LONGEST_NAME]
    return plain.decode("utf-16-le", "ignore").strip("' ")


def _width(header: str, cells: Iterable[int]) -> int:
    """A header of several words is wrapped: on paper the table is as large as it can be."""
    longest = max(map(len, header.split()), default=0)
    return min(WIDE, max(NARROW, longest + ARROW, *cells, 0))


def _lines(header: str, width: int) -> int:
    return len(wrap(header, width - ARROW)) or 1


def _length(cell: Cell) -> int:
    """How many letters it is wide, with a little air."""
    if isinstance(cell, date):
        return len(MOMENT if isinstance(cell, datetime) else DAY) + 1
    lines = [] if cell is None else str(cell).splitlines()
    return max(map(len, lines), default=0) + 1
