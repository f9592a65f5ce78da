"""Some days in a row as people write them: «8–9 мамыр», «30.12 – 02.01», or one day."""

from __future__ import annotations

import re
from datetime import date

from newsroom.errors import Refused
from newsroom.values.days import TO_COME, parse_day

DASH = re.compile(r"\s*[–—-]\s*|\s*\.{3}\s*|\s*…\s*")
LONGEST = 100  # days: summer holidays are no longer
A_DAY = re.compile(r"[0-9]{1,2}")


def parse_span(text: str, today: date, looks: int = TO_COME) -> tuple[date, date]:
    """The first day and the last; a day that has no month has that of the last."""
    text = text.strip()
    if (one := _day(text, today, looks)) is not None:
        return one, one
    for dash in DASH.finditer(text):
        found = _between(text[: dash.start()], text[dash.end() :], today, looks)
        if found is not None:
            return found
    raise Refused("not_a_date")


def _between(begins: str, ends: str, today: date, looks: int) -> tuple[date, date] | None:
    last, first = _day(ends, today, looks), _day(begins, today, looks)
    if last is not None and first is None and A_DAY.fullmatch(begins):
        first = _in_month_of(last, int(begins))
    if last is None or first is None:
        return None
    if last < first:  # «30.12 – 02.01»: of the year after, where none is told
        last = _day(ends, first, TO_COME) or last
    return (first, last) if 0 <= (last - first).days <= LONGEST else None


def _day(text: str, today: date, looks: int) -> date | None:
    try:
        return parse_day(text, today, looks)
    except Refused:
        return None


def _in_month_of(day: date, number: int) -> date | None:
    try:
        return day.replace(day=number)
    except ValueError:
        return None
