"""A period as people write it: two dates, two months, «2025», «қаңтар – қараша 2025»."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from newsroom.digests import spans
from newsroom.errors import Refused
from newsroom.values import periods
from newsroom.values.days import DAY, MONTH, YEAR, parse_dated
from newsroom.values.periods import Period

DASH = re.compile(r"\s*[–—-]\s*|\s*\.{2,3}\s*|\s*…\s*")
DAY_ALONE = re.compile(r"[0-9]{1,2}")
WITH_YEAR = re.compile(r"20[0-9]{2}")


def parse_dates(text: str, today: date) -> Period:
    """Both ends are in it. What has no year has that of the other end, or lies nearest before today."""
    text = text.strip()
    with suppress(Refused):
        return _require_counted(periods.of_dated(*_dated(text, today)))
    for dash in DASH.finditer(text):
        with suppress(Refused):
            return _require_counted(_between(text[: dash.start()], text[dash.end() :], today))
    raise Refused("not_a_date")


def _between(begins: str, ends: str, today: date) -> Period:
    last, unit = _dated(ends, today)
    year = WITH_YEAR.search(ends)
    if year is not None and WITH_YEAR.search(begins) is None and not DAY_ALONE.fullmatch(begins):
        with suppress(Refused):
            first, first_unit = _dated(f"{begins.rstrip(' .')} {year[0]}", today)
            return _joined(first, first_unit, last, unit)
    if DAY_ALONE.fullmatch(begins):
        with suppress(ValueError):
            return _joined(last.replace(day=int(begins)), DAY, last, unit)
        raise Refused("not_a_date")
    first, first_unit = _dated(begins, last)
    return _joined(first, first_unit, last, unit)


def _joined(first: date, first_unit: str, last: date, unit: str) -> Period:
    end = periods.of_dated(last, unit).end
    if end is None or end <= first:
        raise Refused("not_a_date")
    units = {first_unit, unit}
    return Period(first, end, YEAR if units == {YEAR} else MONTH if DAY not in units else DAY)


def _dated(text: str, today: date) -> tuple[date, str]:
    """Of a day to come nothing can be counted, but a month or a year may be under way."""
    return parse_dated(text, today)


def _require_counted(period: Period) -> Period:
    try:
        spans.days_of(period)
    except ValueError:
        raise Refused("not_a_date") from None
    return period
