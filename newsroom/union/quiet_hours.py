"""The hours in which a region is spoken to by nobody who does not have to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsroom import weeks
from newsroom.union.organisations import Place

SETTING = "quiet"  # of a region: from which minute of the day to which
USUALLY = (21 * 60, 8 * 60)


def of(region: Place) -> tuple[int, int]:
    begins, ends = region.settings.get(SETTING) or USUALLY
    return int(begins), int(ends)


def spoken_at(region: Place, at: datetime) -> datetime:
    """The moment itself, or when the quiet hours that it falls into are over."""
    begins, ends = of(region)
    zone = weeks.zone_or_default(region.timezone)
    day = weeks.today(at, zone)
    if begins == ends:
        return at
    for number in (-1, 0):  # of a night it is the second half, or the first
        begun = _moment(day + timedelta(days=number), begins, zone)
        over = _moment(day + timedelta(days=number + (ends < begins)), ends, zone)
        if begun <= at < over:
            return over
    return at


def _moment(day: date, minute: int, zone: str) -> datetime:
    return datetime.combine(day, time(*divmod(minute, 60)), ZoneInfo(zone)).astimezone(UTC)
