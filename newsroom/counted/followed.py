"""Decisions on information work and proposals of issued reports: what became of each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from newsroom import record
from newsroom.counted import entries, kinds
from newsroom.counted.answers import summed
from newsroom.counted.entries import COUNTS, ENTRIES, SETTLED_STATE, Entry
from newsroom.errors import Refused
from newsroom.union.organisations import Place
from newsroom.values.figures import Quantity
from newsroom.values.periods import Period
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
