"""Local days and ISO weeks: what is counted is counted where it happened."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Asia/Almaty"


def local(now: datetime, zone: str) -> datetime:
    return now.astimezone(ZoneInfo(zone or DEFAULT_ZONE))


def today(now: datetime, zone: str) -> date:
    return local(now, zone).date()


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def days_of(week: str) -> tuple[date, date]:
    """Monday and Sunday."""
    year, _, number = week.partition("-W")
    monday = date.fromisocalendar(int(year), int(number), 1)
    return monday, monday + timedelta(days=6)


def before(week: str) -> str:
    return week_of(days_of(week)[0] - timedelta(days=7))
