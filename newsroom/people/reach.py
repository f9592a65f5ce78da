"""Whether a person can be told anything at all."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Organisation, Person, Seat
from newsroom.notices import tell
from newsroom.people.notices import Unreachable
from newsroom.union import seats
from newsroom.union.seats import Sitter
from newsroom.who import CHAIR, DEPUTY, SPECIALIST


async def lost(tx: AsyncConnection, person_id: int | None, now: datetime) -> None:
    """They have blocked the bot, or are gone: noted, and their region told, once. Whoever never came in is nobody."""
    if person_id is None:
        return
    gone = update(Person).where(Person.id == person_id, Person.unreachable_since.is_(None))
    if (await tx.execute(gone.values(unreachable_since=now))).rowcount:
        await _tell_region(tx, person_id, now)


async def _tell_region(tx: AsyncConnection, person_id: int, now: datetime) -> None:
    theirs = select(Organisation.region_id).join(Seat, Seat.organisation_id == Organisation.id)
    theirs = theirs.where(Seat.person_id == person_id, Seat.role.in_((CHAIR, DEPUTY)), seats.active(now))
    specialists = await seats.addressees(tx, Seat.organisation_id.in_(theirs), (SPECIALIST,), now)
    await tell(tx, Unreachable(person_id), specialists, now)


# Made once: putting a statement together costs as much as running it.
BACK = (
    update(Person)
    .where(Person.id.in_(bindparam("back", expanding=True)), Person.unreachable_since.is_not(None))
    .values(unreachable_since=None)
)


async def found(tx: AsyncConnection, *people: int | None) -> None:
    """Something arrived, or they wrote: they are back."""
    known = [person for person in people if person is not None]
    if known:
        await tx.execute(BACK, {"back": known})


async def person_behind(tx: AsyncConnection, account_id: int) -> int | None:
    return (await tx.execute(select(Account.person_id).where(Account.id == account_id))).scalar_one_or_none()


async def unreachable_seats(tx: AsyncConnection, person_id: int, reader_id: int, now: datetime) -> list[Sitter]:
    """Where they sit in the regions of whoever would read of it; none if they are back."""
    mine = select(Seat.organisation_id).join(Account, Account.person_id == Seat.person_id)
    mine = mine.where(Account.id == reader_id, Seat.role == SPECIALIST, seats.active(now))
    theirs = (Seat.person_id == person_id, seats.active(now), Organisation.region_id.in_(mine))
    return await seats.sitters(tx, *theirs, Person.unreachable_since.is_not(None))


async def unreachable_in(tx: AsyncConnection, region_id: int, now: datetime) -> int:
    """How many chairs and deputies of a region cannot be told anything."""
    theirs = select(func.count(Person.id.distinct())).join(Seat, Seat.person_id == Person.id)
    theirs = theirs.join(Organisation, Organisation.id == Seat.organisation_id)
    theirs = theirs.where(Organisation.region_id == region_id, Seat.role.in_((CHAIR, DEPUTY)), seats.active(now))
    return (await tx.execute(theirs.where(Person.unreachable_since.is_not(None)))).scalar_one()
