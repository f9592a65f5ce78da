"""School breaks: by the ministry's order for a school year, or as a region has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import access, record
from newsroom.errors import Refused
from newsroom.plan.by_law import Names
from newsroom.union import organisations
from newsroom.union.organisations import REGION, Place
from newsroom.who import Who

KINDS = ("autumn", "winter", "extra", "spring", "summer")
SETTING = "breaks"  # of a region: by school year and kind, the first day and the last
SEPTEMBER, ORDERED = 9, 7  # when a school year begins, and the month from which on its order should be there
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Break:
    """`is_own`: the region has it otherwise than the order."""

    kind: str
    first: date
    last: date
    names: Names
    is_own: bool = False


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("breaks.toml").read_text("utf-8"))


def school_year(day: date) -> int:
    """The year in which it begins; the summer after it is its own."""
    return day.year if day.month >= SEPTEMBER else day.year - 1


def bounds(year: int) -> Span:
    return date(year, SEPTEMBER, 1), date(year + 1, SEPTEMBER - 1, 31)


def ordered(year: int) -> dict[str, Span]:
    """By kind; empty where no order is known."""
    return {kind: (first, last) for kind, (first, last) in _told()["years"].get(str(year), {}).items()}


def missing(today: date) -> int | None:
    """The school year whose order should be known by now, and is not."""
    year = today.year if today.month >= ORDERED else today.year - 1
    return year if not ordered(year) else None


def of_region(region: Place, year: int) -> list[Break]:
    """One after the other."""
    own = {kind: (date.fromisoformat(first), date.fromisoformat(last))
           for kind, (first, last) in region.settings.get(SETTING, {}).get(str(year), {}).items()}  # fmt: skip
    found = ordered(year) | own
    breaks = [Break(kind, first, last, name_of(kind), kind in own) for kind, (first, last) in found.items()]
    return sorted(breaks, key=lambda one: (one.first, one.kind))


def name_of(kind: str) -> Names:
    names: Names = _told()["names"][kind]
    return names


def between(region: Place, first: date, last: date) -> list[Break]:
    """Those that have a day among these."""
    years = range(school_year(first), school_year(last) + 1)
    found = [one for year in years for one in of_region(region, year)]
    return [one for one in found if one.first <= last and first <= one.last]


def require_span(year: int, first: date, last: date) -> Span:
    """A break lies in its school year."""
    begins, ends = bounds(year)
    if not begins <= first <= last <= ends:
        raise Refused("not_a_date")
    return first, last


async def set_break(
    tx: AsyncConnection, who: Who, region_id: int, year: int, kind: str, span: Span, now: datetime
) -> None:
    """As it is in this region. Where that is what the order says, nothing is left to say."""
    region = await organisations.require_to_change(tx, region_id)
    access.require(who, "set a region up", region.id, region.region_id)
    if region.level != REGION or kind not in KINDS:
        raise Refused("old_button")
    first, last = require_span(year, *span)
    own = dict(region.settings.get(SETTING, {}))
    of_year = {one: days for one, days in own.get(str(year), {}).items() if one != kind}
    if ordered(year).get(kind) != (first, last):
        of_year[kind] = [first.isoformat(), last.isoformat()]
    own[str(year)] = of_year
    settings = region.settings | {SETTING: {one: days for one, days in own.items() if days}}
    await organisations.change(tx, region, settings=settings)
    await record.note(tx, who, "setting changed", now, region.id, setting=SETTING)
