"""Imprecise numbers and dates, as people and reports write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from newsroom.errors import Refused
from newsroom.pages.followers import number_in
from newsroom.values.figures import Amount, amount, day

AMOUNTS = [
    (225, Amount(225)),
    (0, Amount(0)),
    ("225", Amount(225)),
    ("about 6200", Amount(6200, "about")),
    ("About 6200", Amount(6200, "about")),
    (" over 90 ", Amount(90, "over")),
    ("more than 90", Amount(90, "over")),
    ("up to 2", Amount(2, "up_to")),
    ("2-3", Amount(2, "range", 2, 3)),
    ("10–20", Amount(15, "range", 10, 20)),
]  # fmt: skip


@pytest.mark.parametrize(("told", "kept"), AMOUNTS)
def test_an_amount_is_kept_as_it_was_told(told, kept):
    assert amount(told) == kept


NO_AMOUNTS = [
    -1, True, False, 2.5, None, [], "", "many", "about", "about many", "3-2", "about 2-3", "2-3-4", "-5",
    "6,2 тыс.", 99_999_999_999, "99999999999", "1-99999999999",
]  # fmt: skip


@pytest.mark.parametrize("told", NO_AMOUNTS)
def test_no_amount(told):
    with pytest.raises(ValueError):  # noqa: PT011 (the value itself is all that it says)
        amount(told)


DAYS = [
    (date(2025, 8, 21), date(2025, 8, 21), "day"),
    (datetime(2025, 8, 21, 10, tzinfo=UTC), date(2025, 8, 21), "day"),
    ("2025-08-21", date(2025, 8, 21), "day"),
    ("2024-09", date(2024, 9, 1), "month"),
    ("2022", date(2022, 1, 1), "year"),
    (2022, date(2022, 1, 1), "year"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "first", "precision"), DAYS)
def test_a_date_is_as_exact_as_it_was_told(told, first, precision):
    kept = day(told)
    assert kept == (first, precision)
    assert type(kept[0]) is date


@pytest.mark.parametrize(
    "told", ["2025-13", "2025-02-30", "2025-08-21-1", "", "-", "жаз", 0, 20250821, True, 2025.5, [], "9" * 30, 10**30]
)
def test_no_date(told):
    with pytest.raises(ValueError):  # noqa: PT011
        day(told)


COUNTS = [("225", 225), (" 225 ", 225), ("6 200", 6200), ("6\u00a0200", 6200), ("6\u202f200", 6200), ("6.200", 6200),
          ("6,200", 6200), ("6'200", 6200), ("0", 0), ("100 000 000", 100_000_000)]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), COUNTS)
def test_a_count_as_people_write_it(text, number):
    assert number_in(text) == number


NO_COUNTS = ["тоғыз", "", "-5", "6,2 тыс.", "6.2k", "225 адам", "≈225", "100000001", "1/2", "²", "2,2", "6 20", "1.1.1",
             "62 0000", "1" * 5000]  # fmt: skip


@pytest.mark.parametrize("text", NO_COUNTS)
def test_no_count(text):
    with pytest.raises(Refused, match="not_a_number"):
        number_in(text)
