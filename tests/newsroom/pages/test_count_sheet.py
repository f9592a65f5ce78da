"""A spreadsheet of past counts: what each cell says, what is wrong and where; and what becomes of it."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import insert, select

from db.tables import Figure
from newsroom.pages import count_sheet, past_counts
from newsroom.pages.count_sheet import NoSheet, Wrong, letters, parse
from newsroom.pages.past_counts import Plan
from newsroom.values.figures import Amount
from reports.sheets import sheet
from tests.newsroom.everybody import NOW, page_of, place

TODAY = date(2026, 11, 16)
HEAD = ["№", "Орны", "Парақша", "Сілтеме"]
ROW = [7.0, "Риддер", "Facebook", ""]


@pytest.mark.parametrize(
    ("day", "cell", "said"),
    [
        ("31.12.2024", 225.0, (date(2024, 12, 31), "day", Amount(225))),
        (date(2024, 12, 31), 225.0, (date(2024, 12, 31), "day", Amount(225))),
        (datetime(2024, 12, 31), "225", (date(2024, 12, 31), "day", Amount(225))),  # noqa: DTZ001
        ("2024-12", "6,2 мың", (date(2024, 12, 1), "month", Amount(6200))),
        (2024.0, "шамамен 6,2 мың", (date(2024, 1, 1), "year", Amount(6200, "about"))),
        ("қараша 2025", "220-230", (date(2025, 11, 1), "month", Amount(225, "range", 220, 230))),
        ("16.11.2026", 0.0, (TODAY, "day", Amount(0))),
    ],
)
def test_what_a_cell_says(day, cell, said):
    told, wrong = parse([[*HEAD, day], [*ROW, cell]], TODAY)
    assert wrong == []
    assert [(one.on_day, one.precision, one.amount) for one in told] == [said]


@pytest.mark.parametrize(
    ("head", "row", "wrong"),
    [
        (["31.12.2024"], [*ROW, "көп"], Wrong(2, "E", "not_a_number", "көп")),
        (["31.12.2024"], [*ROW, -5.0], Wrong(2, "E", "not_a_number", "-5")),
        (["31.12.2024"], [*ROW, 2.5], Wrong(2, "E", "not_a_number", "2.5")),
        (["31.12.2024"], [*ROW, 1e300], Wrong(2, "E", "not_a_number", f"{int(1e300)}"[:39] + "…")),
        (["31.12.2024"], [*ROW, True], Wrong(2, "E", "not_a_number", "True")),
        (["31.12.2024"], [*ROW, date(2024, 1, 1)], Wrong(2, "E", "not_a_number", "2024-01-01")),
        (["31.12.2024"], [*ROW, "6.200 мың"], Wrong(2, "E", "two_ways", "6.200 мың")),
        (["31.12.2024"], ["", "Риддер", "", "", 5.0], Wrong(2, "A", "no_number")),
        (["31.12.2024"], ["жеті", "Риддер", "", "", 5.0], Wrong(2, "A", "no_number", "жеті")),
        (["31.12.2024"], [-7.0, "Риддер", "", "", 5.0], Wrong(2, "A", "no_number", "-7")),
        (["31.12.2024"], ["9" * 30, "Риддер", "", "", 5.0], Wrong(2, "A", "no_number", "9" * 30)),
        (["жақында"], [*ROW, 5.0], Wrong(1, "E", "not_a_date", "жақында")),
        (["17.11.2026"], [*ROW, 5.0], Wrong(1, "E", "day_to_come", "17.11.2026")),
        ([date(2027, 1, 1)], [*ROW, 5.0], Wrong(1, "E", "day_to_come", "2027-01-01")),
        (["31.12.2024", "2024-12-31"], [*ROW, 5.0, 6.0], Wrong(2, "F", "twice")),
    ],
)
def test_what_is_wrong_is_told_by_its_cell(head, row, wrong):
    """And the rest of the sheet is not held up by it."""
    good = [8.0, "Ұлан", "Facebook", "", *(None,) * (len(head) - 1), None]
    told, found = parse([[*HEAD, *head, "30.11.2024"], [*row, None], [*good, 65.0]], TODAY)
    assert found == [wrong]
    assert (8, Amount(65)) in [(one.page_id, one.amount) for one in told]


@pytest.mark.parametrize("rows", [[], [[]], [["№"]], [HEAD]])
def test_a_sheet_without_days(rows):
    with pytest.raises(NoSheet) as none:
        parse(rows, TODAY)
    assert none.value.kind == "no_days"


def test_rows_without_anything_say_nothing():
    assert parse([[*HEAD, "31.12.2024"], ["", "", "", "", ""], [*ROW, "  "], [*ROW, None]], TODAY) == ([], [])


def test_columns_are_named_as_spreadsheets_name_them():
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def bomb() -> bytes:
    """A hundred megabytes of nothing in a hundred kilobytes."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_000)
    return held.getvalue()


