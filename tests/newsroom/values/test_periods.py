"""Periods: as files write them, what lies in what, and what each is compared with."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.values.periods import Period, before, half_of, of_dated, of_day, parse_period, written

# as it is written: first day, the day behind the last, unit, and what it is compared with
READ = [
    ("2023", date(2023, 1, 1), date(2024, 1, 1), "year", "2022"),
    ("2024-H1", date(2024, 1, 1), date(2024, 7, 1), "half", "2023-H2"),
    ("2024-H2", date(2024, 7, 1), date(2025, 1, 1), "half", "2024-H1"),
    ("2024-Q3", date(2024, 7, 1), date(2024, 10, 1), "quarter", "2024-Q2"),
    ("2025-08", date(2025, 8, 1), date(2025, 9, 1), "month", "2025-07"),
    ("2021..2023", date(2021, 1, 1), date(2024, 1, 1), "year", "2018..2020"),
    ("2025-01..2025-11", date(2025, 1, 1), date(2025, 12, 1), "month", "2024-01..2024-11"),
    ("2025-03..2025-05", date(2025, 3, 1), date(2025, 6, 1), "month", "2024-12..2025-02"),
    ("2024-01-01..2024-09-01", date(2024, 1, 1), date(2024, 9, 1), "day", "2023-01-01..2023-09-01"),
    ("2024-11-10..2024-11-17", date(2024, 11, 10), date(2024, 11, 17), "day", "2024-11-03..2024-11-10"),
    ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1), "day", "2024-02-28"),
    ("2024-01..", date(2024, 1, 1), None, "month", ""),
    ("..2023-06", None, date(2023, 7, 1), "month", ""),
    ("..2024-09-01", None, date(2024, 9, 1), "day", ""),
]


@pytest.mark.parametrize(("text", "first", "end", "unit", "earlier"), READ)
def test_read_and_written_again(text, first, end, unit, earlier):
    period = parse_period(text)
    assert period == Period(first, end, unit)
    assert written(period) == text
    compared = before(period)
    assert (written(compared) if compared is not None else "") == earlier


@pytest.mark.parametrize("text", ["", "..", "23", "2024-13", "2024-00", "2024-H3", "2024-Q5", "2024-02-30",
                                  "1999", "2024..2023", "2024..2024-06", "2024-09-01..2024-09-01", "кеше"])  # fmt: skip
def test_what_is_none(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_period(text)


def test_what_lies_in_what():
    whole, half, since, until = map(parse_period, ("2024", "2024-H1", "2024-01..", "..2023-06"))
    assert whole.holds(half)
    assert not half.holds(whole)
    assert since.holds(whole)
    assert not whole.holds(since)
    assert until.holds(parse_period("2021..2022"))
    assert whole.holds(of_day(date(2024, 12, 31)))
    assert not whole.holds(of_day(date(2025, 1, 1)))
    assert not half.holds(of_dated(date(2024, 1, 1), "year")), "a year without a month is in no half of it"
    assert whole.is_same(parse_period("2024-01..2024-12"))
    assert half_of(date(2024, 6, 30)) == half
