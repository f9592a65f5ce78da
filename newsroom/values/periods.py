"""Periods as reports have them: a year, a half of one, eleven months, "as of 1 September", all the time before."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.values.days import DAY, MONTH, YEAR, parse_ahead

QUARTER, HALF = "quarter", "half"
UNITS = (DAY, MONTH, QUARTER, HALF, YEAR)
MONTHS = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}  # in each of them
ONE = re.compile(
    r"(?P<year>20[0-9]{2})(?:-(?:(?P<month>[01][0-9])(?:-(?P<day>[0-3][0-9]))?|H(?P<half>[12])|Q(?P<quarter>[1-4])))?"
)
TO = ".."


@dataclass(frozen=True, slots=True)
class Period:
    """`first` is in it, `end` is not. Without the one it is all the time before, without the other since then.

    `unit` is what it was told in: 2024 and its twelve months are the same days, and are written differently.
    """

    first: date | None
    end: date | None
    unit: str

    @property
    def last(self) -> date | None:
        return self.end - timedelta(days=1) if self.end is not None else None

    def holds(self, other: Period) -> bool:
        """Whether all of the other lies in it. What has no beginning or no end is known to lie in nothing that has."""
        begins = self.first is None or (other.first is not None and other.first >= self.first)
        return begins and (self.end is None or (other.end is not None and other.end <= self.end))

    def is_same(self, other: Period) -> bool:
        """The same days, however they are told."""
        return (self.first, self.end) == (other.first, other.end)


def of_day(day: date) -> Period:
    return Period(day, day + timedelta(days=1), DAY)


def of_dated(day: date, precision: str) -> Period:
    """A date as exact as it was told: a month without a day is all of that month."""
    return Period(day, _shifted(day, precision, 1), precision)


def year(number: int) -> Period:
    return of_dated(date(number, 1, 1), YEAR)


def half_of(day: date) -> Period:
    """The half-year that a day lies in."""
    return of_dated(date(day.year, 1 if day.month <= 6 else 7, 1), HALF)


def parse_period(text: str) -> Period:
    """As files write it, and as `written` does; ValueError where it is none."""
    start, apart, end = text.strip().partition(TO)
    if not apart:
        return of_dated(*_parse_one(start))
    if not start and not end:
        raise ValueError(text)
    (first, unit), (last, other) = _parse_end(start), _parse_end(end)
    if unit and other and unit != other:
        raise ValueError(text)
    behind = _behind(last, other)
    if first is not None and behind is not None and behind <= first:
        raise ValueError(text)
    return Period(first, behind, unit or other)


def _behind(last: date | None, unit: str) -> date | None:
    """A second day is not in the period itself: "as of 1 September"."""
    if last is None:
        return None
    return last if unit == DAY else _shifted(last, unit, 1)


def _parse_end(text: str) -> tuple[date | None, str]:
    return _parse_one(text) if text else (None, "")


def _parse_one(text: str) -> tuple[date, str]:
    found = ONE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    number = int(found["year"])
    if found["half"]:
        return date(number, 6 * int(found["half"]) - 5, 1), HALF
    if found["quarter"]:
        return date(number, 3 * int(found["quarter"]) - 2, 1), QUARTER
    if found["day"]:
        return date(number, int(found["month"]), int(found["day"])), DAY
    return (date(number, int(found["month"]), 1), MONTH) if found["month"] else (date(number, 1, 1), YEAR)


def parse_deadline(text: str, today: date) -> Period:
    """As files write it, or a day, a month or a year that is still to come."""
    try:
        return parse_period(text)
    except ValueError:
        return of_dated(*parse_ahead(text, today))


def written(period: Period) -> str:
    """So that it can be read again: one spelling for each."""
    first, end, unit = period.first, period.end, period.unit
    if first is not None and end == _shifted(first, unit, 1):
        return _write_one(first, unit)
    last = end if end is None or unit == DAY else _shifted(end, unit, -1)
    return f"{_write_one(first, unit)}{TO}{_write_one(last, unit)}"


def _write_one(day: date | None, unit: str) -> str:
    if day is None:
        return ""
    return {
        YEAR: f"{day:%Y}", HALF: f"{day:%Y}-H{(day.month + 5) // 6}", QUARTER: f"{day:%Y}-Q{(day.month + 2) // 3}",
        MONTH: f"{day:%Y-%m}",
    }.get(unit, day.isoformat())  # fmt: skip


def before(period: Period) -> Period | None:
    """The same length of time right before it; what begins with a year, with the same part of the year before.

    None where it has no beginning or no end.
    """
    first, end = period.first, period.end
    if first is None or end is None:
        return None
    months = (end.year - first.year) * 12 + end.month - first.month
    is_part_of_year = period.unit in (DAY, MONTH) and months > 1 and (first.month, first.day) == (1, 1)
    if period.unit == DAY and not is_part_of_year:
        return Period(first - (end - first), first, DAY)
    back = -(-months // 12) * 12 if is_part_of_year else months
    return Period(_months_on(first, -back), _months_on(end, -back), period.unit)


def _shifted(day: date, unit: str, count: int) -> date:
    return day + timedelta(days=count) if unit == DAY else _months_on(day, count * MONTHS[unit])


def _months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    longest = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, longest))
