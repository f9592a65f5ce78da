"""Moments as people write them: «24.11 15:00», «ертең сағат 15-те», «в пятницу в 10:00»; without a day it is today."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsroom import weeks
from newsroom.errors import Refused
from newsroom.values.days import CODES, DAY, KINDS, TO_COME, parse_parts
from newsroom.values.typed import NUMBER, SIGN, Part, taken_apart

BESIDE = {"hour": "h", "minute": "i", "filler": "f", "year": "y"}

# Where in what was said the time stands: with minutes anywhere, else at the end or, as «в 15», at the beginning.
CLOCK = re.compile(r"[fh]*n:nh?")
AT_THE_END = re.compile(r"[fh]*n(?:[.-]|h)?ni?$|[fh]+nh?$|nh$|(?<=[rw])n$")
AT_THE_BEGINNING = re.compile(r"^(?:[fh]+nh?|nh)(?=.)")
EARLIEST = 7  # «в 3» may be at night or in the afternoon


def parse_moment(text: str, now: datetime, zone: str) -> datetime:
    """By the clock of that zone. The use case says whether it may have passed."""
    there = weeks.local(now, zone)
    try:
        clock, rest = _divided(taken_apart(text, KINDS))
        day, precision = parse_parts(rest, there.date(), TO_COME) if rest else (there.date(), DAY)
    except ValueError:
        raise Refused("not_a_moment") from None
    if precision != DAY:
        raise Refused("not_a_moment")
    at = datetime.combine(day, clock, ZoneInfo(weeks.zone_or_default(zone)))
    is_next = at <= now and [part.kind for part in rest if part.value != "filler"] == ["weekday"]
    return at + timedelta(days=7) if is_next else at


def _divided(parts: list[Part]) -> tuple[time, list[Part]]:
    """The time, and what says the day."""
    said = "".join(_code(part) for part in parts)
    clocks = list(CLOCK.finditer(said))
    found = clocks[0] if len(clocks) == 1 else AT_THE_END.search(said) or AT_THE_BEGINNING.search(said)
    if found is None or said.count(":") > len(clocks):
        raise ValueError("no time")
    start, end = found.span()
    rest = [*parts[:start], *parts[end:]]
    return _time(parts[start:end], alone=not rest), rest


def _time(parts: list[Part], *, alone: bool) -> time:
    """«22.11» alone is a day without a time."""
    numbers = [part.value for part in parts if part.kind == NUMBER]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else None
    if minute is None:
        if hour < EARLIEST:
            raise ValueError("at night or in the afternoon?")
        return time(hour)
    if len(numbers[1]) != 2:
        raise ValueError("minutes are told in two digits")
    marked = any(part.kind == "beside" or part == Part(SIGN, ":") for part in parts)
    if alone and not marked and 1 <= minute <= 12:
        raise ValueError("a day, or a time?")
    return time(hour, minute)


def _code(part: Part) -> str:
    if part.kind == NUMBER:
        return "n" if len(part.value) <= 2 else "N"
    if part.kind == SIGN:
        return part.value
    return BESIDE.get(part.value, "?") if part.kind == "beside" else CODES[part.kind]
