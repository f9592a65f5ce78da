"""Answers become figures: what a question for a number counts, and how each answer is noted for the branch it is of.

They are not taken back with the broadcast: what a branch has stated stays true, whatever becomes of the question. Who
judges entries may take a single one away.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import weeks
from newsroom.broadcasts.broadcasts import DRAFT, NUMBER, PLANNED, change, to_change
from newsroom.counted import entries, kinds, outlets
from newsroom.counted.entries import Told
from newsroom.errors import Refused
from newsroom.union import daily_figures, organisations
from newsroom.values.days import DAY
from newsroom.values.figures import Amount
from newsroom.values.periods import Period, parse_period, written
from newsroom.who import CHAIR, DEPUTY, Who

MEMBERS, COPIES, ISSUED, HELD, TRAINED, APPLICATION = COUNTED = (
    "members", "copies", "issued", "held", "trained", "application",
)  # fmt: skip
# How each is entered: its kind and its sort. Members are a figure of the place on the day that it is told.
ENTERED_AS = {
    COPIES: (kinds.SUBSCRIPTION, ""),
    ISSUED: (kinds.MATERIAL, kinds.TOTAL),
    HELD: (kinds.EVENT, kinds.TOTAL),
    TRAINED: (kinds.EVENT, kinds.TRAINED),
    APPLICATION: (kinds.APPLICATION, kinds.USERS),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """`outlet` is the newspaper that copies are of, with its name; members have no period."""

    what: str
    period: Period | None = None
    outlet_id: int | None = None
    outlet: str = ""


def parsed(counted: dict[str, Any]) -> Tie | None:
    """None where answers are counted nowhere."""
    if not counted:
        return None
    period = counted["period"]
    return Tie(counted["what"], parse_period(period) if period else None, counted["outlet_id"], counted["outlet"])


async def tie(
    tx: AsyncConnection, who: Who, broadcast_id: int, what: str, now: datetime, *, period: Period | None = None,
    outlet_id: int | None = None,
) -> None:  # fmt: skip
    found = await to_change(tx, who, broadcast_id, DRAFT, PLANNED)
    if found.asks != NUMBER or what not in COUNTED or (period is None) != (what == MEMBERS):
        raise Refused("old_button")
    if what != MEMBERS:
        entries.require_begun(ENTERED_AS[what][0], period, weeks.term_day(now))
    name = (await outlets.require_outlet(tx, outlet_id)).name if outlet_id is not None else ""
    if (what == COPIES) != bool(name):
        raise Refused("old_button")
    row = Tie(what, None, outlet_id, name)
    await change(tx, found.id, counted=asdict(row) | {"period": written(period) if period is not None else ""})


async def untie(tx: AsyncConnection, who: Who, broadcast_id: int) -> None:
    found = await to_change(tx, who, broadcast_id, DRAFT, PLANNED)
    await change(tx, found.id, counted={})


async def note(tx: AsyncConnection, who: Who, place_id: int, counts: Tie, amount: Amount, now: datetime) -> None:
    """As if it had been entered: what is told later takes the place of what was told before, which is kept."""
    if counts.what == MEMBERS:
        await _note_members(tx, who, place_id, amount, now)
        return
    kind, what = ENTERED_AS[counts.what]
    told = Told(kind, amount, what, counts.period, outlet_id=counts.outlet_id)
    await entries.note(tx, who, place_id, told, now)


async def _note_members(tx: AsyncConnection, who: Who, place_id: int, amount: Amount, now: datetime) -> None:
    place = await entries.require_enters(tx, who, place_id)
    today = weeks.today(now, await organisations.zone_of(tx, place.id))
    source = organisations.BY_BRANCH if who.role in (CHAIR, DEPUTY) else organisations.BY_REGION
    whose = {"organisation_id": place.id, "kind": MEMBERS, "on_day": today}
    row = asdict(amount) | {"source": source, "entered_at": now, "entered_by": who.person_id, "precision": DAY}
    await daily_figures.note(tx, whose, row)
