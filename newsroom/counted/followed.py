"""Decisions on information work and proposals of issued reports: what became of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from newsroom import record
from newsroom.counted import entries, kinds
from newsroom.counted.answers import summed
from newsroom.counted.entries import COUNTS, ENTRIES, IN_WORDS, SETTLED_STATE, TWICE, Entry, Told
from newsroom.errors import Refused
from newsroom.union.organisations import Place
from newsroom.values.figures import Quantity
from newsroom.values.periods import Period, of_day
from newsroom.who import Who

LOOKED_AT = 200


async def decisions(tx: AsyncConnection, place: Place, period: Period) -> list[Entry]:
    """Those that were taken in it or reach into it, each with its own period."""
    known = _of(place, kinds.DECISION)
    if period.end is not None:
        known = known.where(or_(tables.Entry.starts_on.is_(None), tables.Entry.starts_on < period.end))
    if period.first is not None:
        known = known.where(or_(tables.Entry.ends_on.is_(None), tables.Entry.ends_on > period.first))
    return await fetch_all(tx, known.order_by(tables.Entry.on_day, tables.Entry.id).limit(LOOKED_AT), Entry)


def considered(decided: list[Entry]) -> Quantity | None:
    """How many times the executive committee considered information work."""
    return summed(one.quantity for one in decided)


async def proposals(tx: AsyncConnection, place: Place, *, open_only: bool = False) -> list[Entry]:
    """Of all reports issued so far, the earliest first."""
    known = _of(place, kinds.PROPOSAL)
    known = known.where(tables.Entry.state.in_(("", kinds.OPEN))) if open_only else known
    return await fetch_all(tx, known.order_by(tables.Entry.on_day, tables.Entry.id).limit(LOOKED_AT), Entry)


def _of(place: Place, kind: str) -> Select[Any]:
    return ENTRIES.where(tables.Entry.organisation_id == place.id, tables.Entry.kind == kind, COUNTS)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a report proposes, when it is issued; `key` is its own within the report."""

    key: str
    texts: Mapping[str, str]
    offices: Mapping[str, str]
    due: Period | None = None


async def propose(
    tx: AsyncConnection, who: Who, place_id: int, report_id: int, issued_on: date, proposed: Sequence[Proposed],
    now: datetime,
) -> None:  # fmt: skip
    """Each is followed once, whatever becomes of the report: it is known by its code."""
    for one in proposed:
        told = Told(
            kinds.PROPOSAL, period=of_day(issued_on), code=f"{_code(report_id)}{one.key}"[:255], titles=one.texts,
            offices=one.offices, state=kinds.OPEN, due=one.due,
        )  # fmt: skip
        await entries.note(tx, who, place_id, told, now)


async def let_go(tx: AsyncConnection, who: Who, report_id: int, reason: Mapping[str, str], now: datetime) -> None:
    """Of a report that holds no more: what nobody has done yet is followed no more."""
    of_it = tables.Entry.code.startswith(_code(report_id), autoescape=True)
    found = select(tables.Entry.id).where(tables.Entry.kind == kinds.PROPOSAL, of_it, COUNTS)
    still = found.where(tables.Entry.state.in_(("", kinds.OPEN))).order_by(tables.Entry.id)
    for entry_id in (await tx.execute(still)).scalars().all():
        code, words = (IN_WORDS, reason) if reason else (TWICE, {})
        await entries.take_away(tx, who, entry_id, code, words, now)


def _code(report_id: int) -> str:
    return f"report/{report_id}/"


async def set_state(
    tx: AsyncConnection, who: Who, entry_id: int, state: str, outcome: dict[str, str], now: datetime
) -> None:
    """What has become of it, in a few words where there are some."""
    found = await entries.to_change(tx, who, entry_id)
    if state not in kinds.STATES or found.kind not in kinds.FOLLOWED_UP:
        raise Refused("old_button")
    if found.state != state or outcome:
        details = found.details | ({"outcome": found.details.get("outcome", {}) | outcome} if outcome else {})
        await entries.change(tx, who, found, SETTLED_STATE, now, {}, state=state, details=details)
        await record.note(tx, who, "entry judged", now, found.organisation_id, entry=found.id, state=state)
