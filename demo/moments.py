"""When it all happens: three weeks of work that end on the last working morning."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsroom import weeks

WEEKS = 3  # the last of them is the present one
MORNING = time(10, 40)  # after the reminders of the day, and while people are at work
ZONE = ZoneInfo(weeks.UNION_ZONE)
SATURDAY = 6


def last_morning(now: datetime) -> datetime:
    """Of a working day, and not after `now`."""
    there = now.astimezone(ZONE)
    morning = datetime.combine(there.date(), MORNING, ZONE)
    while morning > there or morning.isoweekday() >= SATURDAY:
        morning -= timedelta(days=1)
    return morning.astimezone(UTC)


class Days:
    """The days of these weeks: number 0 of week 0 is the Monday on which it begins."""

    def __init__(self, morning: datetime) -> None:
        self.morning = morning
        last = morning.astimezone(ZONE).date()
        self._monday = last - timedelta(weeks=WEEKS - 1, days=last.weekday())

    def at(self, week: int, day: int, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(self._day(week, day), time(hour, minute), ZONE)

    def _day(self, week: int, day: int) -> date:
        return self._monday + timedelta(weeks=week, days=day)
