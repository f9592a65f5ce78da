"""Which branches are told of the month that is over: not those that could have sent nothing in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Seat
from newsroom import weeks
from newsroom.posts import posts
from newsroom.reminders import excused
from newsroom.union import seats
from newsroom.who import CHAIR


def month_over(day: date) -> tuple[date, date]:
    """The first day of the month before that day, and the one after its last."""
    this = day.replace(day=1)
    return (this - timedelta(days=1)).replace(day=1), this


async def worth_telling(tx: AsyncConnection, place_ids: Collection[int], day: date) -> set[int]:
    """Something came from there; or who chairs it has done so all that month, and something was expected of them."""
    first, end = month_over(day)
    sent = await posts.senders_between(tx, place_ids, first, end)
    led = select(Seat.organisation_id).where(
        Seat.organisation_id.in_(set(place_ids) - sent),
        Seat.role == CHAIR,
        seats.active_on(day),
        Seat.starts_on <= first,
    )
    silent = set((await tx.execute(led)).scalars())
    its_weeks = _begun_in(first, end)
    known = await excused.read(tx, silent, its_weeks[0], its_weeks[-1], day)
    return sent | {one for one in silent if not all(known.is_in(one, week) for week in its_weeks)}


def _begun_in(first: date, end: date) -> list[str]:
    monday = first + timedelta(days=-first.weekday() % 7)
    return [weeks.week_of(monday + timedelta(days=n)) for n in range(0, (end - monday).days, 7)]
