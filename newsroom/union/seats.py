"""Seats as they are read: who sits where, who did before, and who is to be told something there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date, datetime
from typing import TypeVarTuple

from sqlalchemy import BindParameter, ColumnElement, Select, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import Account, Organisation, Person, Seat
from locales import Language
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.notices import Recipient
from newsroom.union import organisations
from newsroom.union.organisations import Place
from newsroom.who import CHAIR, DEPUTY, OWNER, PRESS, SPECIALIST, RoleAt, SeatHeld, Who

Ts = TypeVarTuple("Ts")

# Where each role can sit.
LEVELS = {
    CHAIR: (organisations.BRANCH, organisations.PRIMARY),
    DEPUTY: (organisations.BRANCH, organisations.PRIMARY),
    SPECIALIST: (organisations.REGION,),
    PRESS: (organisations.CENTRE,),
    OWNER: (organisations.CENTRE,),
}


@dataclass(frozen=True, slots=True)
class Sitter(RoleAt):
    """Who sits in a seat, or sat there: `name` is the person's, `place` the names of the place."""

    person_id: int
    acting: bool
    starts_on: date
    ends_on: date | None
    name: str
    unreachable_since: datetime | None
    place: dict[str, str]


@dataclass(frozen=True, slots=True)
class Addressee(Recipient):
    """An account of somebody who sits in a place, and can be told something there."""

    _: KW_ONLY
    place_id: int


def active(now: datetime) -> ColumnElement[bool]:
    return active_on(weeks.term_day(now))


def active_on(day: date | BindParameter[date]) -> ColumnElement[bool]:
    return or_(Seat.ends_on.is_(None), Seat.ends_on > day)


async def lock_accounts(tx: AsyncConnection, whose: ColumnElement[bool]) -> Sequence[int]:
    """An account comes before a place: whoever acts has begun with their own."""
    locked = select(Account.id).where(whose).order_by(Account.id).with_for_update(key_share=True)
    return (await tx.execute(locked)).scalars().all()


OF_PLACE = (Organisation.names.label("place"), Organisation.region_id)
SEEN = (
    select(*columns(Sitter, Seat.__table__), Person.name, Person.unreachable_since, *OF_PLACE)
    .join(Person, Person.id == Seat.person_id)
    .join(Organisation, Organisation.id == Seat.organisation_id)
)


async def sitters(tx: AsyncConnection, *where: ColumnElement[bool]) -> list[Sitter]:
    """Those of these seats, whether they still sit there or not."""
    return await fetch_all(tx, SEEN.where(*where).order_by(Seat.id), Sitter)


async def require_sitter(tx: AsyncConnection, who: Who, seat_id: int, now: datetime) -> Sitter:
    """A seat that is still held, for whoever may see who is there."""
    found = await fetch_one(tx, SEEN.where(Seat.id == seat_id, active(now)), Sitter)
    if found is None:
        raise Refused("old_button")
    access.require(who, "see the people", found.organisation_id, found.region_id)
    return found


