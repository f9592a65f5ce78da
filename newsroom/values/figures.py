"""Figures as people write them, and as imprecise: «31 208», «шамамен 6,2 мың», «более 90»; they are kept so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsroom.errors import Refused
from newsroom.values.days import DAY, parse_dated
from newsroom.values.typed import LONGEST, NUMBER, RUN, SIGN, Part, taken_apart

ABOUT, OVER, UP_TO, RANGE, ROUNDED = "about", "over", "up_to", "range", "rounded"
QUALIFIERS = ("", ABOUT, OVER, UP_TO, RANGE, ROUNDED)
MOST = 1_000_000_000
MOST_COUNTED = 100_000_000

KINDS = ("amount", "times", "small", "beside")
CODES = {"amount": "q", "times": "t", "small": "s", NUMBER: "n"}
SIGNS = {"≈": "~", "~": "~", "-": "-", "+": "+"}
SHAPE = re.compile(r"[q~]?nt?|nt?[q+]|qst?|st?q|nt?-nt?")
SAID = {"~": ABOUT, "+": OVER}

PLAIN = re.compile(r"[0-9]+")
SPACED = re.compile(r"([1-9][0-9]{0,2}(?:[ '][0-9]{3})+)(?:[.,]([0-9]{1,6}))?")
PARTED = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+)")
DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]{1,6})")

GAP = re.compile(r"[\s,;]+")
APART = re.compile(r",\s|[;\n]")


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` is what to reckon with: the number told, or the middle of a range."""

    value: int
    qualifier: str = ""
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Some:
    """It happened, and how much of it is not stated: printed without a number, never summed and never ranked."""


SOME = Some()
Quantity = Amount | Some  # where there is None beside it, that is "no data"; an amount of 0 is a stated none


@dataclass(frozen=True, slots=True)
class Doubt:
    """What can be read in two ways, the smaller one first: it is asked which is meant."""

    smaller: Amount
    larger: Amount


def parse_count(text: str) -> Amount | Doubt:
    """Of followers: as a platform shows it, or as somebody remembers it."""
    try:
        return _read(text, MOST_COUNTED)
    except ValueError:
        raise Refused("not_a_number") from None


def parse_amount(text: str) -> Amount | Doubt:
    """«Жоқ» and «нет» are a stated none."""
    if _is_none(text):
        return Amount(0)
    try:
        return _read(text, MOST)
    except ValueError:
        raise Refused("not_a_figure") from None


def parse_figure(text: str, today: date) -> tuple[Amount | Doubt, tuple[date, str] | None]:
    """An amount, and behind it a day where one is told: «31 208, 01.01.2026», «225 кеше»."""
    try:
        return parse_amount(text), None
    except Refused as refused:
        why = refused
    for written, behind, is_apart in _divided(text.strip()):
        try:
            amount = parse_amount(written)
        except Refused:
            continue
        try:
            dated = parse_dated(behind, today)
        except Refused as refused:
            why = refused if is_apart or refused.kind == "day_to_come" else why
            continue
        # A year or a month alone could be a part of the figure, unless it stands apart.
        if is_apart or dated[1] == DAY or not behind.isalnum():
            return amount, dated
    raise why


def _divided(text: str) -> Iterator[tuple[str, str, bool]]:
    if len(text) <= 2 * LONGEST:
        for gap in GAP.finditer(text):
            yield text[: gap.start()], text[gap.end() :], APART.search(gap.group()) is not None


def _is_none(text: str) -> bool:
    try:
        parts = taken_apart(text, ("none", "beside"))
    except ValueError:
        return False
    return [part for part in parts if part.value != "noun"] == [Part("none", "0")]


def _read(text: str, most: int) -> Amount | Doubt:
    if "\n" in text.strip():
        raise ValueError("two figures are no large one")
    parts = [part for part in taken_apart(text, KINDS, RUN) if part != Part("beside", "noun")]
    shape = "".join(_code(part) for part in parts)
    if SHAPE.fullmatch(shape) is None:
        raise ValueError(text)
    said = next((SAID.get(code) or part.value for code, part in zip(shape, parts, strict=True) if code in "q~+"), "")
    numbers = _numbers(parts)
    found = {_amount(numbers, said, most, as_decimal=as_decimal) for as_decimal in (False, True)}
    readings = sorted((one for one in found if one is not None), key=lambda amount: amount.value)
    if not readings:
        raise ValueError(text)
    return Doubt(readings[0], readings[1]) if len(readings) > 1 else readings[0]


def _code(part: Part) -> str:
    return CODES.get(part.kind) or (SIGNS.get(part.value, "?") if part.kind == SIGN else "?")


def _numbers(parts: list[Part]) -> list[tuple[str, int]]:
    """Each with its thousands; in «2-3 мың» they are meant of both."""
    numbers: list[tuple[str, int]] = []
    for part in parts:
        if part.kind in (NUMBER, "small"):
            numbers.append((part.value, 1))
        elif part.kind == "times":
            numbers[-1] = (numbers[-1][0], int(part.value))
    first, times = numbers[0]
    return [(first, times if times > 1 else numbers[-1][1]), *numbers[1:]]


def _amount(numbers: list[tuple[str, int]], said: str, most: int, *, as_decimal: bool) -> Amount | None:
    values = [_value(run, times, as_decimal=as_decimal) for run, times in numbers]
    known = [value for value in values if value is not None and value <= most]
    if len(known) < len(values) or sorted(known) != known:
        return None
    return Amount(known[0], said) if len(known) == 1 else Amount(sum(known) // 2, RANGE, *known)


def _value(run: str, times: int, *, as_decimal: bool) -> int | None:
    """«6.200» is six thousand two hundred; «6.200 мың» may be that, or as many thousands. A part of one is nothing."""
    digits, decimal = re.sub(r"[^0-9]", "", run), DECIMAL.fullmatch(run)
    if PLAIN.fullmatch(run) or (PARTED.fullmatch(run) and not (as_decimal and decimal and times > 1)):
        return int(digits) * times
    found = SPACED.fullmatch(run) or decimal
    if found is None:
        return None
    behind = len(found.group(2) or "")
    value, left = divmod(int(digits) * times, 10**behind)
    return value if not left and (times > 1 or not behind) else None
