"""Once a day each region is looked at: thresholds that were crossed become tasks, and what is true no more is over.

A task stands as long as its cause does, whatever somebody has made of it: only when the cause was gone, and comes
again, is there another one. So two processes, a clock that is set back, and somebody who closes one change nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Occurrence, Organisation, Task
from newsroom import occurrences, weeks
from newsroom.tasks import causes
from newsroom.tasks.causes import Cause
from newsroom.union import organisations
from newsroom.union.organisations import Place

GONE = "gone"
SOME = 500  # rows in one statement


@dataclass(frozen=True, slots=True)
class Looked:
    """On the morning of a day, at those before it."""

    region_id: int
    day: date
    found: Sequence[Cause]

    @property
    def seen_on(self) -> date:
        return self.day - timedelta(days=1)


async def due(tx: AsyncConnection, now: datetime) -> list[int]:
    """Regions whose day has not been looked at yet."""
    days = {one.id: _today(one, now) for one in await organisations.regions(tx) if one.closed_on is None}
    rules = {_rule(region_id): region_id for region_id in days}
    known = select(Occurrence.rule, Occurrence.due_at).where(
        Occurrence.rule.in_(rules), Occurrence.due_at.in_({_moment(day) for day in days.values()})
    )
    done = {rules[row.rule] for row in await tx.execute(known) if row.due_at == _moment(days[rules[row.rule]])}
    return sorted(days.keys() - done)


async def look(tx: AsyncConnection, region_id: int, now: datetime) -> Looked:
    """Beforehand, where nothing is written: of a large region it takes a while."""
    region = await organisations.require_place(tx, region_id)
    day = _today(region, now)
    return Looked(region_id, day, await causes.of_region(tx, region, day))


async def note(tx: AsyncConnection, looked: Looked, now: datetime) -> bool:
    """Whoever claims the day does it. False: it was done already."""
    if not await occurrences.claim(tx, _rule(looked.region_id), _moment(looked.day), now):
        return False
    await _let_go(tx, looked)
    rows = [{**asdict(one), "opened_at": now, "opened_on": looked.seen_on} for one in looked.found]
    new = insert_or(tx, Task).on_conflict_do_nothing(
        index_elements=["organisation_id", "kind", "subject_id"], index_where=Task.over_on.is_(None)
    )
    for first in range(0, len(rows), SOME):
        await tx.execute(new.values(rows[first : first + SOME]))
    return True


async def _let_go(tx: AsyncConnection, looked: Looked) -> None:
    """What is true no more. That a place was closed, or a page, is among it."""
    below = select(Organisation.id).where(Organisation.region_id == looked.region_id)
    standing = select(Task.id, Task.organisation_id, Task.kind, Task.subject_id)
    standing = standing.where(Task.over_on.is_(None), Task.organisation_id.in_(below))
    true = {(one.organisation_id, one.kind, one.subject_id) for one in looked.found}
    over = [row[0] for row in await tx.execute(standing) if tuple(row[1:]) not in true]
    day, outcome = looked.seen_on, case((Task.closed_on.is_(None), GONE), else_=Task.outcome)
    ends = {"outcome": outcome, "closed_on": func.coalesce(Task.closed_on, day), "over_on": day}
    for first in range(0, len(over), SOME):
        await tx.execute(update(Task).where(Task.id.in_(over[first : first + SOME])).values(**ends))


def _today(region: Place, now: datetime) -> date:
    return weeks.today(now, weeks.zone_or_default(region.timezone))


def _rule(region_id: int) -> str:
    return f"tasks:{region_id}"


def _moment(day: date) -> datetime:
    """Names the day; no hour is meant."""
    return datetime.combine(day, time(), UTC)
