"""A table that opens as a table: values of their kind, texts that stay texts."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.sheets import Tab, book, sheet

HEADERS = ["Филиал", "Материал", "Күні", "Қабылданды"]
ROWS = [
    ["Риддер қаласы", 12, date(2026, 11, 21), datetime(2026, 11, 21, 14, 5)],  # noqa: DTZ001  a clock's time, no zone
    ["Ұлан ауданы", 0, None, None],
]


def opened(headers=HEADERS, rows=ROWS, title="Материалдар") -> Worksheet:
    return load_workbook(BytesIO(sheet(title, headers, rows))).active


def column(values: list[object]) -> list[object]:
    """One column's cells, below a header."""
    return [row[0] for row in opened(["Мәтін"], [[value] for value in values]).iter_rows(min_row=2)]


def test_values_come_back_as_what_they_are():
    rows = [[cell.value for cell in row] for row in opened().iter_rows()]
    assert rows[0] == HEADERS
    assert rows[1] == ["Риддер қаласы", 12, datetime(2026, 11, 21), datetime(2026, 11, 21, 14, 5)]  # noqa: DTZ001
    assert rows[2] == ["Ұлан ауданы", 0, None, None], "nought is a figure, and nothing is an empty cell"


def test_days_and_moments_are_shown_as_people_write_them():
    first = opened()[2]
    assert first[2].number_format == "dd.mm.yyyy"
    assert first[3].number_format == "dd.mm.yyyy hh:mm"
    assert first[2].is_date
    assert first[3].is_date


def test_the_header_stands_out_and_stays():
    tab = opened()
    assert all(cell.font.bold and cell.fill.fill_type == "solid" for cell in tab[1])
    assert not any(cell.font.bold for cell in tab[2])
    assert tab.freeze_panes == "A2"
    assert tab.auto_filter.ref == "A1:D3"


@pytest.mark.parametrize("text", ["=1+1", "+7 701", "-5", "@name", '=HYPERLINK("https://example.org")', "{=1}", "0012"])
def test_a_text_is_never_counted(text):
    [cell] = column([text])
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix, "nor when somebody edits the cell"


def test_a_link_is_a_text_like_any_other():
    """Excel bears some sixty-five thousand links in a sheet, and none of more than two thousand letters."""
    [cell] = column(["https://www.facebook.com/" + "a" * 3000])
    assert cell.hyperlink is None
    assert len(cell.value) == 3025


def test_long_texts_are_wrapped_in_a_column_of_bounded_width():
    tab = opened(["Саны", "Мәтін"], [[1, "Құқықтық түсіндірме " * 50]])
    assert tab["B2"].alignment.wrap_text
    assert tab.column_dimensions["B"].width == pytest.approx(60, abs=1)
    assert 8 <= tab.column_dimensions["A"].width < 12


def test_a_column_is_as_wide_as_its_longest_line_or_the_longest_word_of_its_header():
    rows = [["қысқа", "Катонқарағай ауданы\nРиддер", ROWS[0][3]]]
    widths = [opened(["Жарияланымдар саны", "Ф", "К"], rows).column_dimensions[name].width for name in "ABC"]
    assert widths == pytest.approx([16, 20, 17], abs=1)


def test_a_header_of_several_words_is_seen_whole():
    """It is wrapped, so that on paper the table is as large as it can be; a row is high enough for the longest."""
    heights = [opened([header], [["қысқа"]]).row_dimensions[1].height for header in ("Саны", "Соңғы өз жазбасы", "")]
    assert heights == [None, 45, None], "none is told where it is as high as any"


def test_more_than_a_cell_holds_is_cut_and_said_so():
    [cell, other] = column(["ұ" * 40_000, "ұ" * 32_767])
    assert len(cell.value) == 32_767
    assert cell.value.endswith("ұ…")
    assert other.value == "ұ" * 32_767


def test_signs_that_no_key_has_do_not_break_the_file():
    [cell] = column(["бір\x0bекі\x00үш <&> 🙂"])
    assert cell.value.startswith("бір")
    assert cell.value.endswith("үш <&> 🙂")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Материалдар", "Материалдар"),
        ("Есеп: 10/11 [2026]?", "Есеп  10 11  2026"),
        ("'Ұлан'", "Ұлан"),
        ("Шығыс Қазақстан облысының филиалдары", "Шығыс Қазақстан облысының филиа"),
        ("🙂" * 20, "🙂" * 15),
    ],
)
def test_any_title_makes_a_tab(title, shown):
    assert opened(title=title).title == shown


def test_no_rows_are_a_table_too():
    tab = opened(rows=[])
    assert [cell.value for cell in tab[1]] == HEADERS
    assert tab.max_row == 1


def test_thousands_of_rows():
    content = sheet("Көп", HEADERS, ROWS * 3500)
    assert load_workbook(BytesIO(content), read_only=True).active.max_row == 7001
    assert ZipFile(BytesIO(content)).testzip() is None


def test_a_book_has_a_tab_for_each_table_with_totals_as_formulas_and_a_chart():
    """Two tabs of one name are told apart; a name that looks like a formula stays a name."""
    tabs = [Tab("Филиалдар", ["Атауы", "Саны"], [["=1+1", 2], ["Риддер", 3]], "Барлығы", (1,), (0, 1))] * 2
    content = book([*tabs, Tab("Бос", ["Атауы"], [])])
    first, second, empty = load_workbook(BytesIO(content)).worksheets
    assert (first.title, second.title) == ("Филиалдар", "Филиалдар 1")
    assert [(cell.value, cell.data_type) for cell in first["A"]][1] == ("=1+1", "s")
    assert (first["A4"].value, first["B4"].value, first.freeze_panes) == ("Барлығы", "=SUM(B2:B3)", "A2")
    assert load_workbook(BytesIO(content), data_only=True).worksheets[0]["B4"].value == 5
    with ZipFile(BytesIO(content)) as parts:
        assert sum(name.startswith("xl/charts/chart") for name in parts.namelist()) == 2
    assert empty.max_row == 1


def test_of_no_data_there_is_no_sum_and_numbers_stand_at_the_right():
    """With what is said in their column instead; texts keep away from them."""
    rows = [["Риддер", 1200, "дерек жоқ", 0.5], ["Ұлан", "дерек жоқ", "дерек жоқ", 1.0]]
    tab = Tab("Филиалдар", ["Атауы", "Саны", "Бұрын", "Үлесі"], rows, "Барлығы", (1, 2))
    sheet = load_workbook(BytesIO(book([tab]))).active
    assert [cell.value for cell in sheet[4]] == ["Барлығы", "=SUM(B2:B3)", None, None]
    assert [cell.number_format for cell in sheet[2]][1::2] == ["#,##0", "#,##0.00"]
    stands = [[cell.alignment.horizontal for cell in row] for row in sheet.iter_rows(max_row=3)]
    assert stands == [["left", "right", "left", "right"]] * 3
    assert sheet["C2"].alignment.indent == 1
