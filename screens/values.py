"""What a button carries: each value as its field can have it, there and back. Anything else is an old button."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from locales import Language, find_language
from newsroom import weeks
from newsroom.digests import spans
from newsroom.errors import Refused
from newsroom.values.figures import MOST, QUALIFIERS, Amount
from newsroom.values.periods import Period, parse_period, written

T = TypeVar("T")
Values = tuple[str, ...]
NUMBER = re.compile(r"0|-?[1-9][0-9]{0,18}")  # as we write them ourselves, and as many digits as a database holds
A_MARK = re.compile(r"[a-z0-9]{2,10}")
A_DAY, A_WEEK = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), re.compile(r"[0-9]{4}-W[0-9]{2}")
BETWEEN = ":"  # the values of a button
LARGEST = 2**63 - 1
LONGEST_LIST = 1_000_000
LATEST = 4_000_000_000  # seconds since 1970: in a hundred years


def _at(values: Values, place: int) -> str:
    return values[place] if len(values) > place else ""


def parse_number(values: Values, place: int, least: int, most: int) -> int:
    text = _at(values, place)
    if NUMBER.fullmatch(text) is None or not least <= int(text) <= most:
        raise Refused("old_button")
    return int(text)


def parse_id(values: Values, place: int = 0) -> int:
    return parse_number(values, place, 1, LARGEST)


def parse_chat(values: Values, place: int = 0) -> int:
    """A channel's number, which is below nought."""
    return parse_number(values, place, -LARGEST, -1)


def parse_yes(values: Values, place: int) -> bool:
    return parse_number(values, place, 0, 1) == 1


def parse_page(values: Values, place: int = 0) -> int:
    """A page of a list, or its first line: where none is told, the first."""
    return parse_number(values, place, 0, LONGEST_LIST) if len(values) > place else 0


def parse_word(values: Values, place: int, known: Iterable[str]) -> str:
    text = _at(values, place)
    if text not in known:
        raise Refused("old_button")
    return text


def parse_mark(values: Values, place: int) -> str:
    """What a form knows its own buttons by."""
    text = _at(values, place)
    if A_MARK.fullmatch(text) is None:
        raise Refused("old_button")
    return text


def parse_language(values: Values, place: int = 0) -> Language:
    found = find_language(_at(values, place))
    if found is None:
        raise Refused("old_button")
    return found


def parse_day(values: Values, place: int) -> date:
    text = _at(values, place)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused("old_button") from None
    if A_DAY.fullmatch(text) is None or not weeks.is_of_our_time(day):
        raise Refused("old_button")
    return day


def parse_week(values: Values, place: int = 0) -> str:
    text = _at(values, place)
    try:
        monday = weeks.days_of(text)[0]
    except (ValueError, OverflowError):
        raise Refused("old_button") from None
    if A_WEEK.fullmatch(text) is None or not weeks.is_of_our_time(monday):
        raise Refused("old_button")
    return text


def _parse_period(values: Values, place: int) -> Period:
    try:
        return parse_period(_at(values, place))
    except ValueError:
        raise Refused("old_button") from None


def _parse_days(values: Values, place: int) -> Period:
    """One that has a beginning and an end."""
    found = _parse_period(values, place)
    try:
        spans.days_of(found)
    except ValueError:
        raise Refused("old_button") from None
    if written(found) != _at(values, place):
        raise Refused("old_button")
    return found


def carried(amount: Amount) -> tuple[int | str, ...]:
    """An amount among the values of a button, as short as it can be."""
    ends = () if amount.low is None or amount.high is None else (amount.low, amount.high)
    return (amount.value, amount.qualifier, *ends) if amount.qualifier else (amount.value,)


def parse_carried(values: Values, place: int) -> Amount:
    """What `carried` has made of one."""
    told = values[place:]
    qualifier = parse_word(told, 1, QUALIFIERS) if len(told) > 1 else ""
    ends = [parse_number(told, at, 0, MOST) for at in (2, 3)] if len(told) > 2 else [None, None]
    return Amount(parse_number(told, 0, 0, MOST), qualifier, *ends)


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """One value of a button: its type, how it is read from its place among the others, and how it is written."""

    type: Any
    parse: Callable[[Values, int], T]
    told: Callable[[T], tuple[int | str, ...]] = lambda value: (str(value),)


@dataclass(frozen=True, slots=True)
class Photo:
    """As Telegram keeps it: under a name that only the bot it was sent to can show again."""

    bot_id: int
    file_id: str


ID = Kind(int, parse_id)
AMOUNT = Kind(Amount, parse_carried, carried)
CHAT = Kind(int, parse_chat)
PAGE = Kind(int, parse_page)
MARK = Kind(str, parse_mark)
TEXT = Kind(str, lambda values, place: BETWEEN.join(values[place:]))
YES = Kind(bool, parse_yes, lambda yes: (int(yes),))
LANGUAGE: Kind[Language] = Kind(Language, parse_language)
PERIOD = Kind(Period, _parse_period, lambda period: (written(period),))
DAYS = Kind(Period, _parse_days, lambda period: (written(period),))
WEEK = Kind(str, parse_week)
DAY = Kind(date, parse_day, lambda day: (day.isoformat(),))
MOMENT = Kind(
    datetime, lambda values, place: datetime.fromtimestamp(parse_number(values, place, 0, LATEST), UTC),
    lambda at: (int(at.timestamp()),),
)  # fmt: skip
SPAN: Kind[tuple[date, date]] = Kind(
    tuple[date, date],
    lambda values, place: (parse_day(values, place), parse_day(values, place + 1)),
    lambda span: (span[0].isoformat(), span[1].isoformat()),
)


def number(least: int, most: int) -> Kind[int]:
    return Kind(int, lambda values, place: parse_number(values, place, least, most))


TIMES = number(0, 2**31 - 1)  # how often something was changed


def word(*known: str) -> Kind[str]:
    def told(value: str) -> tuple[str]:
        if value not in known:
            raise ValueError(f"{value} is none of {known}")
        return (value,)

    return Kind(str, lambda values, place: parse_word(values, place, known), told)


def maybe(kind: Kind[T]) -> Kind[T | None]:
    """What may be left out, at the end."""
    return Kind(
        kind.type | None,
        lambda values, place: kind.parse(values, place) if len(values) > place else None,
        lambda value: () if value is None else kind.told(value),
    )
