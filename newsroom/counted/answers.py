"""What is known of a figure in a period: what was stated of just that, and what was entered one by one. Both are kept.

Nothing stated and nothing entered is "no data", and None here; a stated none is an amount of 0. What is stated of a
longer or a shorter time is no answer: it is not split, added or taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from newsroom.counted.entries import COUNTS, ENTRIES, Entry, inside, of_place, same_days
from newsroom.counted.kinds import TOTAL, TRAINED
from newsroom.union.organisations import Place
from newsroom.values.figures import ABOUT, OVER, RANGE, SOME, Amount, Quantity
from newsroom.values.periods import Period

LOOKED_AT = 2000  # statements of one place and kind


def summed(quantities: Iterable[Quantity]) -> Quantity | None:
    """As exact as the least exact of them. What has no number is not added: then there is more than the sum."""
    told = list(quantities)
    amounts = [one for one in told if isinstance(one, Amount)]
    if not amounts:
        return SOME if told else None
    value, qualifiers = sum(one.value for one in amounts), {one.qualifier for one in amounts} - {""}
    if len(amounts) < len(told):
        return Amount(value, OVER) if value else SOME
    if not qualifiers:
        return Amount(value)
    if qualifiers == {RANGE}:
        low = sum(one.value if one.low is None else one.low for one in amounts)
        high = sum(one.value if one.high is None else one.high for one in amounts)
        return Amount((low + high) // 2, RANGE, low, high)
    return Amount(value, OVER if qualifiers == {OVER} else ABOUT)


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` as it was stated, `parts` the sum of stated parts, `entered` how many there are one by one."""

    total: Quantity | None = None
    parts: Quantity | None = None
    entered: int | None = None

    @property
    def quantity(self) -> Quantity | None:
        """What is printed; None is "no data". Whoever has stated it knew of more than was entered in the bot."""
        stated = self.total if self.total is not None else self.parts
        return stated if stated is not None or self.entered is None else Amount(self.entered)

    @property
    def is_stated(self) -> bool:
        return self.total is not None or self.parts is not None

    @property
    def is_none(self) -> bool:
        """It is known that there was none."""
        return self.quantity == Amount(0)

    @property
    def differs(self) -> bool:
        """A stated total that is not the sum of its parts: both are shown."""
        return self.total is not None and self.parts is not None and self.total != self.parts


