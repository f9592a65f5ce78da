"""Some days in a row as people write them: «8–9 мамыр», «30.12 – 02.01», «с 20 декабря по 10 января», or one day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from newsroom.errors import Refused
from newsroom.values import typed
from newsroom.values.days import TO_COME, parse_day
from newsroom.values.folding import fold

DASH = re.compile(r"\s*[–—-]\s*|\s*\.{3}\s*|\s*…\s*")
LONGEST = 100  # days: summer holidays are no longer
A_DAY = re.compile(r"[0-9]{1,2}")
UNTIL = typed.Part("span", "until")


def parse_span(text: str, today: date, looks: int = TO_COME) -> tuple[date, date]:
    """The first day and the last; a day that has no month has that of the last."""
    text = text.strip()
    if (one := _day(text, today, looks)) is not None:
        return one, one
    for begins, ends in _divided(text):
        if (found := _two(begins, ends, today, looks)) is None:
            continue
        first, last = found
        if last < first:  # «30.12 – 02.01»: of the year after, where none is told
            last = _day(ends, first, TO_COME) or last
        if 0 <= (last - first).days <= LONGEST:
            return first, last
    raise Refused("not_a_date")


def parse_two(text: str, today: date) -> tuple[date, date]:
    """Two days to come, in whatever order."""
    found = (_two(begins, ends, today, TO_COME) for begins, ends in _divided(text.strip()))
    two = next((one for one in found if one is not None), None)
    if two is None:
        raise Refused("not_a_date")
    return two


def _divided(text: str) -> Iterator[tuple[str, str]]:
    """Each way in which it may be two: at a dash; at «по», «до»; and, before «дейін», between any two words."""
    for dash in DASH.finditer(text):
        yield text[: dash.start()], text[dash.end() :]
    words = text.split() if len(text) <= typed.LONGEST else []
    known = typed.lexicon(("span",))
    means = [known.get(fold(word)) for word in words]
    if UNTIL not in means:
        return
    at = means.index(UNTIL)
    begins, ends = [[word for word in part if fold(word) not in known] for part in (words[:at], words[at:])]
    if ends:
        yield " ".join(begins), " ".join(ends)
    else:
        yield from ((" ".join(begins[:number]), " ".join(begins[number:])) for number in range(1, len(begins)))


def _two(begins: str, ends: str, today: date, looks: int) -> tuple[date, date] | None:
    last, first = _day(ends, today, looks), _day(begins, today, looks)
    if last is not None and first is None and A_DAY.fullmatch(begins):
        first = _in_month_of(last, int(begins))
    return (first, last) if first is not None and last is not None else None


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
