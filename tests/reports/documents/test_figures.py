"""A corrected Word is read back: each figure with its place, and what differs from ours."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from reports.documents import figures
from reports.documents.figures import TooManyFigures, differences, figures_in, figures_of
from reports.documents.safe import Unsafe
from reports.documents.structure import Column, Paragraph, Table
from reports.documents.word import word
from tests.reports.documents.sample import KAZAKH, RUSSIAN
from tests.reports.documents.test_safe import HOSTILE, changed, in_body

WRITTEN = [
    ("31\u00a0208 мүше", ["31208"]), ("31 208 членов", ["31208"]), ("31\u202f208", ["31208"]), ("31208", ["31208"]),
    ("6,2 мың", ["6200"]), ("6,2\u00a0тыс. подписчиков", ["6200"]), ("6200", ["6200"]), ("1,5 млн", ["1500000"]),
    ("20 %", ["20%"]), ("20%-ы", ["20%"]), ("20", ["20"]),
    ("+81, −10, -10", ["81", "-10", "-10"]), ("10–16 қараша", ["10", "16"]), ("10-16", ["10", "16"]),
    ("2–3", ["2", "3"]),
    ("01.09.2026 және 1.9.2026", ["1.9.2026", "1.9.2026"]), ("2025 жылғы 21 қараша", ["2025", "21"]),
    ("№ 12", ["12"]), ("№12", ["12"]), ("5-сынып", ["5"]), ("1) бірінші 2 рет", ["2"]), ("Всего 1)", ["1"]),
    ("2023 92", ["2023", "92"]), ("12 345 678,90", ["12345678.9"]), ("100 20", ["100", "20"]), ("A7K2", []),
    ("сан жоқ", []),
    ("0", ["0"]), ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), WRITTEN)
def test_what_is_a_figure(text, values):
    assert [one.value for one in figures_of(text)] == values


@pytest.mark.parametrize("document", [KAZAKH, RUSSIAN], ids=["kk", "ru"])
def test_ours_has_its_figures_in_order(document):
    found = figures_in(word(document))
    values = [one.value for one in found]
    assert {"13", "545", "31208", "92", "173", "81", "163", "-10", "428", "430", "6200", "20%", "50%", "48"} <= set(
        values
    )
    assert values.index("13") < values.index("31208") < values.index("92") < values.index("6200") < values.index("48")
    [cell] = [one for one in found if one.value == "163"]
    assert cell.cell == (1, 4, 2)
    assert cell.around.startswith("2025 · 163 · −10")


def test_nothing_differs_from_itself():
    ours = figures_in(word(RUSSIAN))
    assert differences(ours, figures_in(word(RUSSIAN))) == []


def test_what_was_corrected_is_shown():
    ours = word(RUSSIAN)
    corrected = docx.Document(BytesIO(ours))
    corrected.tables[0].rows[2].cells[1].text = "174"
    for line in corrected.paragraphs:
        if "545" in line.text:
            line.text = line.text.replace("545", "546").replace("31\u00a0208", "31208")  # only written otherwise
        if "430" in line.text:
            line.text = "Расхождений нет."
    corrected.add_paragraph("Прошло 3 семинара.")
    out = BytesIO()
    corrected.save(out)
    found = differences(figures_in(ours), figures_in(out.getvalue()))
    told = [(one.ours and one.ours.written, one.theirs and one.theirs.written) for one in found]
    assert told == [("545", "546"), ("173", "174"), ("430", None), ("2", None), (None, "3")]
    assert found[1].theirs.around == "2024 · 174 · +81"
    assert found[-1].theirs.around == "Прошло 3 семинара."


def test_corrections_count_as_taken():
    """Word keeps what was struck out, and what was written instead."""
    tracked = in_body(
        '<w:del w:id="1"><w:r><w:delText>7</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>8</w:t></w:r></w:ins>'
        "<w:r><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r><w:r><w:tab/><w:t>3</w:t></w:r>"
    )
    assert [one.value for one in figures_in(tracked)] == ["812", "3"]


def test_hostile_ones_are_not_opened():
    for make_it, _ in HOSTILE.values():
        with pytest.raises(Unsafe):
            figures_in(make_it())


def test_as_many_as_no_report_has(monkeypatch):
    monkeypatch.setattr(figures, "MOST", 100)
    with pytest.raises(TooManyFigures):
        figures_in(word(replace(KAZAKH, blocks=(Paragraph("1 2 3 4 5 6 7 8 9 " * 20),))))


def test_a_very_wide_row_is_no_trap():
    cells = "<w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc>" * 4000
    wide = changed("word/document.xml", "<w:body>", f"<w:body><w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert len(figures_in(wide)) == 4000


def test_tables_within_tables():
    made = docx.Document(BytesIO(word(replace(KAZAKH, blocks=(Table((Column("A"),), (("7",),)),)))))
    made.tables[0].rows[1].cells[0].add_table(1, 1).rows[0].cells[0].text = "9"
    out = BytesIO()
    made.save(out)
    assert [(one.value, one.cell) for one in figures_in(out.getvalue())][-2:] == [("7", (1, 2, 1)), ("9", (2, 1, 1))]
