"""The hours in which a region speaks to nobody by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from newsroom.reminders import rules
from newsroom.reminders.due import moment
from newsroom.union.organisations import Place

SETTING = "quiet"  # of a region: from which minute of the day to which
USUALLY = (21 * 60, 8 * 60)


def of(region: Place) -> tuple[int, int]:
    begins, ends = region.settings.get(SETTING) or USUALLY
    return int(begins), int(ends)


def spoken_at(region: Place, at: datetime) -> datetime:
    """The moment itself, or when the quiet hours that it falls into are over."""
    begins, ends = of(region)
    zone = rules.zone_of(region)
    day = rules.day_begins(at, zone).date()
    if begins == ends:
        return at
    for number in (-1, 0):  # of a night it is the second half, or the first
        begun = moment(day + timedelta(days=number), begins, zone)
        over = moment(day + timedelta(days=number + (ends < begins)), ends, zone)
        if begun <= at < over:
            return over
    return at
