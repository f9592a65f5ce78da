"""What the sentences of a report have in common: amounts with their nouns, lists of names and figures, dates, pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from locales import Words
from newsroom.counted.answers import Answer
from newsroom.pages.reported import Counted
from newsroom.values.days import DAY, MONTH
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period
from reports.documents.structure import Block
from screens.names import page_name
from screens.parts import Names, name_in, quantity

STOPS = re.compile(r"\.\.(?= |$)")
Told = tuple[int, str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter; `missing` names what nothing is known of: it is said once, for all of them together."""

    blocks: Sequence[Block] = ()
    missing: Sequence[str] = ()


def spread(amount: Amount) -> Told:
    return amount.value, amount.qualifier, amount.low, amount.high


def sentences(*texts: str) -> str:
    """Where a date ends in a stop of its own, there is no second one."""
    return STOPS.sub(".", " ".join(text for text in texts if text))


def items(texts: Iterable[str]) -> str:
    """Some of them have commas of their own."""
    return "; ".join(texts)


def item(words: Words, name: str, told: Quantity) -> str:
    """What is stated without a number is named, and gets none."""
    if not isinstance(told, Amount):
        return name
    return words("{name} – {number}", name=name, number=quantity(words, told))


def period_name(words: Words, period: Period | None) -> str:
    if period is None:
        return words("period not stated")
    return words.period(period.first, period.end, period.unit)


def report_period(words: Words, period: Period) -> str:
    """That of the report itself, or what it is compared with: both days are in it, and whole months are named."""
    first, last, end = period.first, period.last, period.end
    if period.unit != DAY or first is None or last is None or end is None:
        return period_name(words, period)
    if (first.day, end.day) == (1, 1):
        return words.period(first, end, MONTH)
    return words.span(first, last, today=date.min)  # always with its year


def in_period(words: Words, period: Period | None, told: Quantity) -> str:
    return words("{number} ({period})", number=quantity(words, told), period=period_name(words, period))


def names(words: Words, those: Iterable[Mapping[str, str]]) -> str:
    return listed([name_in(words.language, dict(one)) for one in those])


def listed(those: Sequence[str]) -> str:
    """By commas, unless some have commas of their own."""
    return items(those) if any("," in one for one in those) else ", ".join(those)


def mismatch(words: Words, answer: Answer) -> str:
    """A stated total that is not the sum of its parts: both are told."""
    if not answer.differs or answer.total is None or answer.parts is None:
        return ""
    return words("Stated in total: {total}; the sum of the parts: {parts}.", total=quantity(words, answer.total),
                 parts=quantity(words, answer.parts))  # fmt: skip


def address_of(words: Words, page: Counted) -> str:
    """As short as it can be found by; behind all else, so that no line is torn by it."""
    address = page.url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return words("Address: {address}.", address=address) if address else ""


def dated(words: Words, told: tuple[date, str]) -> str:
    return words.imprecise_date(*told)


def placed_page(words: Words, told: Mapping[str, Any]) -> str:
    """As it stands among the figures of a shortcoming: «Риддер қаласы, Facebook тобы»."""
    place: Names = dict(told["place"])
    return f"{name_in(words.language, place)}, {page_name(words, told['platform'], told['kind'])}"


def pages_of(words: Words, told: Mapping[str, Any]) -> str:
    return items(placed_page(words, one) for one in told["pages"])
