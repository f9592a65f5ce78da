"""Entries: noted, corrected with a reason, taken away, doubted. What an entry was before is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_one
from db.inserts import insert_or
from db.tables import EntryChange
from db.tables.counted import HAS_CODE, IS_DOUBTED
from newsroom import access, record, weeks
from newsroom.counted.kinds import ENTERED, FOLLOWED_UP, SUBSCRIPTION
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import BY_BRANCH, BY_REGION, Place
from newsroom.values.figures import SOME, Amount, Quantity
from newsroom.values.lines import require_short
from newsroom.values.periods import Period, written
from newsroom.who import CHAIR, DEPUTY, Who

SOME_OF_IT = "some"
TOLD_AGAIN, MISTYPED, TWICE, NOT_OURS, IN_WORDS, BY_FILE = "again", "mistyped", "twice", "not_ours", "words", "file"
TAKEN, SETTLED_STATE, ADDED = "taken", "state", "added"
REASONS = (MISTYPED, TWICE, NOT_OURS, IN_WORDS)
DOUBTED, SETTLED = "doubted", "settled"
LONGEST_TITLE, LONGEST_OFFICE, LONGEST_REASON = 300, 120, 300


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of something: `code` only where a file knows it again by one."""

    kind: str
    quantity: Quantity = field(default_factory=lambda: Amount(1))
    what: str = ""
    period: Period | None = None
    code: str = ""
    about_id: int | None = None
    outlet_id: int | None = None
    is_single: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    clipping_id: int | None = None
    state: str = ""
    due: Period | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """As it is kept. `taken_at`: it counts no more, and is found by whoever looks back."""

    id: int
    organisation_id: int
    region_id: int | None
    kind: str
    what: str
    code: str
    about_id: int | None
    outlet_id: int | None
    starts_on: date | None
    ends_on: date | None
    unit: str
    on_day: date
    is_single: bool
    value: int | None
    low: int | None
    high: int | None
    qualifier: str
    titles: dict[str, str]
    offices: dict[str, str]
    link: str
    clipping_id: int | None
    state: str
    due_on: date | None
    due_unit: str
    details: dict[str, Any]
    doubt: str
    source: str
    entered_at: datetime
    kept: bool
    taken_at: datetime | None

    @property
    def quantity(self) -> Quantity:
        return SOME if self.value is None else Amount(self.value, self.qualifier, self.low, self.high)

    @property
    def period(self) -> Period | None:
        return Period(self.starts_on, self.ends_on, self.unit) if self.unit else None


ENTRIES = select(*columns(Entry, tables.Entry.__table__))
COUNTS = tables.Entry.taken_at.is_(None)


def of_amount(quantity: Quantity) -> dict[str, Any]:
    """As columns have it."""
    if not isinstance(quantity, Amount):
        return {"value": None, "low": None, "high": None, "qualifier": SOME_OF_IT}
    return {"value": quantity.value, "low": quantity.low, "high": quantity.high, "qualifier": quantity.qualifier}


def to_amount(row: Mapping[str, Any] | None) -> Quantity | None:
    """As `of_amount` has made it, among the details."""
    if row is None:
        return None
    return SOME if row["value"] is None else Amount(row["value"], row["qualifier"], row["low"], row["high"])


def row_of(told: Told, noted_on: date) -> dict[str, Any]:
    period, due = told.period, told.due
    last = period.last if period is not None else None
    return of_amount(told.quantity) | {
        "kind": told.kind, "what": told.what, "code": told.code, "about_id": told.about_id,
        "outlet_id": told.outlet_id, "is_single": told.is_single, "titles": dict(told.titles),
        "starts_on": period.first if period is not None else None,
        "ends_on": period.end if period is not None else None,
        "unit": period.unit if period is not None else "",
        "on_day": last or (period.first if period is not None else None) or noted_on,
        "offices": dict(told.offices), "link": told.link, "clipping_id": told.clipping_id, "state": told.state,
        "due_on": due.last if due is not None else None, "due_unit": due.unit if due is not None else "",
        "details": dict(told.details),
    }  # fmt: skip


