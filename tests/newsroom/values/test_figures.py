"""Figures as people write them in a chat, in a file, and off the screen of a platform."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import Refused
from newsroom.values.figures import Amount, Doubt, parse_amount, parse_count, parse_figure
from tests.newsroom.values.hostile import take_no_time

TODAY = date(2026, 11, 16)

AMOUNTS = [
    ("225", Amount(225)),
    (" 0 ", Amount(0)),
    ("007", Amount(7)),
    ("1234", Amount(1234)),
    ("1 234", Amount(1234)),
    ("31 208", Amount(31208)),
    ("31\u00a0208", Amount(31208)),
    ("31\u202f208", Amount(31208)),
    ("31\u2009208", Amount(31208)),
    ("6'200", Amount(6200)),
    ("6’200", Amount(6200)),
    ("1 200 000", Amount(1_200_000)),
    ("1.234", Amount(1234)),  # no part of a follower can be meant
    ("6,200", Amount(6200)),
    ("1.200.000", Amount(1_200_000)),
    ("1,200,000", Amount(1_200_000)),
    ("１２３", Amount(123)),
    ("１ ２３４", Amount(1234)),
    ("1\u200b234", Amount(1234)),
    ("\u200f225\u202c", Amount(225)),
    ("225.", Amount(225)),
    ("225!", Amount(225)),
    ("6,2 мың", Amount(6200)),
    ("6,2 мын", Amount(6200)),
    ("6,2 МЫҢ", Amount(6200)),
    ("6.2 мың.", Amount(6200)),
    ("6.25 мың", Amount(6250)),
    ("0,2 мың", Amount(200)),
    ("6,2 тыс.", Amount(6200)),
    ("6,2 тыс", Amount(6200)),
    ("6,2тыс.", Amount(6200)),
    ("6 тыс", Amount(6000)),
    ("6 тысяч", Amount(6000)),
    ("2 тысячи", Amount(2000)),
    ("6.2k", Amount(6200)),
    ("6.2K", Amount(6200)),
    ("6.2к", Amount(6200)),
    ("6,2 К", Amount(6200)),
    ("1 234,5 тыс.", Amount(1_234_500)),
    ("1,5 млн", Amount(1_500_000)),
    ("1,2345 млн", Amount(1_234_500)),
    ("1,250 млн", Amount(1_250_000)),  # as many millions would be more than people there are
    ("1234.567 мың", Amount(1_234_567)),
    ("жоқ", Amount(0)),
    ("Мүлдем жоқ.", Amount(0)),
    ("ни одного человека", Amount(0)),
    ("Нет", Amount(0)),
    ("none", Amount(0)),
    ("шамамен 6200", Amount(6200, "about")),
    ("шамамен 6,2 мың", Amount(6200, "about")),
    ("6 мыңға жуық", Amount(6000, "about")),
    ("200-ге жуық", Amount(200, "about")),
    ("200 ге жуык", Amount(200, "about")),
    ("около 6200", Amount(6200, "about")),
    ("около 6 200", Amount(6200, "about")),
    ("Примерно 6,2 тыс.", Amount(6200, "about")),
    ("приблизительно 200", Amount(200, "about")),
    ("около двух тысяч", Amount(2000, "about")),
    ("~200", Amount(200, "about")),
    ("~ 200", Amount(200, "about")),
    ("≈225", Amount(225, "about")),
    ("≈ 6,2 мың", Amount(6200, "about")),
    ("90-нан астам", Amount(90, "over")),
    ("90нан астам", Amount(90, "over")),
    ("90–нан астам", Amount(90, "over")),
    ("90-нан аса", Amount(90, "over")),
    ("6 мыңнан астам", Amount(6000, "over")),
    ("90-нан артық", Amount(90, "over")),
    ("90-нан көп", Amount(90, "over")),
    ("90 санынан артық", Amount(90, "over")),  # as the bot itself has printed it
    ("31\u00a0000-нан астам", Amount(31_000, "over")),  # as it does now
    ("180-нен астам", Amount(180, "over")),
    ("6\u00a0200-ден астам", Amount(6200, "over")),
    ("5-тен кем емес", Amount(5, "over")),
    ("кемінде 5", Amount(5, "over")),
    ("екіден астам", Amount(2, "over")),
    ("более 90", Amount(90, "over")),
    ("более чем 90", Amount(90, "over")),
    ("более 90-та", Amount(90, "over")),
    ("больше 6 тысяч", Amount(6000, "over")),
    ("Свыше 90", Amount(90, "over")),
    ("не менее 90", Amount(90, "over")),
    ("90+", Amount(90, "over")),
    ("90-ға дейін", Amount(90, "up_to")),
    ("екіге дейін", Amount(2, "up_to")),
    ("ең көбі 2", Amount(2, "up_to")),
    ("5-тен артық емес", Amount(5, "up_to")),
    ("до 2", Amount(2, "up_to")),
    ("до двух", Amount(2, "up_to")),
    ("до 2-х", Amount(2, "up_to")),
    ("до трёх", Amount(3, "up_to")),
    ("не более 2", Amount(2, "up_to")),
    ("не более чем 2", Amount(2, "up_to")),
    ("не больше 2", Amount(2, "up_to")),
    ("2-3", Amount(2, "range", 2, 3)),
    ("2–3", Amount(2, "range", 2, 3)),
    ("2 – 3", Amount(2, "range", 2, 3)),
    ("2—4", Amount(3, "range", 2, 4)),
    ("10–20", Amount(15, "range", 10, 20)),
    ("2-3 мың", Amount(2500, "range", 2000, 3000)),
    ("2 мың - 3 мың", Amount(2500, "range", 2000, 3000)),
    ("1,5-2 тыс.", Amount(1750, "range", 1500, 2000)),
    ("1 200 - 1 300", Amount(1250, "range", 1200, 1300)),
    ("225 адам", Amount(225)),
    ("225 жазылушы", Amount(225)),
    ("жазылушы саны 225", Amount(225)),
    ("шамамен 6200 жазылушы", Amount(6200, "about")),
    ("225 подписчиков", Amount(225)),
    ("подписчиков: 225", Amount(225)),
    ("225 чел.", Amount(225)),
    ("31 208 кәсіподақ мүшесі", Amount(31208)),
    ("31 208 членов профсоюза", Amount(31208)),
    ("545 первичных организаций", Amount(545)),
    ("13 филиал", Amount(13)),
    ("1 000 000 000", Amount(1_000_000_000)),
    ("about 6200", Amount(6200, "about")),  # the words of the tree file
    ("About 6200", Amount(6200, "about")),
    (" over 90 ", Amount(90, "over")),
    ("more than 90", Amount(90, "over")),
    ("up to 2", Amount(2, "up_to")),
]


@pytest.mark.parametrize(("text", "amount"), AMOUNTS)
def test_an_amount_as_it_is_told(text, amount):
    assert parse_amount(text) == amount


DOUBTFUL = [
    ("6,200 мың", Doubt(Amount(6200), Amount(6_200_000))),
    ("6.200 тыс.", Doubt(Amount(6200), Amount(6_200_000))),
    ("около 1,250k", Doubt(Amount(1250, "about"), Amount(1_250_000, "about"))),
    ("1,200-1,300 тыс.", Doubt(Amount(1250, "range", 1200, 1300), Amount(1_250_000, "range", 1_200_000, 1_300_000))),
]


@pytest.mark.parametrize(("text", "doubt"), DOUBTFUL)
def test_what_can_be_read_in_two_ways(text, doubt):
    """Only beside a word for thousands both can be meant."""
    assert parse_amount(text) == doubt


NO_AMOUNTS = [
    "", " ", "\u200b", "көп", "много", "many", "-5", "+90", "3-2", "2-3-4", "-", "2-", "около 2-3", "about 2-3",
    "около", "2,5", "6,2", "6.20", "0,200", "0 225", "1 20", "12 3456", "1,20,300", "1.200,300", "6,2555 мың",
    "900-1,2 тыс.",
    "1 000 000 001", "99999999999", "1-99999999999", "5 млн мың", "5 мың мың", "мың", "тысяч", "1/2", "5 %", "№ 5",
    "1e5",
    "²", "5²", "٣", "Ⅷ", "½", "1️⃣", "1\u0301", "𝟙𝟚", "двадцать", "тоғыз", "двух", "екі жүз", "более более 5",
    "около более 5", "доход 5", "5 лет", "250 м", "225\n230", "15:30", "24.11.2026", "a" * 5000, "9" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_is_no_amount(text):
    with pytest.raises(Refused, match="not_a_figure"):
        parse_amount(text)


COUNTS = [
    ("225", Amount(225)), (" 225 ", Amount(225)), ("6 200", Amount(6200)), ("6\u00a0200", Amount(6200)),
    ("6\u202f200", Amount(6200)), ("6.200", Amount(6200)), ("6,200", Amount(6200)), ("6'200", Amount(6200)),
    ("0", Amount(0)), ("100 000 000", Amount(100_000_000)), ("6,2 тыс.", Amount(6200)), ("6.2k", Amount(6200)),
    ("225 адам", Amount(225)), ("≈225", Amount(225, "about")), ("90-нан астам", Amount(90, "over")),
    ("6,200 мың", Doubt(Amount(6200), Amount(6_200_000))),
    ("123,456 тыс.", Amount(123_456)),  # as many thousands would be more than anybody follows
]  # fmt: skip


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_a_count_of_followers(text, count):
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["тоғыз", "", "-5", "6,2", "100000001", "101 млн", "1/2", "²", "9" * 5000])
def test_no_count_of_followers(text):
    with pytest.raises(Refused, match="not_a_number"):
        parse_count(text)


JANUARY = date(2026, 1, 1)
FIGURES = [
    ("31 208", (Amount(31208), None)),
    ("31 208, 01.01.2026", (Amount(31208), (JANUARY, "day"))),
    ("31 208; 01.2026", (Amount(31208), (JANUARY, "month"))),
    ("31 208\n01.01.2026", (Amount(31208), (JANUARY, "day"))),
    ("31208 01.01.2026", (Amount(31208), (JANUARY, "day"))),
    ("более 90, 1.1.2026", (Amount(90, "over"), (JANUARY, "day"))),
    ("шамамен 6,2 мың, 01.01.2026", (Amount(6200, "about"), (JANUARY, "day"))),
    ("31 208, 01.01.2026 ж.", (Amount(31208), (JANUARY, "day"))),
    ("31 208, 2026 жылғы 1 қаңтар", (Amount(31208), (JANUARY, "day"))),
    ("31 208 членов профсоюза, 1 января 2026 г.", (Amount(31208), (JANUARY, "day"))),
    ("31 208,01.01.2026", (Amount(31208), (JANUARY, "day"))),
    ("2-3 01.01.2026", (Amount(2, "range", 2, 3), (JANUARY, "day"))),
    ("225 кеше", (Amount(225), (date(2026, 11, 15), "day"))),
    ("225, 14 қараша", (Amount(225), (date(2026, 11, 14), "day"))),
    ("225 24 ноября 2025", (Amount(225), (date(2025, 11, 24), "day"))),
    ("31 208, ақпан 2026", (Amount(31208), (date(2026, 2, 1), "month"))),
    ("31 208 февраль 2026", (Amount(31208), (date(2026, 2, 1), "month"))),
    ("31 208, 2026", (Amount(31208), (JANUARY, "year"))),
    ("31 208 2026 ж.", (Amount(31208), (JANUARY, "year"))),
    ("2026", (Amount(2026), None)),  # a year alone could be a figure, and is
    ("6,200 мың, 01.01.2026", (Doubt(Amount(6200), Amount(6_200_000)), (JANUARY, "day"))),
]


@pytest.mark.parametrize(("text", "figure"), FIGURES)
def test_a_figure_with_its_day(text, figure):
    assert parse_figure(text, TODAY) == figure


@pytest.mark.parametrize(
    ("text", "why"),
    [("31 208 2026", "not_a_figure"), ("2 мая", "not_a_figure"), ("01.01.2026", "not_a_figure"),
     ("31 208 foo", "not_a_figure"), ("", "not_a_figure"), ("31 208, 31.02.2026", "not_a_date"),
     ("31 208, біраз", "not_a_date"), ("225\n230", "not_a_date"), ("2 310, 01.01.2030", "day_to_come"),
     ("2 310 ертең", "day_to_come")],
)  # fmt: skip
def test_a_figure_whose_day_is_not_clear(text, why):
    with pytest.raises(Refused, match=why):
        parse_figure(text, TODAY)


@given(st.text(alphabet="0123456789 .,'-–~+/мыңтысkкдоне\u00a0\u200b\n²٣", max_size=90))
def test_whatever_is_typed_is_understood_or_refused(text):
    for parse in (parse_amount, parse_count, lambda text: parse_figure(text, TODAY)):
        try:
            parse(text)
        except Refused as refused:
            assert refused.kind in ("not_a_figure", "not_a_number", "not_a_date", "day_to_come")


@pytest.mark.parametrize("parse", [parse_amount, parse_count, lambda text: parse_figure(text, TODAY)])
def test_the_longest_texts_take_no_time(parse):
    take_no_time(parse)