@dataclass(frozen=True, slots=True)
class Group:
    """So many of one sort, in one outlet, or of several together: `outlets` are their ids."""

    what: str
    outlets: tuple[int, ...]
    stated: Quantity | None = None
    entered: int | None = None

    @property
    def quantity(self) -> Quantity | None:
        return Answer(None, self.stated, self.entered).quantity


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with its parts."""

    answer: Answer
    groups: tuple[Group, ...] = field(default_factory=tuple)


async def counted(tx: AsyncConnection, place: Place, kind: str, period: Period) -> Counted:
    """Of a place; of a region also what was entered below it."""
    return _counted(await stated_of(tx, place, kind, period), await _entered(tx, place, kind, period))


def answer_of(stated: Sequence[Entry], entered: int | None) -> Answer:
    """Of what the place itself has stated, and how many were entered one by one."""
    totals = [one.quantity for one in stated if one.what == TOTAL]
    parts = [one.quantity for one in stated if _is_part(one)]
    return Answer(totals[-1] if totals else None, summed(parts), entered)


def _is_part(one: Entry) -> bool:
    """People who were trained are no event."""
    return one.what not in (TOTAL, TRAINED)


def _counted(stated: Sequence[Entry], entered: Mapping[tuple[str, tuple[int, ...]], int]) -> Counted:
    parts = [one for one in stated if _is_part(one)]
    by_group: dict[tuple[str, tuple[int, ...]], list[Quantity]] = {}
    for one in parts:
        by_group.setdefault((one.what, outlets_of(one)), []).append(one.quantity)
    groups = {group: summed(told) for group, told in by_group.items()}
    answer = answer_of(stated, sum(entered.values()) if entered else None)
    known = dict.fromkeys([*groups, *entered])
    return Counted(
        answer, tuple(Group(what, ids, groups.get((what, ids)), entered.get((what, ids))) for what, ids in known)
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """What was stated of another time, or of no time that was told; `every`: of each year or quarter."""

    period: Period | None
    every: str
    counted: Counted


async def beside(tx: AsyncConnection, place: Place, kind: str, around: Period, but: Period) -> list[Beside]:
    """What the place has stated of other times that touch one, each by itself: the earliest first."""
    kept = tables.Entry
    told = ENTRIES.where(kept.organisation_id == place.id, kept.kind == kind, kept.is_single.is_(False), COUNTS)
    told = told.where(or_(kept.starts_on.is_(None), kept.starts_on < around.end))
    told = told.where(or_(kept.ends_on.is_(None), kept.ends_on > around.first))
    by_time: dict[tuple[Period | None, str], list[Entry]] = {}
    for one in await fetch_all(tx, told.order_by(kept.on_day, kept.id).limit(LOOKED_AT), Entry):
        if one.period is None or not one.period.is_same(but):
            by_time.setdefault((one.period, one.details.get("every", "")), []).append(one)
    return [Beside(period, every, _counted(stated, {})) for (period, every), stated in by_time.items()]


async def stated_of(tx: AsyncConnection, place: Place, kind: str, period: Period) -> list[Entry]:
    """What was stated by the place itself of these days, in the order in which it was entered."""
    told = ENTRIES.where(tables.Entry.organisation_id == place.id, tables.Entry.kind == kind, COUNTS)
    told = told.where(tables.Entry.is_single.is_(False), *same_days(period))
    return await fetch_all(tx, told.order_by(tables.Entry.id), Entry)


async def statements(tx: AsyncConnection, place: Place, kind: str, what: str | None = None) -> list[Entry]:
    """All that the place has ever stated, each of its own period: the earliest first."""
    told = ENTRIES.where(tables.Entry.organisation_id == place.id, tables.Entry.kind == kind, COUNTS)
    told = told.where(tables.Entry.is_single.is_(False))
    told = told.where(tables.Entry.what == what) if what is not None else told
    return await fetch_all(tx, told.order_by(tables.Entry.on_day, tables.Entry.id).limit(LOOKED_AT), Entry)


async def below(tx: AsyncConnection, place: Place, kind: str, period: Period) -> list[Entry]:
    """What the places below a region have stated of these days."""
    told = ENTRIES.where(tables.Entry.region_id == place.id, tables.Entry.organisation_id != place.id, COUNTS)
    told = told.where(tables.Entry.kind == kind, tables.Entry.is_single.is_(False), *same_days(period))
    return await fetch_all(tx, told.order_by(tables.Entry.organisation_id, tables.Entry.id), Entry)


def outlets_of(entry: Entry) -> tuple[int, ...]:
    if entry.outlet_id is not None:
        return (entry.outlet_id,)
    return tuple(entry.details.get("outlets", ()))


@dataclass(frozen=True, slots=True)
class _Sort:
    what: str
    outlet_id: int | None
    count: int


async def _entered(
    tx: AsyncConnection, place: Place, kind: str, period: Period
) -> dict[tuple[str, tuple[int, ...]], int]:
    """By sort and outlet; an outlet that was joined to another is that other one."""
    outlet: Any = func.coalesce(tables.Outlet.merged_into_id, tables.Entry.outlet_id).label("outlet_id")
    single = select(tables.Entry.what, outlet, func.count().label("count"))
    single = single.outerjoin(tables.Outlet, tables.Outlet.id == tables.Entry.outlet_id)
    single = single.where(of_place(place), tables.Entry.kind == kind, COUNTS, tables.Entry.is_single.is_(True))
    grouped = single.where(*inside(period)).group_by(tables.Entry.what, outlet).order_by(tables.Entry.what, outlet)
    found = await fetch_all(tx, grouped, _Sort)
    return {(one.what, (one.outlet_id,) if one.outlet_id is not None else ()): one.count for one in found}