# ---- entered in the bot


async def require_enters(tx: AsyncConnection, who: Who, place_id: int, kind: str = "") -> Place:
    """A place that one enters for, if it is still open. What is followed up is of a region or the centre."""
    place = await organisations.require_place(tx, place_id)
    deed = "follow up" if kind in FOLLOWED_UP else "enter for a report"
    access.require(who, deed, place.id, place.region_id)
    organisations.require_open(place)
    return place


async def note(tx: AsyncConnection, who: Who, place_id: int, told: Told, now: datetime) -> int:
    """What is stated of the same period once more takes the place of what was stated before, which is kept."""
    place = await require_enters(tx, who, place_id, told.kind)
    today = weeks.today(now, await organisations.zone_of(tx, place.id))
    if told.kind not in ENTERED:
        raise Refused("old_button")
    require_begun(told.kind, told.period, today)
    is_stated = told.kind not in FOLLOWED_UP and not told.is_single
    told = replace(told, code=_code_of(told)) if is_stated else told
    source = BY_BRANCH if who.role in (CHAIR, DEPUTY) else BY_REGION
    how = {"source": source, "entered_at": now, "entered_by": who.person_id, "kept": True}
    row = row_of(told, today) | {"organisation_id": place.id, "region_id": place.region_id} | how
    known = await _same(tx, place.id, told) if is_stated else None
    entry_id = await insert_entry(tx, row) if known is None else None
    if entry_id is None:
        known = known or await of_code(tx, place.id, told.kind, told.code)
        assert known is not None, "it was in the way"
        return await _told_again(tx, who, known.id, row, now)
    return entry_id


def require_begun(kind: str, period: Period | None, today: date) -> None:
    """A newspaper is subscribed to beforehand; of all else nothing is known yet."""
    if kind != SUBSCRIPTION and period is not None and period.first is not None and period.first > today:
        raise Refused("day_to_come")


def _code_of(told: Told) -> str:
    """By what it is of: so that two who state it at once state one thing."""
    return f"bot/{told.what}/{told.outlet_id or ''}/{written(told.period) if told.period is not None else ''}"


async def _same(tx: AsyncConnection, place_id: int, told: Told) -> Entry | None:
    """What was stated of the same days already, in the bot or by a file."""
    kept = tables.Entry
    known = ENTRIES.where(kept.organisation_id == place_id, kept.kind == told.kind, kept.what == told.what)
    known = known.where(kept.is_single.is_(False), COUNTS)
    known = known.where(kept.outlet_id == told.outlet_id if told.outlet_id is not None else kept.outlet_id.is_(None))
    if told.period is not None:
        known = known.where(*same_days(told.period))
    return await fetch_one(tx, known.order_by(kept.id.desc()).limit(1), Entry)


def same_days(period: Period) -> list[ColumnElement[bool]]:
    ends = (tables.Entry.starts_on, period.first), (tables.Entry.ends_on, period.end)
    return [column == day if day is not None else column.is_(None) for column, day in ends]


async def insert_entry(tx: AsyncConnection, row: dict[str, Any]) -> int | None:
    """None where there is one of its code already."""
    made = insert_or(tx, tables.Entry).values(**row)
    if row["code"]:
        made = made.on_conflict_do_nothing(index_elements=["organisation_id", "kind", "code"], index_where=HAS_CODE)
    entry_id: int | None = (await tx.execute(made.returning(tables.Entry.id))).scalar_one_or_none()
    return entry_id


