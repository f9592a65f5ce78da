"""The periods that a digest is asked of: this week, month, quarter, half-year, year, and the one before or after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from newsroom import weeks
from newsroom.values import periods
from newsroom.values.days import DAY, MONTH, YEAR
from newsroom.values.periods import HALF, QUARTER, Period

WEEK = "week"
A_WEEK = timedelta(days=7)
LONGEST = 20 * 366  # days: a slip of the finger asks for no more
AROUND: dict[str, Callable[[date], Period]] = {
    WEEK: lambda day: of_week(weeks.week_of(day)),
    MONTH: lambda day: periods.of_dated(day.replace(day=1), MONTH),
    QUARTER: lambda day: periods.of_dated(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), QUARTER),
    HALF: periods.half_of,
    YEAR: lambda day: periods.year(day.year),
}
UNITS = tuple(AROUND)


def of_week(week: str) -> Period:
    monday, sunday = weeks.days_of(week)
    return Period(monday, sunday + timedelta(days=1), DAY)


def month_before(day: date) -> Period:
    """The whole one before the month of that day."""
    return AROUND[MONTH](day.replace(day=1) - timedelta(days=1))


def days_of(period: Period) -> tuple[date, date]:
    """The first day and the one after the last; ValueError where it has no beginning or no end."""
    if period.first is None or period.end is None or (period.end - period.first).days > LONGEST:
        raise ValueError("no such period is counted")
    return period.first, period.end


def unit_of(period: Period) -> str | None:
    """Week, month … where it is just one of them; None for any other days."""
    first, _ = days_of(period)
    return next((unit for unit in UNITS if AROUND[unit](first).is_same(period)), None)


def next_to(period: Period, *, later: bool) -> Period:
    """As long as it is: right before, or right after."""
    first, end = days_of(period)
    if period.unit == DAY:
        away = (end - first) if later else (first - end)
        return Period(first + away, end + away, DAY)
    months = (end.year - first.year) * 12 + end.month - first.month
    begin = periods.of_dated(end, MONTH).first if later else _back(first, months)
    assert begin is not None, "told in months, it has a beginning"
    return Period(begin, _back(begin, -months), period.unit)


def _back(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, day.day)


def compared_with(period: Period, today: date | None = None) -> Period | None:
    """The time before it; of a period that is not over yet, as much of that as has passed of this."""
    before = periods.before(period)
    first, end = days_of(period)
    if before is None or before.first is None or before.end is None or today is None or not first <= today < end:
        return before
    passed = today + timedelta(days=1) - first
    as_much = min(before.first + passed, before.end)
    return Period(before.first, as_much, DAY) if first + passed < end else before


def weeks_between(first: date, last: date) -> list[str]:
    """Each that has one of these days."""
    days = range(0, (last - first).days + 7, 7)
    found = dict.fromkeys(weeks.week_of(min(first + timedelta(days=n), last)) for n in days)
    return list(found)


def weeks_of(period: Period) -> tuple[str, str]:
    """The first and the last week that it has days of."""
    first, end = days_of(period)
    return weeks.week_of(first), weeks.week_of(end - timedelta(days=1))
