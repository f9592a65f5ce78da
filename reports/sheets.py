"""Tables as .xlsx, for whoever wants to sort, count and print for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

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
WHOLE, RATE = "#,##0", "#,##0.00"  # each program puts in its reader's own signs
A4 = 9  # as Excel counts paper
A_LINE = 15  # points
LEFT: dict[str, Any] = {"align": "left", "indent": 1}  # away from a number beside it
RIGHT: dict[str, Any] = {"align": "right"}
HEADER = {"bold": True, "bg_color": "#dbe7f6", "bottom": 1, "text_wrap": True, "valign": "vcenter"}


@dataclass(frozen=True, slots=True)
class Tab:
    """One table. `total`: what the last line is called, in which columns of whole numbers are summed up by formulas.

    `chart` is drawn beside it, a bar for each line: the columns of the names and of the numbers, counted from nought.
    """

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    total: str = ""
    summed: Sequence[int] = ()
    chart: tuple[int, int] | None = None


def sheet(title: str, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """One table on one tab. Moments are given as the reader's clock shows them, for Excel knows no zones."""
    return book([Tab(title, headers, rows)])


def book(tabs: Sequence[Tab]) -> bytes:
    from xlsxwriter import Workbook

    out, names = BytesIO(), list[str]()
    with Workbook(out, {"in_memory": True}) as made:
        for one in tabs:
            name = _tab_name(one.title)
            tab = made.add_worksheet(name if name.lower() not in names else f"{name[: LONGEST_NAME - 3]} {len(names)}")
            names.append(name.lower())
            _filled(made, tab, one)
    return out.getvalue()


def _filled(made: Workbook, tab: Worksheet, one: Tab) -> None:
    counted = [any(isinstance(row[at], int | float) for row in one.rows) for at in range(len(one.headers))]
    _head(made, tab, one.headers, len(one.rows), counted)
    _body(made, tab, one.rows, counted)
    if one.total and one.rows:
        _total(made, tab, one)
    _on_paper(tab)
    widths = [_width(header, [_length(row[column]) for row in one.rows]) for column, header in enumerate(one.headers)]
    for column, width in enumerate(widths):
        tab.set_column(column, column, width)
    # Not every program does it by itself.
    tab.set_row(0, A_LINE * max(map(_lines, one.headers, widths), default=1))
    if one.chart is not None and one.rows:
        _chart(made, tab, one, one.chart)


def _total(made: Workbook, tab: Worksheet, one: Tab) -> None:
    """With its value beside the formula, for programs that reckon nothing. Of no data there is no sum."""
    style = made.add_format({"bold": True, "top": 1, "num_format": WHOLE})
    last = len(one.rows)
    for column in range(len(one.headers)):
        tab.write_blank(last + 1, column, None, style)
    tab.write_string(last + 1, 0, one.total, made.add_format({"bold": True, "top": 1} | LEFT))
    for column in one.summed:
        letter = chr(ord("A") + column)
        if known := [cell for row in one.rows if isinstance(cell := row[column], int)]:
            tab.write_formula(last + 1, column, f"=SUM({letter}2:{letter}{last + 1})", style, sum(known))


def _chart(made: Workbook, tab: Worksheet, one: Tab, columns: tuple[int, int]) -> None:
    names, numbers = columns
    chart = made.add_chart({"type": "bar"})
    here, last = tab.get_name(), len(one.rows)
    chart.add_series({
        "name": [here, 0, numbers], "categories": [here, 1, names, last, names],
        "values": [here, 1, numbers, last, numbers], "fill": {"color": "#2f80ed"}, "gap": 40,
        "data_labels": {"value": True},
    })  # fmt: skip
    chart.set_title({"name": one.title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 8}})  # none of the names is left out
    chart.set_x_axis({"major_gridlines": {"visible": False}, "num_format": "0", "label_position": "high"})
    chart.set_size({"width": 720, "height": max(220, 32 * last + 90)})
    tab.insert_chart(1, len(one.headers) + 1, chart)


def _on_paper(tab: Worksheet) -> None:
    """A page as wide as the table, with its head on each."""
    tab.set_landscape()
    tab.set_paper(A4)
    tab.fit_to_pages(1, 0)
    tab.repeat_rows(0)


def _head(book: Workbook, tab: Worksheet, headers: Sequence[str], rows: int, counted: Sequence[bool]) -> None:
    """`counted`: the columns of numbers, in which all stands at the right."""
    left, right = book.add_format(HEADER | LEFT), book.add_format(HEADER | RIGHT)
    for column, header in enumerate(headers):
        tab.write_string(0, column, header, right if counted[column] else left)
    tab.freeze_panes(1, 0)
    tab.autofilter(0, 0, rows, len(headers) - 1)


def _body(book: Workbook, tab: Worksheet, rows: Sequence[Sequence[Cell]], counted: Sequence[bool]) -> None:
    of_texts, of_numbers = _styles(book, LEFT), _styles(book, RIGHT)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write(tab, line, column, cell, of_numbers if counted[column] else of_texts)


def _styles(book: Workbook, stands: dict[str, Any]) -> dict[type, Format]:
    made: dict[type, Format] = {kind: book.add_format({"num_format": shown, "valign": "top"} | stands)
            for kind, shown in ((int, WHOLE), (float, RATE), (date, DAY), (datetime, MOMENT))}  # fmt: skip
    # The prefix is Excel's own mark of a text: without it, «=1+1» becomes a formula when somebody edits the cell.
    made[str] = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True} | stands)
    return made


def _write(tab: Worksheet, line: int, column: int, cell: Cell, styles: dict[type, Format]) -> None:
    """By the value's type and never by its looks: a text that looks like a number, link or formula is a text."""
    if isinstance(cell, str):
        tab.write_string(line, column, _cut(cell), styles[str])
    elif isinstance(cell, date):
        tab.write_datetime(line, column, cell, styles[datetime if isinstance(cell, datetime) else date])
    elif cell is not None:
        tab.write_number(line, column, cell, styles[float if isinstance(cell, float) else int])


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
