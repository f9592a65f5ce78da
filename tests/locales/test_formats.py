"""Exact strings, non-breaking spaces included: U+00A0 is written \\xa0 here."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from locales import LANGUAGES, Language, words_for
from newsroom.values.periods import parse_period

ALMATY = ZoneInfo("Asia/Almaty")
DAY = date(2025, 11, 21)
NEXT_YEAR = date(2026, 1, 10)


def both(told: tuple[str, str]) -> list[tuple[Language, str]]:
    return list(zip(LANGUAGES, told, strict=True))


DAYS = [
    (lambda w: w.date(DAY), ("21 қараша", "21 ноября")),
    (lambda w: w.date(DAY, today=date(2025, 1, 1)), ("21 қараша", "21 ноября")),
    (lambda w: w.date(DAY, today=NEXT_YEAR), ("2025 жылғы 21 қараша", "21 ноября 2025\xa0г.")),
    (lambda w: w.date_with_year(date(2025, 8, 1)), ("2025 жылғы 1 тамыз", "1 августа 2025\xa0г.")),
    (lambda w: w.month(DAY), ("қараша", "ноябрь")),
    (lambda w: w.month(date(2025, 5, 31)), ("мамыр", "май")),
    (lambda w: w.weekday(DAY), ("жұма", "пятница")),
    (lambda w: w.weekday(date(2025, 11, 23)), ("жексенбі", "воскресенье")),
    (lambda w: w.imprecise_date(date(2025, 8, 21), "day"), ("2025 жылғы 21 тамыз", "21 августа 2025\xa0г.")),
    (lambda w: w.imprecise_date(date(2025, 8, 1), "month"), ("2025 жылғы тамыз", "август 2025\xa0г.")),
    (lambda w: w.imprecise_date(date(2025, 1, 1), "year"), ("2025 жыл", "2025 год")),
]
SPANS = [
    ((date(2025, 11, 10), date(2025, 11, 16), None), ("10–16 қараша", "10–16 ноября")),
    ((date(2025, 11, 10), date(2025, 11, 10), None), ("10 қараша", "10 ноября")),
    ((date(2025, 11, 24), date(2025, 12, 7), None), ("24 қараша – 7 желтоқсан", "24 ноября – 7 декабря")),
    (
        (date(2025, 12, 29), date(2026, 1, 4), None),
        ("2025 жылғы 29 желтоқсан – 2026 жылғы 4 қаңтар", "29 декабря 2025\xa0г. – 4 января 2026\xa0г."),
    ),
    ((date(2025, 11, 10), date(2025, 11, 16), NEXT_YEAR), ("2025 жылғы 10–16 қараша", "10–16 ноября 2025\xa0г.")),
    (
        (date(2025, 11, 24), date(2025, 12, 7), NEXT_YEAR),
        ("2025 жылғы 24 қараша – 7 желтоқсан", "24 ноября – 7 декабря 2025\xa0г."),
    ),
    ((date(2025, 11, 10), date(2025, 11, 10), NEXT_YEAR), ("2025 жылғы 10 қараша", "10 ноября 2025\xa0г.")),
]
AGO = [
    (0, ("бүгін", "сегодня")),
    (1, ("кеше", "вчера")),
    (2, ("2 күн бұрын", "2 дня назад")),
    (3, ("3 күн бұрын", "3 дня назад")),
    (12, ("12 күн бұрын", "12 дней назад")),
    (21, ("21 күн бұрын", "21 день назад")),
    (59, ("59 күн бұрын", "59 дней назад")),
    (60, ("2 ай бұрын", "2 месяца назад")),
    (89, ("2 ай бұрын", "2 месяца назад")),
    (365, ("12 ай бұрын", "12 месяцев назад")),
    (730, ("2 жыл бұрын", "2 года назад")),
    (1094, ("2 жыл бұрын", "2 года назад")),
    (-1, ("ертең", "завтра")),
    (-3, ("3 күннен кейін", "через 3 дня")),
]
FIGURES = [
    (lambda w: w.figure(225), ("225", "225")),
    (lambda w: w.figure(6200), ("6\xa0200", "6\xa0200")),
    (lambda w: w.figure(1234567), ("1\xa0234\xa0567", "1\xa0234\xa0567")),
    (lambda w: w.figure(-5), ("-5", "-5")),
    (lambda w: w.figure(6.25), ("6,25", "6,25")),
    (lambda w: w.compact(0), ("0", "0")),
    (lambda w: w.compact(999), ("999", "999")),
    (lambda w: w.compact(1000), ("1\xa0мың", "1\xa0тыс.")),
    (lambda w: w.compact(6200), ("6,2\xa0мың", "6,2\xa0тыс.")),
    (lambda w: w.compact(6250), ("6,3\xa0мың", "6,3\xa0тыс.")),
    (lambda w: w.compact(31208), ("31,2\xa0мың", "31,2\xa0тыс.")),
    (lambda w: w.compact(250_000), ("250\xa0мың", "250\xa0тыс.")),
    (lambda w: w.compact(999_949), ("999,9\xa0мың", "999,9\xa0тыс.")),
    (lambda w: w.compact(999_950), ("1\xa0млн", "1\xa0млн")),
    (lambda w: w.compact(2 * 10**12), ("2\xa0000\xa0млрд", "2\xa0000\xa0млрд")),
    (lambda w: w.compact(-6200), ("-6,2\xa0мың", "-6,2\xa0тыс.")),
    (lambda w: w.compact(999.6), ("1\xa0мың", "1\xa0тыс.")),
    (lambda w: w.percent(0.5), ("50%", "50\xa0%")),
    (lambda w: w.percent(0.125), ("13%", "13\xa0%")),
    (lambda w: w.percent(Decimal(1)), ("100%", "100\xa0%")),
    (lambda w: w.percent(9 / 13), ("69%", "69\xa0%")),
    (lambda w: w.inexact(225, "", None, None), ("225", "225")),
    (lambda w: w.inexact(6200, "about", None, None), ("шамамен 6\xa0200", "около 6\xa0200")),
    (lambda w: w.inexact(90, "over", None, None), ("90-нан астам", "более 90")),
    (lambda w: w.inexact(31000, "over", None, None), ("31\xa0000-нан астам", "более 31\xa0000")),
    (lambda w: w.inexact(2, "up_to", None, None), ("ең көбі 2", "до 2")),
    (lambda w: w.inexact(3, "range", 2, 3), ("2–3", "2–3")),
    (lambda w: w.inexact(6500, "range", 6000, 6500), ("6\xa0000–6\xa0500", "6\xa0000–6\xa0500")),
    (lambda w: w.inexact(6200, "rounded", None, None), ("6,2\xa0мың", "6,2\xa0тыс.")),
    (lambda w: w.list([]), ("", "")),
    (lambda w: w.list(["A"]), ("A", "A")),
    (lambda w: w.list(("A", "B")), ("A және B", "A и B")),
    (lambda w: w.list(["A", "B", "C"]), ("A, B, C", "A, B и C")),
]


# as a file writes it; how it is read
PERIODS = [
    ("2023", "2023 жыл", "2023 год"),
    ("2021..2023", "2021–2023 жылдар", "2021–2023 годы"),
    ("2024-H1", "2024 жылғы I жартыжылдық", "I полугодие 2024 года"),
    ("2024-Q3", "2024 жылғы III тоқсан", "III квартал 2024 года"),
    ("2025-08", "2025 жылғы тамыз", "август 2025\xa0г."),
    ("2025-01..2025-11", "2025 жылғы қаңтар – қараша", "январь – ноябрь 2025\xa0г."),
    ("2024-12..2025-01", "2024 жылғы желтоқсан – 2025 жылғы қаңтар", "декабрь 2024\xa0г. – январь 2025\xa0г."),
    ("2024-01-01..2024-09-01", "2024 жылғы 1 қаңтар – 1 қыркүйек", "1 января – 1 сентября 2024\xa0г."),
    ("2024-09-01", "2024 жылғы 1 қыркүйек", "1 сентября 2024\xa0г."),
    ("2024-01..", "2024 жылғы қаңтар айынан бастап", "с января 2024\xa0г."),
    ("2024..", "2024 жылдан бастап", "с 2024 года"),
    ("2024-01-09..", "2024 жылғы 9 қаңтар күнінен бастап", "с 9 января 2024\xa0г."),
    ("..2023-06", "2023 жылғы маусым айының соңына дейін", "до конца июня 2023\xa0г."),
    ("..2023", "2023 жылдың соңына дейін", "до конца 2023 года"),
    ("..2023-06-09", "2023 жылғы 9 маусым күніне дейін", "до 9 июня 2023\xa0г."),
]


@pytest.mark.parametrize(("period", "kazakh", "russian"), PERIODS)
def test_a_period_as_it_was_told(period, kazakh, russian):
    found = parse_period(period)
    assert words_for("kk").period(found.first, found.end, found.unit) == kazakh
    assert words_for("ru").period(found.first, found.end, found.unit) == russian


@pytest.mark.parametrize(("made", "told"), DAYS + FIGURES)
def test_what_a_reader_sees(made, told):
    for language, text in both(told):
        assert made(words_for(language)) == text


ENDINGS = {
    "ден": (0, 1, 2, 7, 8, 50, 100, 202, 11_157, 300, 6200, 31_208), "тен": (3, 5, 70, 225, 170),
    "дан": (6, 9, 20, 30, 1236), "нан": (10, 90, 31_000, 250_000, 1010, 5_000_000), "тан": (40, 260, 10**9),
    "нен": (180,),
}  # fmt: skip


def test_a_kazakh_ending_follows_the_last_word_of_the_number():
    words = words_for("kk")
    for ending, numbers in ENDINGS.items():
        for number in numbers:
            assert words.inexact(number, "over") == f"{words.figure(number)}-{ending} астам"


@pytest.mark.parametrize(("given", "told"), SPANS)
def test_spans(given, told):
    first, last, today = given
    for language, text in both(told):
        assert words_for(language).span(first, last, today=today) == text


@pytest.mark.parametrize(("days", "told"), AGO)
def test_how_long_ago(days, told):
    for language, text in both(told):
        assert words_for(language).ago(timedelta(days=days)) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_is_small_and_whole(language):
    words = words_for(language)
    for month in range(1, 13):
        name = words.month(date(2025, month, 1))
        assert name == name.lower()
        assert name.isalpha()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_one_kind_of_non_breaking_space(language):
    words = words_for(language)
    made = [make(words) for make, _ in DAYS + FIGURES] + [words.ago(timedelta(days=days)) for days, _ in AGO]
    assert not any("\u202f" in text for text in made)


def test_a_moment_is_told_by_the_clock_of_its_zone():
    late = datetime(2025, 11, 21, 19, 5, tzinfo=UTC)
    for language, text in both(("22 қараша, 00:05", "22 ноября, 00:05")):
        assert words_for(language).moment(late, ALMATY) == text
    for language, text in both(("2025 жылғы 22 қараша, 00:05", "22 ноября 2025\xa0г., 00:05")):
        assert words_for(language).moment(late, ALMATY, today=NEXT_YEAR) == text


def test_a_year_is_compared_in_the_zone_of_the_reader():
    midnight = datetime(2025, 12, 31, 20, 0, tzinfo=UTC)
    assert words_for("ru").moment(midnight, ALMATY, today=NEXT_YEAR) == "1 января, 01:00"


def test_what_has_no_answer_is_an_error():
    words = words_for("kk")
    moment = datetime(2025, 11, 21, 14, 5, tzinfo=UTC)
    with pytest.raises(ValueError, match="without a zone"):
        words.moment(moment.replace(tzinfo=None), ALMATY)
    with pytest.raises(TypeError, match="no day before its zone"):
        words.date(moment)
    with pytest.raises(ValueError, match="ends before it starts"):
        words.span(DAY, DAY - timedelta(days=1))
    with pytest.raises(ValueError, match="not a number of days"):
        words.ago(timedelta(hours=5))
    with pytest.raises(ValueError, match="no such precision"):
        words.imprecise_date(DAY, "decade")
    with pytest.raises(ValueError, match="two ends"):
        words.inexact(3, "range", 2)
    with pytest.raises(KeyError, match="rather"):
        words.inexact(3, "rather")
