"""Figures and dates as people write them in a chat."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.errors import Refused
from newsroom.values.figures import Amount
from newsroom.values.figures_told import amount_in, day_in, figure_in

AMOUNTS = [
    ("225", Amount(225)),
    (" 0 ", Amount(0)),
    ("31 208", Amount(31208)),
    ("31\u00a0208", Amount(31208)),
    ("31\u202f208", Amount(31208)),
    ("1 200 000", Amount(1_200_000)),
    ("6,2 мың", Amount(6200)),
    ("6.25 мың", Amount(6250)),
    ("6,2 тыс.", Amount(6200)),
    ("6 тыс", Amount(6000)),
    ("6 тысяч", Amount(6000)),
    ("2 тысячи", Amount(2000)),
    ("1,5 млн", Amount(1_500_000)),
    ("шамамен 6,2 мың", Amount(6200, "about")),
    ("6 мыңға жуық", Amount(6000, "about")),
    ("200-ге жуық", Amount(200, "about")),
    ("около 6 200", Amount(6200, "about")),
    ("Примерно 6,2 тыс.", Amount(6200, "about")),
    ("~200", Amount(200, "about")),
    ("~ 200", Amount(200, "about")),
    ("90-нан астам", Amount(90, "over")),
    ("90нан астам", Amount(90, "over")),
    ("6 мыңнан астам", Amount(6000, "over")),
    ("90-нан артық", Amount(90, "over")),
    ("5-тен кем емес", Amount(5, "over")),
    ("более 90", Amount(90, "over")),
    ("больше 6 тысяч", Amount(6000, "over")),
    ("Свыше 90", Amount(90, "over")),
    ("не менее 90", Amount(90, "over")),
    ("90-ға дейін", Amount(90, "up_to")),
    ("до 2", Amount(2, "up_to")),
    ("не более 2", Amount(2, "up_to")),
    ("не больше 2", Amount(2, "up_to")),
    ("2-3", Amount(2, "range", 2, 3)),
    ("2 – 3", Amount(2, "range", 2, 3)),
    ("2—4", Amount(3, "range", 2, 4)),
    ("2-3 мың", Amount(2500, "range", 2000, 3000)),
    ("1 000 000 000", Amount(1_000_000_000)),
]


@pytest.mark.parametrize(("told", "kept"), AMOUNTS)
def test_an_amount_as_it_is_told(told, kept):
    assert amount_in(told) == kept


NO_AMOUNTS = [
    "", " ", "көп", "много", "-5", "3-2", "2-3-4", "около 2-3", "около", "2,5", "6.200", "1 20", "12 3456", "5 адам",
    "1 000 000 001", "99999999999", "5 млн мың", "1/2", "²", "двадцать", "более более 5", "мың", "доход 5", "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("told", NO_AMOUNTS)
def test_what_is_no_amount(told):
    with pytest.raises(Refused, match="not_a_figure"):
        amount_in(told)


DAYS = [
    ("01.02.2026", date(2026, 2, 1), "day"),
    ("1.2.2026", date(2026, 2, 1), "day"),
    ("1/2/2026", date(2026, 2, 1), "day"),
    ("29.02.2024", date(2024, 2, 29), "day"),
    ("02.2026", date(2026, 2, 1), "month"),
    (" 2026 ", date(2026, 1, 1), "year"),
    ("2026 ж.", date(2026, 1, 1), "year"),
    ("01.02.2026 г.", date(2026, 2, 1), "day"),
]


@pytest.mark.parametrize(("told", "first", "precision"), DAYS)
def test_a_day_as_it_is_told(told, first, precision):
    assert day_in(told) == (first, precision)


@pytest.mark.parametrize(
    "told", ["", "кеше", "31.02.2026", "29.02.2025", "13.2026", "0.0.2026", "1.1.26", "2126", "20"]
)
def test_what_is_no_day(told):
    with pytest.raises(Refused, match="not_a_date"):
        day_in(told)


JANUARY = date(2026, 1, 1)
FIGURES = [
    ("31 208", (Amount(31208), None)),
    ("31 208, 01.01.2026", (Amount(31208), (JANUARY, "day"))),
    ("31 208; 01.2026", (Amount(31208), (JANUARY, "month"))),
    ("31208 01.01.2026", (Amount(31208), (JANUARY, "day"))),
    ("более 90, 1.1.2026", (Amount(90, "over"), (JANUARY, "day"))),
    ("шамамен 6,2 мың, 01.01.2026", (Amount(6200, "about"), (JANUARY, "day"))),
    ("31 208, 01.01.2026 ж.", (Amount(31208), (JANUARY, "day"))),
    ("31 208,01.01.2026", (Amount(31208), (JANUARY, "day"))),
    ("2-3 01.01.2026", (Amount(2, "range", 2, 3), (JANUARY, "day"))),
    ("2026", (Amount(2026), None)),  # a year alone could be a figure, and is
]


@pytest.mark.parametrize(("told", "kept"), FIGURES)
def test_a_figure_with_its_day(told, kept):
    assert figure_in(told) == kept


@pytest.mark.parametrize(("told", "why"), [("31 208, 2026", "not_a_figure"), ("31 208, 31.02.2026", "not_a_date")])
def test_a_figure_whose_day_is_not_clear(told, why):
    with pytest.raises(Refused, match=why):
        figure_in(told)
