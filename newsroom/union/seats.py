"""Seats as they are read: who sits where, who did before, and how they are told something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Organisation, Person, Seat
from locales import Language
from newsroom import access, outbox, weeks
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.who import CHAIR, DEPUTY, OWNER, PRESS, SPECIALIST, SeatHeld, Who

# Where each role can sit.
LEVELS = {
    CHAIR: (organisations.BRANCH, organisations.PRIMARY),
    DEPUTY: (organisations.BRANCH, organisations.PRIMARY),
    SPECIALIST: (organisations.REGION,),
    PRESS: (organisations.CENTRE,),
    OWNER: (organisations.CENTRE,),
}


def active(now: datetime) -> Any:
    return or_(Seat.ends_on.is_(None), Seat.ends_on > weeks.term_day(now))


async def lock_accounts(tx: AsyncConnection, whose: Any) -> Sequence[int]:
    """An account comes before a place: whoever acts has begun with their own."""
    locked = select(Account.id).where(whose).order_by(Account.id).with_for_update(key_share=True)
    return (await tx.execute(locked)).scalars().all()


SEEN = (
    select(
        Seat.__table__, Person.name, Person.unreachable_since, Organisation.names.label("place"),
        Organisation.region_id, Organisation.level, Organisation.timezone,
    )
    .join(Person, Person.id == Seat.person_id)
    .join(Organisation, Organisation.id == Seat.organisation_id)
)  # fmt: skip


async def get(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    """A seat that is still held, for whoever may see who is there."""
    found = (await tx.execute(SEEN.where(Seat.id == number, active(now)))).one_or_none()
    if found is None:
        raise Refused("old_button")
    access.require(who, "see the people", found.organisation_id, found.region_id)
    return found


async def require_seat(tx: AsyncConnection, seat_id: int) -> Row[Any]:
    """Held still, or not any more."""
    found = (await tx.execute(SEEN.where(Seat.id == seat_id))).one_or_none()
    if found is None:
        raise Refused("old_button")
    return found


async def at(tx: AsyncConnection, place: int, now: datetime) -> Sequence[Row[Any]]:
    """Who sits there now, the chair first."""
    rows = (await tx.execute(SEEN.where(Seat.organisation_id == place, active(now)).order_by(Seat.id))).all()
    return sorted(rows, key=lambda row: list(LEVELS).index(row.role))


async def before(tx: AsyncConnection, place: int, now: datetime) -> Sequence[Row[Any]]:
    """The terms that have ended, the newest first."""
    ended = SEEN.where(Seat.organisation_id == place, Seat.ends_on <= weeks.term_day(now))
    return (await tx.execute(ended.order_by(Seat.ends_on.desc(), Seat.id.desc()))).all()


async def held(tx: AsyncConnection, person: int, now: datetime) -> Sequence[Row[Any]]:
    """All the seats that they sit in now."""
    return (await tx.execute(SEEN.where(Seat.person_id == person, active(now)).order_by(Seat.id))).all()


async def led(tx: AsyncConnection, places: Sequence[int], role: str, now: datetime) -> set[int]:
    """Those of the places in which somebody sits in that role."""
    seated = select(Seat.organisation_id).where(Seat.organisation_id.in_(places), Seat.role == role, active(now))
    return set((await tx.execute(seated)).scalars())


async def chairs(tx: AsyncConnection, places: Sequence[int], now: datetime) -> dict[int, Row[Any]]:
    """The chair of each place that has one."""
    seated = SEEN.where(Seat.organisation_id.in_(places), Seat.role == CHAIR, active(now))
    return {row.organisation_id: row for row in (await tx.execute(seated.order_by(Seat.id))).all()}


async def chair_of(tx: AsyncConnection, place: int, now: datetime) -> Row[Any] | None:
    """Asked by one at a time: of two who come in at once, the second finds the first there."""
    await organisations.to_change(tx, place)
    return (await chairs(tx, [place], now)).get(place)


def accounts_in(place: int | ColumnElement[bool], roles: Sequence[str], now: datetime) -> Select[int, int, int]:
    """Account and person of those who sit there (a place's number, or a condition), and can be told something."""
    where = Seat.organisation_id == place if isinstance(place, int) else place
    return (
        select(Account.id.label("account"), Person.id.label("person"), Organisation.id.label("place"))
        .join(Person, Person.id == Account.person_id)
        .join(Seat, Seat.person_id == Person.id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(where, Seat.role.in_(roles), active(now), Organisation.closed_on.is_(None))
        .order_by(Account.id, Organisation.id)
    )


async def tell(
    tx: AsyncConnection, place: Any, roles: Sequence[str], kind: str, given: dict[str, Any], now: datetime
) -> None:
    """A notice for each of those who sit there in such a role."""
    for one in (await tx.execute(accounts_in(place, roles, now))).all():
        await outbox.leave(tx, one.account, kind, given, now=now, person_id=one.person)


async def accounts_of(tx: AsyncConnection, person: int) -> Sequence[int]:
    return (await tx.execute(select(Account.id).where(Account.person_id == person))).scalars().all()


async def tell_person(tx: AsyncConnection, person: int, kind: str, given: dict[str, Any], now: datetime) -> None:
    """This very person, whether they sit anywhere or not."""
    for account in await accounts_of(tx, person):
        await outbox.leave(tx, account, kind, given, now=now, person_id=person)


async def held_by(tx: AsyncConnection, who: Who, number: int, language: Language, now: datetime) -> Who:
    """The same account, as it is after it has come in by this seat."""
    seat = (await tx.execute(SEEN.where(Seat.id == number))).one()
    theirs = tuple([await _held(tx, row) for row in await held(tx, seat.person_id, now)])
    own = next(one for one in theirs if one.id == number)
    is_now = {"person_id": seat.person_id, "name": seat.name, "language": language, "moved": False}
    return replace(who, seats=theirs, seat=own, **is_now)


async def _held(tx: AsyncConnection, row: Row[Any]) -> SeatHeld:
    zone = await organisations.zone_of(tx, row.organisation_id) or weeks.DEFAULT_ZONE
    return SeatHeld(row.id, row.role, row.organisation_id, row.region_id, row.place, zone, row.acting)


async def sit(tx: AsyncConnection, who: Who, number: int) -> SeatHeld:
    """In another of one's own seats."""
    seat = next((one for one in who.seats if one.id == number), None)
    if seat is None:
        raise Refused("old_button")
    await tx.execute(update(Account).where(Account.id == who.account_id).values(seat_id=seat.id))
    return seat
