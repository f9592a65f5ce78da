"""Local days and ISO weeks: what is counted is counted where it happened."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

UNION_ZONE = "Asia/Almaty"  # of terms and invitations, which begin and end for all at once
FIRST_YEAR, LAST_YEAR = 2000, 2100


_default_zone = UNION_ZONE


def set_default_zone(zone: str) -> None:
    """Of regions that have none of their own: the setting TIMEZONE, once, when a process starts."""
    global _default_zone
    _default_zone = zone


def zone_or_default(*zones: str | None) -> str:
    """The first of these that is set."""
    return next((zone for zone in zones if zone), _default_zone)


def local(now: datetime, zone: str) -> datetime:
    return now.astimezone(ZoneInfo(zone_or_default(zone)))


def today(now: datetime, zone: str) -> date:
    return local(now, zone).date()


def term_day(now: datetime) -> date:
    """The day on which terms begin and end: one for all, so that none lasts till midnight somewhere else."""
    return today(now, UNION_ZONE)


def end_of(day: date) -> datetime:
    """Midnight after it: what is valid until a day is valid on that day, too."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(UNION_ZONE))


def is_of_our_time(day: date) -> bool:
    """Whether somebody may mean it: a slip of the finger makes years that no calendar of ours has."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


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


def after(week: str) -> str:
    return week_of(days_of(week)[0] + timedelta(days=7))
