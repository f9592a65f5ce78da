"""When a rule comes due: by its region's clock, on working days only. Pure: the clock and the days off are given."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsroom import weeks

WEEK, MONTH, DAY = "week", "month", "day"  # what a rule comes due once for
A_DAY = timedelta(days=1)
LOOKED_AHEAD = 500  # days: whatever is not found there is on no day at all
IsOff = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class When:
    """A `weekday` of each week; the `nth` of it, or a `day`, of each month; else each working day (from a `day` on)."""

    every: str
    minute: int
    weekday: int | None = None
    nth: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """`period` is the week, month or day that it is due for, which it may have been moved out of."""

    at: datetime
    period: str


def next_due(when: When, zone: str, is_off: IsOff, since: datetime, done: str = "") -> Due | None:
    """The first at that moment or later, and of a period after the one that is done."""
    first = since.astimezone(ZoneInfo(zone)).date()
    for day, period in _days(when, first, is_off):
        at = moment(day, when.minute, zone)
        if at >= since and period > done:
            return Due(at, period)
    return None


def moment(day: date, minute: int, zone: str) -> datetime:
    """Of an hour that the clocks repeat, the first; one that they leave out is as much later."""
    there = datetime.combine(day, time(*divmod(minute, 60)), ZoneInfo(zone))
    return there.astimezone(UTC)


def period_of(every: str, day: date) -> str:
    return {WEEK: weeks.week_of(day), MONTH: f"{day:%Y-%m}", DAY: day.isoformat()}[every]


def _days(when: When, first: date, is_off: IsOff) -> Iterator[tuple[date, str]]:
    """Each day on which it falls from about the first on, and what for."""
    return {WEEK: _weekly, MONTH: _monthly, DAY: _daily}[when.every](when, first, is_off)


def _weekly(when: When, first: date, is_off: IsOff) -> Iterator[tuple[date, str]]:
    """On a day off it moves to the next working day; a week that has none left has none."""
    monday = first - timedelta(days=first.weekday())
    for week in range(0, LOOKED_AHEAD, 7):
        days = [monday + timedelta(days=week + weekday) for weekday in range((when.weekday or 1) - 1, 7)]
        working = next((day for day in days if not is_off(day)), None)
        if working is not None:
            yield working, weeks.week_of(working)


def _monthly(when: When, first: date, is_off: IsOff) -> Iterator[tuple[date, str]]:
    """It may be moved into the next month: so one begins with the month before."""
    before = first.year * 12 + first.month - 2
    for month in range(before, before + LOOKED_AHEAD // 28):
        named = _in_month(when, month // 12, month % 12 + 1)
        yield working(named, is_off), period_of(MONTH, named)


def _in_month(when: When, year: int, month: int) -> date:
    weekday_of_first, length = calendar.monthrange(year, month)
    if when.nth is None:
        return date(year, month, min(when.day or 1, length))
    number = 1 + ((when.weekday or 1) - 1 - weekday_of_first) % 7 + 7 * (when.nth - 1)
    return date(year, month, number if number <= length else number - 7)


def _daily(when: When, first: date, is_off: IsOff) -> Iterator[tuple[date, str]]:
    for number in range(LOOKED_AHEAD):
        day = first + A_DAY * number
        if day.day >= (when.day or 1) and not is_off(day):
            yield day, period_of(DAY, day)


def working(day: date, is_off: IsOff) -> date:
    """The day itself, where it is one."""
    while is_off(day):
        day += A_DAY
    return day
