"""No word of a table is torn as long as letters can be read; columns are as wide as was asked for, or as words need."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.documents.pdf import SIZES, pdf
from reports.documents.structure import Column, Document, Table
from reports.documents.widths import laid_out

NAMES = ("Шығыс Қазақстан облысы", "Солтүстік Қазақстан облысы", "Маңғыстау облысы")
HEADS = ("Материалдар саны", "Жазылушылар саны", "Өзгерісі", "Газетке жазылу, дана", "1000 мүшеге шаққанда")


def table(figures: int, share: int = 4) -> Table:
    columns = (Column("Облыс", share=share), *[Column(HEADS[n % len(HEADS)], is_figure=True) for n in range(figures)])
    return Table(columns, [(name, *["31\u00a0208"] * figures) for name in NAMES], total=("Барлығы", "1"))


def test_by_shares_where_there_is_room():
    assert laid_out(Table((Column("А", share=3), Column("Б")), (("в", "г"),)), 160, SIZES) == (SIZES[0], [120.0, 40.0])


@pytest.mark.parametrize("figures", range(1, 8))
def test_widths_add_up_and_no_word_is_torn(figures):
    size, widths = laid_out(table(figures), 165, SIZES)
    assert sum(widths) == pytest.approx(165)
    assert size in SIZES
    [page] = PdfReader(BytesIO(pdf(Document("kk", "Шолу", (table(figures),))))).pages
    said = page.extract_text().split()
    assert {word for name in NAMES for word in name.split()} <= set(said)
    assert {word for head in HEADS[:figures] for word in head.split()} <= set(said)


def test_smaller_where_it_must_be():
    sizes = [laid_out(table(figures), 165, SIZES)[0] for figures in range(1, 10)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == SIZES[0] > sizes[-1]


def test_a_narrow_share_gets_what_its_words_need():
    _, widths = laid_out(table(2, share=40), 165, SIZES)
    assert min(widths) > 20


@pytest.mark.parametrize("odd", [Table((Column(""),), ()), Table((Column("Щ" * 500), Column("б")), (("Щ" * 500,),))])
def test_whatever_stands_there(odd):
    _, widths = laid_out(odd, 165, SIZES)
    assert sum(widths) == pytest.approx(165)
    assert min(widths) > 0
