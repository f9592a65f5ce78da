"""Days as people write them, in the words of our own buttons and others; months and years where they are enough."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import Refused
from newsroom.values.days import TO_COME, parse_dated, parse_day
from tests.newsroom.values.hostile import take_no_time

TODAY = date(2026, 11, 16)  # a Monday


def d(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


# text, when it was, when it shall be; a name is a refusal
NO, LATER = "not_a_date", "day_to_come"
DAYS = [
    ("бүгін", d(11, 16), d(11, 16)),
    ("Бүгін", d(11, 16), d(11, 16)),
    ("бугин", d(11, 16), d(11, 16)),
    ("бугiн", d(11, 16), d(11, 16)),  # with a Latin i
    ("БҮГІН.", d(11, 16), d(11, 16)),
    ("кеше", d(11, 15), d(11, 15)),
    ("Кеше!", d(11, 15), d(11, 15)),
    ("алдыңғы күні", d(11, 14), d(11, 14)),
    ("алдынгуни", d(11, 14), d(11, 14)),
    ("арғы күні", d(11, 14), d(11, 14)),
    ("ертең", LATER, d(11, 17)),
    ("ертен", LATER, d(11, 17)),
    ("бүрсігүні", LATER, d(11, 18)),
    ("сегодня", d(11, 16), d(11, 16)),
    ("вчера", d(11, 15), d(11, 15)),
    ("ВЧЕРА", d(11, 15), d(11, 15)),
    ("позавчера", d(11, 14), d(11, 14)),
    ("завтра", LATER, d(11, 17)),
    ("на завтра", LATER, d(11, 17)),
    ("послезавтра", LATER, d(11, 18)),
    ("\u200fкеше\u200b", d(11, 15), d(11, 15)),
    # without a year: the nearest in the direction of the question
    ("14.11", d(11, 14), d(11, 14, 2027)),
    ("14.11.", d(11, 14), d(11, 14, 2027)),
    ("16.11", d(11, 16), d(11, 16)),
    ("24.11", LATER, d(11, 24)),
    ("1.2", d(2, 1), d(2, 1, 2027)),
    ("24/11", LATER, d(11, 24)),
    ("24-11", LATER, d(11, 24)),
    ("24,11", LATER, d(11, 24)),
    ("２４.１１", LATER, d(11, 24)),
    ("29.02", d(2, 29, 2024), d(2, 29, 2028)),
    ("24 қараша", LATER, d(11, 24)),
    ("24 караша", LATER, d(11, 24)),
    ("24-қараша", LATER, d(11, 24)),
    ("24 қараша күні", LATER, d(11, 24)),
    ("24 қарашада", LATER, d(11, 24)),
    ("24қараша", LATER, d(11, 24)),
    ("24-ші қараша", LATER, d(11, 24)),
    ("қарашаның 24-і", LATER, d(11, 24)),
    ("қарашаның 24-інде", LATER, d(11, 24)),
    ("қараша айының 24-і күні", LATER, d(11, 24)),
    ("20 ноября", LATER, d(11, 20)),
    ("20-го ноября", LATER, d(11, 20)),
    ("20 нояб.", LATER, d(11, 20)),
    ("20 ноя", LATER, d(11, 20)),
    ("3 мая", d(5, 3), d(5, 3, 2027)),
    ("1 қыркүйек", d(9, 1), d(9, 1, 2027)),
    ("1 кыркуйек", d(9, 1), d(9, 1, 2027)),
    ("15.12", LATER, d(12, 15)),
    ("1 января", d(1, 1), d(1, 1, 2027)),
    # with one
    ("14.11.2026", d(11, 14), d(11, 14)),
    ("1.2.2026", d(2, 1), d(2, 1)),
    ("1/2/2026", d(2, 1), d(2, 1)),
    ("14.11.26", d(11, 14), d(11, 14)),
    ("14/11/2026", d(11, 14), d(11, 14)),
    ("14-11-2026", d(11, 14), d(11, 14)),
    ("14‑11‑2026", d(11, 14), d(11, 14)),  # hyphens that do not break
    ("14,11,2026", d(11, 14), d(11, 14)),
    ("14. 11. 2026", d(11, 14), d(11, 14)),
    ("14 11 2026", d(11, 14), d(11, 14)),
    ("2026-11-14", d(11, 14), d(11, 14)),
    ("2026.11.14", d(11, 14), d(11, 14)),
    ("14.11.2026 ж.", d(11, 14), d(11, 14)),
    ("14.11.2026г.", d(11, 14), d(11, 14)),
    ("14.11.26 г.", d(11, 14), d(11, 14)),
    ("14 қараша 2026", d(11, 14), d(11, 14)),
    ("2026 жылғы 14 қараша", d(11, 14), d(11, 14)),
    ("2026 жылдың 14 қарашасы", d(11, 14), d(11, 14)),
    ("2026 жылғы қарашаның 14-і", d(11, 14), d(11, 14)),
    ("2026 ж. 14 қараша", d(11, 14), d(11, 14)),
    ("14 ноября 2026", d(11, 14), d(11, 14)),
    ("14 ноября 2026 г.", d(11, 14), d(11, 14)),
    ("14\u00a0ноября 2026\u00a0г.", d(11, 14), d(11, 14)),  # as the bot prints it
    ("14 ноября, 2026 года", d(11, 14), d(11, 14)),
    ("24.11.2026", LATER, d(11, 24)),
    ("24 қараша 2026", LATER, d(11, 24)),
    ("20 ноября 2026 г.", LATER, d(11, 20)),
    ("29.02.2024", d(2, 29, 2024), d(2, 29, 2024)),
    ("01.01.2000", d(1, 1, 2000), d(1, 1, 2000)),
    ("31.12.2100", LATER, d(12, 31, 2100)),
    # by the day of the week
    ("жұма", d(11, 13), d(11, 20)),
    ("жума", d(11, 13), d(11, 20)),
    ("жұма күні", d(11, 13), d(11, 20)),
    ("жұмада", d(11, 13), d(11, 20)),
    ("пятница", d(11, 13), d(11, 20)),
    ("в пятницу", d(11, 13), d(11, 20)),
    ("во вторник", d(11, 10), d(11, 17)),
    ("ср", d(11, 11), d(11, 18)),
    ("жексенбі", d(11, 15), d(11, 22)),
    ("дүйсенбі", d(11, 16), d(11, 16)),  # which is today
    ("в пятницу, 13 ноября", d(11, 13), NO),  # the next 13th of November is a Saturday
    ("20 қараша, жұма", LATER, d(11, 20)),
    ("кеше, жексенбі", d(11, 15), d(11, 15)),
    # none
    ("31.02", NO, NO),
    ("31.02.2026", NO, NO),
    ("29.02.2025", NO, NO),
    ("30 февраля", NO, NO),
    ("32 қараша", NO, NO),
    ("11/24/2026", NO, NO),
    ("0.0.2026", NO, NO),
    ("31.12.1999", NO, NO),
    ("01.01.2101", NO, NO),
    ("1.1.0026", NO, NO),
    ("1.1.1", NO, NO),
    ("15.11.6", NO, NO),
    ("1.1.126", NO, NO),
    ("1.1.99999", NO, NO),
    ("кеше, жұма", NO, NO),
    ("бүгін кеше", NO, NO),
    ("", NO, NO),
    (" ", NO, NO),
    ("-", NO, NO),
    ("20", NO, NO),
    ("24 11", NO, NO),
    ("-14.11", NO, NO),
    ("14.11 15:00", NO, NO),
    ("14–15 қараша", NO, NO),
    ("13 немесе 14 қараша", NO, NO),
    ("өткен жұма", NO, NO),
    ("на прошлой неделе", NO, NO),
    ("күн емес", NO, NO),
    ("маемае", NO, NO),
    ("²⁴.11", NO, NO),
    ("٢٤.١١", NO, NO),
    ("24.Ⅺ", NO, NO),
    ("9" * 5000, NO, NO),
]


@pytest.mark.parametrize(("text", "was", "shall_be"), DAYS)
def test_a_day(text, was, shall_be):
    for looks, expected in (({}, was), ({"looks": TO_COME}, shall_be)):
        if isinstance(expected, date):
            assert parse_day(text, TODAY, **looks) == expected
        else:
            with pytest.raises(Refused, match=expected):
                parse_day(text, TODAY, **looks)


@pytest.mark.parametrize(
    ("today", "text", "was"),
    [(d(1, 5), "25.12", d(12, 25, 2025)), (d(12, 30), "2.1", LATER), (d(12, 30), "29 желтоқсан", d(12, 29)),
     (d(3, 1), "20.10", d(10, 20, 2025)), (d(3, 1), "1.7", LATER), (d(1, 1), "31 декабря", d(12, 31, 2025)),
     (d(2, 27, 2027), "29.02", d(2, 29, 2024)), (d(2, 27, 2028), "29.02", LATER)],
)  # fmt: skip
def test_a_day_without_a_year_around_its_end(today, text, was):
    """What was asked is when it was: in silence no day to come becomes one of a year ago."""
    if isinstance(was, date):
        assert parse_day(text, today) == was
    else:
        with pytest.raises(Refused, match=was):
            parse_day(text, today)


VAGUE = [
    ("02.2026", d(2, 1), "month"),
    ("2/2026", d(2, 1), "month"),
    ("2026-02", d(2, 1), "month"),
    ("02.2026 ж.", d(2, 1), "month"),
    ("ақпан 2026", d(2, 1), "month"),
    ("акпан 2026", d(2, 1), "month"),
    ("2026 жылғы ақпан", d(2, 1), "month"),
    ("2026 жылдың ақпанында", d(2, 1), "month"),
    ("февраль 2026", d(2, 1), "month"),
    ("в феврале 2026 г.", d(2, 1), "month"),
    ("ақпан", d(2, 1), "month"),
    ("желтоқсан айында", d(12, 1, 2025), "month"),
    ("ноябрь", d(11, 1), "month"),
    (" 2026 ", d(1, 1), "year"),
    ("2026 ж.", d(1, 1), "year"),
    ("2026 жыл", d(1, 1), "year"),
    ("2026 г.", d(1, 1), "year"),
    ("в 2025 году", d(1, 1, 2025), "year"),
]


@pytest.mark.parametrize(("text", "first", "precision"), VAGUE)
def test_a_month_or_a_year_where_that_is_enough(text, first, precision):
    assert parse_dated(text, TODAY) == (first, precision)
    with pytest.raises(Refused, match=NO):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "why"),
    [("12.2026", LATER), ("желтоқсан 2026", LATER), ("2027", LATER), ("13.2026", NO), ("00.2026", NO), ("1999", NO),
     ("2126", NO), ("26", NO), ("0", NO), ("20250821", NO)],
)  # fmt: skip
def test_no_month_and_no_year(text, why):
    with pytest.raises(Refused, match=why):
        parse_dated(text, TODAY)


@pytest.mark.parametrize("text", ["кеше", "жұма", "24.11", "24 қараша", "ақпан"])
def test_a_file_does_not_know_what_today_is(text):
    with pytest.raises(Refused, match=NO):
        parse_dated(text, None)
    assert parse_dated("2025-08-21", None) == (d(8, 21, 2025), "day")


@given(st.text(alphabet="0123456789 .,-/жылгқарашаноябьвпят\u00a0\u200b²٣", max_size=90))
def test_whatever_is_typed_is_understood_or_refused(text):
    for parse in (parse_day, parse_dated):
        try:
            parse(text, TODAY)
        except Refused as refused:
            assert refused.kind in (NO, LATER)


def test_the_longest_texts_take_no_time():
    take_no_time(lambda text: parse_dated(text, TODAY))