async def _told_again(tx: AsyncConnection, who: Who, entry_id: int, row: dict[str, Any], now: datetime) -> int:
    locked = ENTRIES.where(tables.Entry.id == entry_id).with_for_update(key_share=True)
    known = await fetch_one(tx, locked, Entry)
    assert known is not None, "entries are never deleted"
    await keep(tx, who, known, TOLD_AGAIN, now)
    values = {name: one for name, one in row.items() if name != "code"} | {"taken_at": None, "doubt": ""}
    await tx.execute(update(tables.Entry).where(tables.Entry.id == known.id).values(**values))
    await record.note(tx, who, "entry corrected", now, known.organisation_id, entry=known.id, entered=known.kind)
    return known.id


async def of_code(
    tx: AsyncConnection, place_id: int, kind: str, code: str, *, to_change: bool = False
) -> Entry | None:  # fmt: skip
    known = ENTRIES.where(
        tables.Entry.organisation_id == place_id, tables.Entry.kind == kind, tables.Entry.code == code, HAS_CODE
    )
    return await fetch_one(tx, known.with_for_update(key_share=True) if to_change else known, Entry)


# ---- looked at


async def require_entry(tx: AsyncConnection, who: Who, entry_id: int) -> Entry:
    """One that one may see: of a place that one enters for or looks over."""
    found = await fetch_one(tx, ENTRIES.where(tables.Entry.id == entry_id), Entry)
    if found is None:
        raise Refused("old_button")
    require_sees(who, found.organisation_id, found.region_id, found.kind)
    return found


def require_sees(who: Who, place_id: int, region_id: int | None, kind: str = "") -> None:
    access.require(who, "follow up" if kind in FOLLOWED_UP else "enter for a report", place_id, region_id)


def may_change(who: Who, entry: Entry) -> bool:
    """One's own place's; what the region or the press service has entered, and a file has told, they themselves."""
    if not access.may(who, "enter for a report", entry.organisation_id, entry.region_id):
        return False
    judges = access.may(who, "judge entries", entry.organisation_id, entry.region_id)
    return judges or entry.source == BY_BRANCH


def require_may_change(who: Who, entry: Entry) -> None:
    if not may_change(who, entry):
        access.require(who, "judge entries", entry.organisation_id, entry.region_id)


def of_place(place: Place) -> ColumnElement[bool]:
    """A region with all below it, the centre with everything; any other place by itself."""
    if place.level == organisations.CENTRE:
        return true()
    column = tables.Entry.region_id if place.level == organisations.REGION else tables.Entry.organisation_id
    return column == place.id


def inside(period: Period) -> list[ColumnElement[bool]]:
    """What lies in it as a whole. Days are asked by what lists are ordered by, too: it stands in the index."""
    found: list[ColumnElement[bool]] = []
    if period.first is not None:
        found += [tables.Entry.on_day >= period.first, tables.Entry.starts_on >= period.first]
    if period.end is not None:
        found += [tables.Entry.on_day < period.end, tables.Entry.ends_on <= period.end]
    return found


# ---- changed


async def to_change(tx: AsyncConnection, who: Who, entry_id: int) -> Entry:
    """As nobody else makes it until this transaction ends."""
    await require_entry(tx, who, entry_id)
    locked = ENTRIES.where(tables.Entry.id == entry_id).with_for_update(key_share=True)
    found = await fetch_one(tx, locked, Entry)
    if found is None:
        raise Refused("old_button")
    require_may_change(who, found)
    return found


def _require_reason(reason: str, words: Mapping[str, str]) -> None:
    if reason not in REASONS or (reason == IN_WORDS and not any(words.values())):
        raise Refused("no_reason")
    require_short(words, LONGEST_REASON)


async def correct(
    tx: AsyncConnection, who: Who, entry_id: int, reason: str, words: Mapping[str, str], now: datetime,
    **values: Any,
) -> None:  # fmt: skip
    """What is told by hand is set back by no file."""
    found = await to_change(tx, who, entry_id)
    _require_reason(reason, words)
    await change(tx, who, found, reason, now, words, **values, doubt=SETTLED if found.doubt == DOUBTED else found.doubt)
    await record.note(tx, who, "entry corrected", now, found.organisation_id, entry=found.id, entered=found.kind)


