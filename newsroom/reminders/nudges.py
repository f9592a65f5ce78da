"""Places are asked for the post of a week by whoever is above them: each once, from wherever, and however often."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Occurrence, Person, Seat
from newsroom import occurrences, weeks
from newsroom.notices import About, tell
from newsroom.reminders import away
from newsroom.union import seats
from newsroom.union.seats import Addressee
from newsroom.who import CHAIR, DEPUTY


async def reached(
    tx: AsyncConnection, region_id: int, place_ids: Collection[int], now: datetime, today: date
) -> list[Addressee]:
    """Whom it can be said to there: nobody while they are away."""
    people = await there(tx, place_ids, (CHAIR, DEPUTY), now)
    return (await away.of_region(tx, region_id, today, now)).reached(people)


async def there(
    tx: AsyncConnection, place_ids: Collection[int], roles: Sequence[str], now: datetime
) -> list[Addressee]:  # fmt: skip
    sitting = and_(Seat.organisation_id.in_(place_ids), Person.unreachable_since.is_(None))
    return await seats.addressees(tx, sitting, roles, now)


async def asked_already(tx: AsyncConnection, place_ids: Collection[int], week: str) -> frozenset[int]:
    marks = {_mark(one): one for one in place_ids}
    claimed = select(Occurrence.rule).where(Occurrence.rule.in_(marks), Occurrence.due_at == _begin(week))
    return frozenset(marks[mark] for mark in (await tx.execute(claimed)).scalars())


async def ask(
    tx: AsyncConnection, people: Iterable[Addressee], week: str, now: datetime, about: Callable[[Addressee], About]
) -> int:
    """Gives how many places have been asked by this."""
    known = list(people)
    places = sorted({one.place_id for one in known})
    claimed = {one for one in places if await occurrences.claim(tx, _mark(one), _begin(week), now)}
    for one in known:
        if one.place_id in claimed:
            await tell(tx, about(one), [one], now)
    return len(claimed)


def _mark(place_id: int) -> str:
    return f"asked:{place_id}"


def _begin(week: str) -> datetime:
    return datetime.combine(weeks.days_of(week)[0], time(), UTC)
