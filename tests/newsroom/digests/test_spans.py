"""The periods of digests: of each length, the one before and after; what is under way beside as much of the last."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.digests import spans
from newsroom.digests.asking import parse_dates
from newsroom.errors import Refused
from newsroom.values.periods import parse_period, written

TODAY = date(2026, 11, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("unit", "this", "before", "after", "compared"),
    [
        ("week", "2026-11-16..2026-11-23", "2026-11-09..2026-11-16", "2026-11-23..2026-11-30",
         "2026-11-09..2026-11-12"),
        ("month", "2026-11", "2026-10", "2026-12", "2026-10-01..2026-10-19"),
        ("quarter", "2026-Q4", "2026-Q3", "2027-Q1", "2026-07-01..2026-08-19"),
        ("half", "2026-H2", "2026-H1", "2027-H1", "2026-01-01..2026-05-22"),
        ("year", "2026", "2025", "2027", "2025-01-01..2025-11-19"),
    ],
)  # fmt: skip
def test_each_length(unit, this, before, after, compared):
    found = spans.AROUND[unit](TODAY)
    around = [spans.next_to(found, later=later) for later in (False, True)]
    assert [written(one) for one in (found, *around)] == [this, before, after]
    assert spans.unit_of(found) == unit
    assert spans.unit_of(around[0]) == unit
    under_way, over = spans.compared_with(found, TODAY), spans.compared_with(around[0], TODAY)
    assert (written(under_way), spans.unit_of(over)) == (compared, unit)


@pytest.mark.parametrize(
    ("period", "before", "after", "compared"),
    [
        ("2025-01..2025-11", "2024-02..2024-12", "2025-12..2026-10", "2024-01..2024-11"),  # eleven months
        ("2026-03-01..2026-03-11", "2026-02-19..2026-03-01", "2026-03-11..2026-03-21", "2026-02-19..2026-03-01"),
        ("2024..2025", "2022..2023", "2026..2027", "2022..2023"),
        ("2026-02", "2026-01", "2026-03", "2026-01"),
    ],
)
def test_uneven_ones(period, before, after, compared):
    found = parse_period(period)
    around = [written(spans.next_to(found, later=later)) for later in (False, True)]
    assert (*around, written(spans.compared_with(found, TODAY))) == (before, after, compared)


@pytest.mark.parametrize("period", ["2026-11..", "..2026-11", "2000..2099"])
def test_without_an_end_nothing_is_counted(period):
    with pytest.raises(ValueError, match="no such period"):
        spans.days_of(parse_period(period))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("01.09–15.11", "2026-09-01..2026-11-16"), ("1-15.11", "2026-11-01..2026-11-16"),
        ("01.2025–11.2025", "2025-01..2025-11"),
        ("қаңтар – қараша 2025", "2025-01..2025-11"), ("январь - ноябрь 2025", "2025-01..2025-11"), ("2025", "2025"),
        ("2024–2025", "2024..2025"), ("2024 - 2025", "2024..2025"), ("қазан", "2026-10"),
        ("30.12.2025 … 02.01.2026", "2025-12-30..2026-01-03"),
        ("15.11.2026", "2026-11-15..2026-11-16"), ("15.12–15.01.2026", "2025-12-15..2026-01-16"),
    ],
)  # fmt: skip
def test_as_people_write_them(text, period):
    found = parse_dates(text, TODAY)
    assert found.is_same(parse_period(period)), written(found)


@pytest.mark.parametrize(
    "text", ["", "кеше мен бүгін", "15.11–01.09.2026", "–", "01.13–02.13", "1999–2025", "😀", "2026-2001"]
)
def test_what_is_none(text):
    with pytest.raises(Refused):
        parse_dates(text, TODAY)