async def require_seen(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """A place, for whoever may see who is there."""
    found = await organisations.require_place(tx, place_id)
    access.require(who, "see the people", found.id, found.region_id)
    return found


async def require_seat(tx: AsyncConnection, seat_id: int) -> Sitter:
    """Held still, or not any more."""
    found = await fetch_one(tx, SEEN.where(Seat.id == seat_id), Sitter)
    if found is None:
        raise Refused("old_button")
    return found


async def at(tx: AsyncConnection, place_id: int | None, now: datetime) -> list[Sitter]:
    """Who sits there now, the chair first; nobody in None, the region of the centre."""
    if place_id is None:
        return []
    seated = await sitters(tx, Seat.organisation_id == place_id, active(now))
    return sorted(seated, key=lambda one: list(LEVELS).index(one.role))


async def before(tx: AsyncConnection, place_id: int, now: datetime) -> list[Sitter]:
    """The terms that have ended, the newest first."""
    ended = SEEN.where(Seat.organisation_id == place_id, Seat.ends_on <= weeks.term_day(now))
    return await fetch_all(tx, ended.order_by(Seat.ends_on.desc(), Seat.id.desc()), Sitter)


async def held(tx: AsyncConnection, person_id: int, now: datetime) -> list[Sitter]:
    """All the seats that they sit in now."""
    return await sitters(tx, Seat.person_id == person_id, active(now))


async def led(tx: AsyncConnection, place_ids: Sequence[int], role: str, now: datetime) -> set[int]:
    """Those of the places in which somebody sits in that role."""
    seated = select(Seat.organisation_id).where(Seat.organisation_id.in_(place_ids), Seat.role == role, active(now))
    return set((await tx.execute(seated)).scalars())


async def chairs(tx: AsyncConnection, place_ids: Sequence[int], now: datetime) -> dict[int, Sitter]:
    """The chair of each place that has one."""
    seated = await sitters(tx, Seat.organisation_id.in_(place_ids), Seat.role == CHAIR, active(now))
    return {chair.organisation_id: chair for chair in seated}


async def chair_of(tx: AsyncConnection, place_id: int, now: datetime) -> Sitter | None:
    """Asked by one at a time: of two who come in at once, the second finds the first there."""
    await organisations.require_to_change(tx, place_id)
    return (await chairs(tx, [place_id], now)).get(place_id)


async def addressees(
    tx: AsyncConnection, where: int | ColumnElement[bool] | None, roles: Sequence[str], now: datetime
) -> list[Addressee]:
    """Those who sit there (in a place, or by a condition) in such a role; nobody in None, the region of the centre."""
    if where is None:
        return []
    there = where if isinstance(where, ColumnElement) else Seat.organisation_id == where
    seated = select(Account.id.label("chat_id"), Person.id.label("person_id"), Organisation.id.label("place_id"))
    seated = _seated(seated, roles, now).where(there).order_by(Account.id, Organisation.id)
    return await fetch_all(tx, seated, Addressee)


def everybody(roles: Sequence[str], now: datetime) -> Select[int, int | None]:
    """Who sits anywhere in such a role: each once, wherever they sit, and by the first of their accounts."""
    people = select(func.min(Account.id).label("chat_id"), Person.id.label("person_id"))
    return _seated(people, roles, now).group_by(Person.id)


def _seated(found: Select[*Ts], roles: Sequence[str], now: datetime) -> Select[*Ts]:
    return (
        found.join_from(Account, Person, Person.id == Account.person_id)
        .join(Seat, Seat.person_id == Person.id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(Seat.role.in_(roles), active(now), Organisation.closed_on.is_(None))
    )


async def accounts_of(tx: AsyncConnection, person_id: int) -> Sequence[int]:
    return (await tx.execute(select(Account.id).where(Account.person_id == person_id))).scalars().all()


async def themselves(tx: AsyncConnection, person_id: int) -> list[Recipient]:
    """This very person, by all their accounts, whether they sit anywhere or not."""
    return [Recipient(account_id, person_id) for account_id in await accounts_of(tx, person_id)]


async def held_by(tx: AsyncConnection, who: Who, seat_id: int, language: Language, now: datetime) -> Who:
    """The same account, as it is after it has come in by this seat."""
    seat = await require_seat(tx, seat_id)
    theirs = tuple([await _held(tx, one) for one in await held(tx, seat.person_id, now)])
    own = next(one for one in theirs if one.id == seat_id)
    is_now = replace(who, person_id=seat.person_id, name=seat.name, language=language, moved=False)
    return replace(is_now, seats=theirs, seat=own)


async def _held(tx: AsyncConnection, seat: Sitter) -> SeatHeld:
    zone = await organisations.zone_of(tx, seat.organisation_id)
    return SeatHeld(seat.id, seat.role, seat.organisation_id, seat.region_id, seat.place, zone, seat.acting)


async def sit(tx: AsyncConnection, who: Who, seat_id: int, now: datetime) -> SeatHeld:
    """In another of one's own seats. In the one that is left they were seen last now."""
    seat = next((one for one in who.seats if one.id == seat_id), None)
    if seat is None:
        raise Refused("old_button")
    await tx.execute(update(Account).where(Account.id == who.account_id).values(seat_id=seat.id))
    if who.seat is not None:
        await tx.execute(update(Seat).where(Seat.id == who.seat.id).values(left_at=now))
    return seat
