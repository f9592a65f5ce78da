"""Local days and ISO weeks: what is counted is counted where it happened."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Asia/Almaty"
WEEK = re.compile(r"20[0-9]{2}-W[0-9]{2}")


def local(now: datetime, zone: str) -> datetime:
    return now.astimezone(ZoneInfo(zone or DEFAULT_ZONE))


def today(now: datetime, zone: str) -> date:
    return local(now, zone).date()


def term_day(now: datetime) -> date:
    """The day on which terms begin and end: one for all, so that none lasts till midnight somewhere else."""
    return today(now, DEFAULT_ZONE)


def end_of(day: date) -> datetime:
    """Midnight after it: what is valid until a day is valid on that day, too."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(DEFAULT_ZONE))


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def is_week(told: str) -> bool:
    """One of this century; not every year has a fifty-third."""
    if not WEEK.fullmatch(told):
        return False
    try:
        days_of(told)
    except ValueError:
        return False
    return True


def days_of(week: str) -> tuple[date, date]:
    """Monday and Sunday."""
    year, _, number = week.partition("-W")
    monday = date.fromisocalendar(int(year), int(number), 1)
    return monday, monday + timedelta(days=6)


def before(week: str) -> str:
    return week_of(days_of(week)[0] - timedelta(days=7))
