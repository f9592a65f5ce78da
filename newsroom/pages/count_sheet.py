"""A spreadsheet of past counts as it is read: what each cell says, and row by row what is wrong with it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from newsroom.errors import Refused
from newsroom.values.days import DAY, parse_dated
from newsroom.values.figures import MOST_COUNTED, Amount, Doubt, parse_count

LARGEST, LARGEST_OPENED = 1_000_000, 20_000_000  # bytes: as it comes, and when it is unpacked
MOST_ROWS, MOST_COLUMNS = 2_000, 400
LONGEST_SHOWN = 40  # letters of what stands in a wrong cell
# Number of the page, its place, its name, its link; behind them a day to a column.
NUMBER, PLACE, NAME, LINK = range(4)
FIRST_DAY = 4
A_CELL = re.compile(rb"""<c\b[^>]*?\br=["']([A-Z]+)([0-9]+)["'](?:[^>]*[^/>])?>""")
Cell = str | float | date | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one cell says. `row` and `column` are where the reader finds it."""

    row: int
    column: str
    page_id: int
    url: str
    on_day: date
    precision: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Wrong:
    """`kind` is put into words by whoever tells it."""

    row: int
    column: str
    kind: str
    written: str = ""


class NoSheet(ValueError):
    """No spreadsheet of ours: `kind` says why."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def read(content: bytes, today: date) -> tuple[list[Told], list[Wrong]]:
    """Of the first tab."""
    return parse(_cells(content), today)


def _cells(content: bytes) -> Sequence[Sequence[Cell]]:
    """Measured before it is opened: a small file can unpack to anything."""
    from python_calamine import CalamineError, CalamineWorkbook  # only this needs it

    if len(content) > LARGEST:
        raise NoSheet("too_large")
    try:
        with ZipFile(BytesIO(content)) as packed:
            opened = sum(one.file_size for one in packed.infolist())
            if opened > LARGEST_OPENED or _has_far_cell(packed):
                raise NoSheet("too_large")
        tab = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
        if tab.total_height > MOST_ROWS or tab.total_width > MOST_COLUMNS:
            raise NoSheet("too_large")
        return tab.to_python(skip_empty_area=False)
    except (BadZipFile, CalamineError, RuntimeError, zlib.error):  # a part of it is locked, or broken
        raise NoSheet("no_sheet") from None


def _has_far_cell(packed: ZipFile) -> bool:
    """One is enough: the reader makes room for all cells before it. A tab may lie under any name."""
    parts = [packed.read(name) for name in packed.namelist()]
    cells = {found.groups() for part in parts for found in A_CELL.finditer(part)}
    return any(len(row) > 6 or int(row) > MOST_ROWS or _column(name) > MOST_COLUMNS for name, row in cells)


def _column(name: bytes) -> int:
    return sum((letter - ord("A") + 1) * 26**at for at, letter in enumerate(reversed(name[-6:])))


def parse(rows: Sequence[Sequence[Cell]], today: date) -> tuple[list[Told], list[Wrong]]:
    """The first row has the days. A row without a number, or a column without a day, has nothing to say."""
    if not rows or len(rows[0]) <= FIRST_DAY:
        raise NoSheet("no_days")
    days, wrong = _days(rows[0], today)
    told: list[Told] = []
    for place, row in enumerate(rows[1:], start=2):
        written = {at: row[at] for at in range(FIRST_DAY, len(row)) if not _is_blank(row[at])}
        if not written:
            continue
        page_id = _page_id(row[NUMBER])
        if page_id is None:
            wrong.append(Wrong(place, letters(NUMBER), "no_number", _shown(row[NUMBER])))
            continue
        for at, cell in written.items():
            one = _told(place, at, cell, days)
            if isinstance(one, Wrong):
                wrong.append(one)
            elif one is not None:
                told.append(Told(place, letters(at), page_id, _shown(row[LINK], 512), *one))
    return _once(told, wrong)


def _days(head: Sequence[Cell], today: date) -> tuple[dict[int, tuple[date, str]], list[Wrong]]:
    days, wrong = {}, []
    for at in range(FIRST_DAY, len(head)):
        if _is_blank(head[at]):
            continue
        try:
            days[at] = _day(head[at], today)
        except Refused as refused:
            wrong.append(Wrong(1, letters(at), refused.kind, _shown(head[at])))
    return days, wrong


def _day(cell: Cell, today: date) -> tuple[date, str]:
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        if day > today:
            raise Refused("day_to_come")
        return day, DAY
    if isinstance(cell, float) and cell.is_integer():  # a year alone
        cell = str(int(cell))
    return parse_dated(str(cell), today)


def _told(row: int, at: int, cell: Cell, days: dict[int, tuple[date, str]]) -> tuple[date, str, Amount] | Wrong | None:
    """None below a day that is wrong itself: that has been told already."""
    if at not in days:
        return None
    try:
        amount = _amount(cell)
    except Refused:
        return Wrong(row, letters(at), "not_a_number", _shown(cell))
    if isinstance(amount, Doubt):
        return Wrong(row, letters(at), "two_ways", _shown(cell))
    return *days[at], amount


def _amount(cell: Cell) -> Amount | Doubt:
    if isinstance(cell, float) and cell.is_integer() and 0 <= cell <= MOST_COUNTED:
        return Amount(int(cell))
    if isinstance(cell, str):
        return parse_count(cell)
    raise Refused("not_a_number")


def _once(told: list[Told], wrong: list[Wrong]) -> tuple[list[Told], list[Wrong]]:
    """A page is told of once for each day: which of two would be meant?"""
    first: dict[tuple[int, date], Told] = {}
    again = [one for one in told if first.setdefault((one.page_id, one.on_day), one) is not one]
    wrong = [*wrong, *(Wrong(one.row, one.column, "twice") for one in again)]
    return list(first.values()), sorted(wrong, key=lambda one: (one.row, len(one.column), one.column))


def _page_id(cell: Cell) -> int | None:
    if isinstance(cell, str) and cell.strip().isdecimal() and len(cell.strip()) < 16:
        return int(cell)
    return int(cell) if isinstance(cell, float) and cell.is_integer() and 0 < cell < 2**53 else None


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _shown(cell: Cell, most: int = LONGEST_SHOWN) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else str(cell).strip()
    return text if len(text) <= most else text[: most - 1] + "…"


def letters(at: int) -> str:
    """A column as a spreadsheet names it."""
    return "".join(reversed(list(_letters(at + 1))))


def _letters(number: int) -> Iterator[str]:
    while number:
        number, left = divmod(number - 1, 26)
        yield chr(ord("A") + left)
