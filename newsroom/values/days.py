"""Days as people write them: «24.11», «24 қараша», «в пятницу», «кеше»; where that is enough, a month or a year."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from newsroom import weeks
from newsroom.errors import Refused
from newsroom.values.typed import NUMBER, SIGN, Part, taken_apart

DAY, MONTH, YEAR = "day", "month", "year"
PRECISION = {"D": DAY, "M": MONTH, "Y": YEAR}
PAST, TO_COME = -1, 1  # where the question looks to
CENTURY = 2000  # that a year of two digits is of
LEAP = 8  # years, at most, from one 29 February to the next
SOON = timedelta(days=31)

KINDS = ("day", "month", "weekday", "beside")
CODES = {"day": "r", "month": "m", "weekday": "w"}
LENGTHS = {1: "n", 2: "n", 4: "Y"}
BETWEEN = "./-,"
FILLER, YEAR_SAID = Part("beside", "filler"), Part("beside", "year")
# Numbers of two digits are n, of four Y, months in words m: what each of them is.
SHAPES = {
    "n.n.Y": "DMY", "n.n.n": "DMY", "n.nY": "DMY", "nnY": "DMY", "Y.n.n": "YMD", "n.n": "DM",
    "nm": "DM", "mn": "MD", "nmY": "DMY", "mnY": "MDY", "Ynm": "YDM", "Ymn": "YMD",
    "n.Y": "MY", "Y.n": "YM", "mY": "MY", "Ym": "YM", "m": "M", "Y": "Y",
}  # fmt: skip
YEAR_WORD = re.compile(r"(?<=Y)y|(?<=n\.n\.n)y")


def parse_day(text: str, today: date, looks: int = PAST) -> date:
    """Without a year, or by its weekday: the nearest in the direction that the question looks to, today included.

    Where it looks back, «25.11» of a day or two before it is no day of last year, but one that has not come yet.
    """
    day, precision = _parsed(text, today, looks)
    if precision != DAY:
        raise Refused("not_a_date")
    return day


def parse_dated(text: str, today: date | None) -> tuple[date, str]:
    """The first day that it can be, and how exactly it is told. Without a today nothing is meant by «кеше»."""
    return _parsed(text, today, PAST)


def parse_ahead(text: str, today: date) -> tuple[date, str]:
    """A day, month or year that is still to come, or was told with its year."""
    return _parsed(text, today, TO_COME)


def _parsed(text: str, today: date | None, looks: int) -> tuple[date, str]:
    try:
        found = parse_parts(taken_apart(text, KINDS), today, looks)
    except ValueError:
        raise Refused("not_a_date") from None
    if looks == PAST and today is not None and found[0] > today:
        raise Refused("day_to_come")
    return found


def parse_parts(parts: list[Part], today: date | None, looks: int) -> tuple[date, str]:
    """ValueError where it is none, or where two days are named that are not the same one."""
    named = [part for part in parts if part.kind in ("day", "weekday")]
    rest = [part for part in parts if part not in (*named, FILLER)]
    found = _by_numbers(rest, today, looks) if rest else None
    for part in named:
        if today is None:
            raise ValueError("no day is today")
        found = found or (_by_name(part, today, looks), DAY)
        if not _is_same_day(part, found, today):
            raise ValueError("two days")
    if found is None or not weeks.is_of_our_time(found[0]):
        raise ValueError("no day")
    return found


def _by_name(part: Part, today: date, looks: int) -> date:
    if part.kind == "day":
        return today + timedelta(days=int(part.value))
    return today + looks * timedelta(days=looks * (int(part.value) - today.isoweekday()) % 7)


def _is_same_day(part: Part, found: tuple[date, str], today: date) -> bool:
    """«пятница, 20 ноября»"""
    day, precision = found
    named = day.isoweekday() if part.kind == "weekday" else (day - today).days
    return precision == DAY and named == int(part.value)


def _by_numbers(parts: list[Part], today: date | None, looks: int) -> tuple[date, str]:
    shape = YEAR_WORD.sub("", "".join(_code(parts, at) for at in range(len(parts))))
    if shape not in SHAPES:
        raise ValueError("no date")
    values = [int(part.value) for part in parts if part.kind in (NUMBER, "month")]
    by_letter = dict(zip(SHAPES[shape], values, strict=True))
    precision = PRECISION[min(by_letter)]
    if shape == "n.n.n" and len([part.value for part in parts if part.kind == NUMBER][-1]) == 1:
        raise ValueError("nobody writes a year so short")
    if "Y" in by_letter:
        year = by_letter["Y"] + (CENTURY if shape == "n.n.n" else 0)
        return date(year, by_letter.get("M", 1), by_letter.get("D", 1)), precision
    if today is None:
        raise ValueError("a day of which year?")
    nearest = _meant if precision == DAY else _nearest
    return nearest(by_letter["M"], by_letter.get("D", 1), today, looks), precision


def _code(parts: list[Part], at: int) -> str:
    """A dot or a dash divides two numbers; beside a month, and at the end, it says nothing."""
    part, around = parts[at], {one.kind for one in parts[max(at - 1, 0) : at + 2 : 2]}
    if part.kind == NUMBER:
        return LENGTHS.get(len(part.value), "?")
    if part.kind != SIGN:
        return "y" if part == YEAR_SAID else CODES.get(part.kind, "?")
    is_between = 0 < at < len(parts) - 1 and around == {NUMBER}
    if part.value not in BETWEEN:
        return "?"
    return "." if is_between else "" if part.value in ".," or "month" in around else "?"


def _meant(month: int, day: int, today: date, looks: int) -> date:
    """Looking back, still the one to come where that is nearer, and of this year or soon: it is refused in words."""
    found = _nearest(month, day, today, looks)
    if looks == TO_COME:
        return found
    coming = _nearest(month, day, today, TO_COME)
    is_nearer = coming - today < today - found
    return coming if is_nearer and (coming.year == today.year or coming - today <= SOON) else found


def _nearest(month: int, day: int, today: date, looks: int) -> date:
    for year in range(today.year, today.year + looks * (LEAP + 1), looks):
        with suppress(ValueError):  # no 29 February in that year
            found = date(year, month, day)
            if (found - today).days * looks >= 0:
                return found
    raise ValueError("no such day")