def with_a_cell_at(name: str) -> bytes:
    """As somebody's key slipped, far below or far to the right."""
    held, written = BytesIO(), BytesIO(sheet("x", [*HEAD, "31.12.2024"], [[7, "", "", "", 1]]))
    book = load_workbook(written)
    book.active[name] = "."
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda: b"", "no_sheet"),
        (lambda: b"PK\x03\x04 and no more", "no_sheet"),
        (lambda: "Риддер;225".encode(), "no_sheet"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 4000, "no_sheet"),
        (bomb, "too_large"),
        (lambda: b"PK" + b"0" * count_sheet.LARGEST, "too_large"),
        (lambda: sheet("x", [*HEAD, "31.12.2024"], [[7, "", "", "", 1]] * (count_sheet.MOST_ROWS + 1)), "too_large"),
        (lambda: sheet("x", [], []), "no_days"),
        *((partial(with_a_cell_at, name), "too_large") for name in ("XFD1048576", "XFD2", "E1048576", "OK2")),
    ],
)
def test_what_is_no_sheet_of_ours(make, kind):
    """Measured before it is opened."""
    content = make()
    with pytest.raises(NoSheet) as none:
        count_sheet.read(content, TODAY)
    assert none.value.kind == kind


def test_what_the_bot_sends_is_read_again():
    """As a person fills it in: numbers, words, a date typed over a head."""
    filled = sheet("Парақшалар", [*HEAD, "31.10.2026"], [[7, "Риддер", "Facebook", "https://fb.com/x", 225]])
    told, wrong = count_sheet.read(filled, TODAY)
    assert (wrong, [(one.row, one.column, one.page_id, one.url, one.amount.value) for one in told]) == (
        [], [(2, "E", 7, "https://fb.com/x", 225)],
    )  # fmt: skip


# ---- what becomes of it


def told(page: int, value: int, day: date, url: str = "", row: int = 2) -> count_sheet.Told:
    return count_sheet.Told(row, "E", page, url, day, "day", Amount(value))


async def figures(tx, page: int) -> list[tuple]:
    kept = select(Figure.value, Figure.on_day, Figure.source).where(Figure.page_id == page)
    return [tuple(row) for row in await tx.execute(kept.order_by(Figure.on_day, Figure.id))]


YEAR_AGO, MONTH_AGO = TODAY - timedelta(days=365), TODAY - timedelta(days=30)


def sizes(plan: Plan) -> tuple[int, int, int, int, int]:
    return len(plan.new), len(plan.changed), plan.same, len(plan.counted), len(plan.wrong)


async def test_brought_in_twice_it_changes_nothing(tx):
    vko, page = await place(tx, "vko"), await page_of(tx, "ridder")
    cells = [told(page, 100, YEAR_AGO), told(page, 120, MONTH_AGO)]
    assert sizes(await past_counts.plan(tx, vko, cells)) == (2, 0, 0, 0, 0)
    assert await figures(tx, page) == []
    assert sizes(await past_counts.bring_in(tx, None, vko, cells, NOW)) == (2, 0, 0, 0, 0)
    first = await figures(tx, page)
    assert first == [(100, YEAR_AGO, "sheet"), (120, MONTH_AGO, "sheet")]
    assert sizes(await past_counts.bring_in(tx, None, vko, cells, NOW)) == (0, 0, 2, 0, 0)
    assert await figures(tx, page) == first


async def test_said_otherwise_it_is_changed_and_what_was_counted_stays(tx):
    """What somebody counted in the bot is not written over by a sheet."""
    vko, page = await place(tx, "vko"), await page_of(tx, "ridder")
    await past_counts.bring_in(tx, None, vko, [told(page, 100, YEAR_AGO)], NOW)
    counted = {"organisation_id": await place(tx, "ridder"), "page_id": page, "kind": "followers", "value": 118}
    await tx.execute(insert(Figure).values(**counted, on_day=MONTH_AGO, entered_at=NOW))
    cells = [told(page, 105, YEAR_AGO), told(page, 120, MONTH_AGO)]
    made = await past_counts.bring_in(tx, None, vko, cells, NOW)
    assert sizes(made) == (0, 1, 0, 1, 0)
    assert (made.changed[0].kept.value, made.counted[0].kept.value) == (100, 118)
    assert await figures(tx, page) == [(105, YEAR_AGO, "sheet"), (118, MONTH_AGO, "bot")]


async def test_a_page_of_another_region_or_under_another_link_is_wrong(tx):
    """A row that was moved, a sheet of another database: nothing is noted of a page that was not meant."""
    vko, page, far = await place(tx, "vko"), await page_of(tx, "ridder"), await page_of(tx, "ayagoz")
    cells = [told(page, 5, YEAR_AGO, "https://www.facebook.com/another.page"), told(far, 6, YEAR_AGO, row=3),
             told(10**9, 7, YEAR_AGO, row=4)]  # fmt: skip
    assert await past_counts.region_of(tx, cells) == vko
    made = await past_counts.bring_in(tx, None, vko, cells, NOW)
    assert [(one.row, one.kind) for one in made.wrong] == [
        (2, "other_page"),
        (3, "no_such_page"),
        (4, "no_such_page"),
    ]
    assert await figures(tx, page) == await figures(tx, far) == []
    assert await past_counts.region_of(tx, [told(10**9, 7, YEAR_AGO)]) is None
