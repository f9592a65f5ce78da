"""Weeks in which nothing is expected of a branch: it has said that nothing comes, or all who sit there are away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Away, QuietWeek, Seat
from newsroom import weeks
from newsroom.union import seats
from newsroom.who import CHAIR, DEPUTY

TO_FRIDAY = timedelta(days=4)
Span = tuple[date, date]  # first and last day


@dataclass(frozen=True, slots=True)
class Excused:
    """`quiet`: when a branch has said it of which week. `away`: of each who sits in a branch; None: they are there."""

    quiet: Mapping[tuple[int, str], datetime] = field(default_factory=dict)
    away: Mapping[int, Sequence[Span | None]] = field(default_factory=dict)

    def is_quiet(self, place_id: int, week: str, before: datetime | None = None) -> bool:
        said_at = self.quiet.get((place_id, week))
        return said_at is not None and (before is None or said_at <= before)

    def is_away(self, place_id: int, first: date, last: date) -> bool:
        """On some of these days, whoever could have sent something."""
        spans = self.away.get(place_id, ())
        return bool(spans) and all(span is not None and span[0] <= last and first <= span[1] for span in spans)

    def is_in(self, place_id: int, week: str) -> bool:
        monday = weeks.days_of(week)[0]
        return self.is_quiet(place_id, week) or self.is_away(place_id, monday, monday + TO_FRIDAY)


async def read(tx: AsyncConnection, place_ids: Collection[int], first: str, last: str, day: date) -> Excused:
    """Of these branches, from one week to another; those who sit there on that day. Two looks for all of them."""
    if not place_ids:
        return Excused()
    said = select(QuietWeek.organisation_id, QuietWeek.week, QuietWeek.said_at).where(
        QuietWeek.organisation_id.in_(place_ids), QuietWeek.week >= first, QuietWeek.week <= last
    )
    quiet = {(row.organisation_id, row.week): row.said_at for row in await tx.execute(said)}
    since = weeks.days_of(first)[0]
    gone = and_(Away.person_id == Seat.person_id, Away.until >= since)
    sitting = select(Seat.organisation_id, Away.said_at, Away.until).outerjoin(Away, gone).where(
        Seat.organisation_id.in_(place_ids), Seat.role.in_((CHAIR, DEPUTY)), seats.active_on(day)
    )  # fmt: skip
    away: defaultdict[int, list[Span | None]] = defaultdict(list)
    for row in await tx.execute(sitting):
        begun = weeks.term_day(row.said_at) if row.until is not None else None
        # Who is back on the very day was never away.
        away[row.organisation_id].append((begun, row.until) if begun is not None and begun <= row.until else None)
    return Excused(quiet, away)