async def complete(tx: AsyncConnection, who: Who, entry_id: int, now: datetime, **values: Any) -> None:
    """What was not told yet is told: there is nothing that must be given a reason."""
    found = await to_change(tx, who, entry_id)
    if any(getattr(found, name) not in ("", {}, None) for name in values):
        raise Refused("old_button")
    await change(tx, who, found, ADDED, now, {}, **values)


async def take_away(
    tx: AsyncConnection, who: Who, entry_id: int, reason: str, words: Mapping[str, str], now: datetime
) -> None:
    """It is counted no more; with all that it was it is kept."""
    found = await to_change(tx, who, entry_id)
    _require_reason(reason, words)
    if found.taken_at is None:
        await change(tx, who, found, reason, now, words, taken_at=now)
        await record.note(tx, who, "entry taken away", now, found.organisation_id, entry=found.id, entered=found.kind)


async def put_back(tx: AsyncConnection, who: Who, entry_id: int, now: datetime) -> None:
    """It was right all the same."""
    found = await to_change(tx, who, entry_id)
    if found.taken_at is not None:
        await change(tx, who, found, TAKEN, now, {}, taken_at=None)
        await record.note(tx, who, "entry put back", now, found.organisation_id, entry=found.id, entered=found.kind)


async def doubt(tx: AsyncConnection, who: Who, entry_id: int, now: datetime, *, doubted: bool) -> None:
    """It is counted all the same, and everybody who looks at it sees that it is in doubt; or that it is right."""
    found = await to_change(tx, who, entry_id)
    access.require(who, "judge entries", found.organisation_id, found.region_id)
    wanted = DOUBTED if doubted else SETTLED
    if found.doubt != wanted and (doubted or found.doubt):
        await tx.execute(update(tables.Entry).where(tables.Entry.id == found.id).values(doubt=wanted))
        await record.note(tx, who, "entry judged", now, found.organisation_id, entry=found.id, doubted=doubted)


async def doubted(tx: AsyncConnection, region_id: int) -> list[int]:
    """A few of those in doubt, to be gone through."""
    found = select(tables.Entry.id).where(IS_DOUBTED, tables.Entry.region_id == region_id, COUNTS)
    return list((await tx.execute(found.order_by(tables.Entry.id).limit(10))).scalars())


async def change(
    tx: AsyncConnection, who: Who, entry: Entry, reason: str, now: datetime, words: Mapping[str, str], **values: Any
) -> None:
    await keep(tx, who, entry, reason, now, words)
    await tx.execute(update(tables.Entry).where(tables.Entry.id == entry.id).values(**values, kept=True))


KEPT = (
    "what", "value", "low", "high", "qualifier", "titles", "offices", "link", "state", "outlet_id", "about_id",
    "details", "unit", "due_unit",
)  # fmt: skip


async def keep(
    tx: AsyncConnection, who: Who | None, entry: Entry, reason: str, now: datetime,
    words: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """The entry as it was, before it becomes something else."""
    was: dict[str, Any] = {name: getattr(entry, name) for name in KEPT}
    for name in ("starts_on", "ends_on", "due_on"):
        day: date | None = getattr(entry, name)
        was[name] = day.isoformat() if day is not None else None
    why = {"reason": reason, "words": dict(words or {}), "at": now, "by_id": who.person_id if who is not None else None}
    await tx.execute(insert(EntryChange).values(entry_id=entry.id, was=was, **why))


async def moved(tx: AsyncConnection, places: Any, region_id: int | None) -> None:
    """The entries of places that stand in another region from now on go with them."""
    theirs = update(tables.Entry).where(tables.Entry.organisation_id.in_(places))
    await tx.execute(theirs.values(region_id=region_id))
