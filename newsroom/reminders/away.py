"""Chairs and deputies who are away for a while: deputies get instead what their chair is reminded of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Date, and_, bindparam, case, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from db.inserts import insert_or
from db.tables import Organisation, Person, Seat
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.union import seats
from newsroom.union.organisations import Place
from newsroom.union.seats import Addressee
from newsroom.who import CHAIR, DEPUTY, Who

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Absent:
    """In one of their seats. `until` is the last day on which they are."""

    person_id: int
    place_id: int
    role: str
    name: str
    until: date


@dataclass(frozen=True, slots=True)
class Away:
    """Who is away in a region, and the deputies that stand in for chairs there."""

    absent: tuple[Absent, ...] = ()
    stand_ins: tuple[Addressee, ...] = ()

    def reached(self, people: Iterable[Addressee]) -> list[Addressee]:
        """Of those who are to be reminded: without whoever is away, and with who stands in for them."""
        away = {one.person_id for one in self.absent}
        all_of_them = list(people)
        there = [one for one in all_of_them if one.person_id not in away]
        known = {(one.chat_id, one.place_id) for one in there}
        owed = {one.place_id for one in all_of_them if one.person_id in away}
        others = [
            one for one in self.stand_ins if one.place_id in owed and (one.chat_id, one.place_id) not in known
        ]  # fmt: skip
        return there + others


@dataclass(frozen=True, slots=True)
class OfPlace:
    """By the person until when; and by name who stands in, where it is the chair."""

    until: Mapping[int, date] = field(default_factory=dict)
    stand_ins: Sequence[str] = ()


def require_may(who: Who) -> None:
    access.require_here(who, "be away")


def require_until(until: date, today: date) -> date:
    if until < today:
        raise Refused("moment_passed")
    if until - today > LONGEST:
        raise Refused("too_far")
    return until


async def go(tx: AsyncConnection, who: Who, until: date, now: datetime) -> None:
    """In all of their seats, up to that day and on it. Whoever stays away for longer is so since they went."""
    require_may(who)
    today = weeks.today(now, access.require_seat(who).zone)
    require_until(until, today)
    gone = insert_or(tx, tables.Away).values(person_id=access.require_person(who), until=until, said_at=now)
    since = case((tables.Away.until >= today, tables.Away.said_at), else_=now)
    await tx.execute(
        gone.on_conflict_do_update(index_elements=["person_id"], set_={"until": until, "said_at": since})
    )  # fmt: skip


async def come_back(tx: AsyncConnection, who: Who, now: datetime) -> None:
    """That they were away is kept: nothing was to be expected of those weeks."""
    require_may(who)
    today = weeks.today(now, access.require_seat(who).zone)
    gone = update(tables.Away).where(tables.Away.person_id == access.require_person(who), tables.Away.until >= today)
    await tx.execute(gone.values(until=today - timedelta(days=1)))


async def until_of(tx: AsyncConnection, who: Who, today: date) -> date | None:
    """The last day on which they are away themselves, if they are."""
    own = select(tables.Away.until).where(tables.Away.person_id == access.require_person(who))
    until = (await tx.execute(own)).scalar_one_or_none()
    return until if until is not None and until >= today else None


async def is_away(tx: AsyncConnection, person_id: int, day: date) -> bool:
    """Asked when something is told: it may have been left before they went."""
    away = select(tables.Away.person_id).where(tables.Away.person_id == person_id, tables.Away.until >= day)
    return (await tx.execute(away)).first() is not None


ABSENT = (
    select(tables.Away.person_id, Seat.organisation_id.label("place_id"), Seat.role, Person.name, tables.Away.until)
    .join(Person, Person.id == tables.Away.person_id)
    .join(Seat, Seat.person_id == Person.id)
    .join(Organisation, Organisation.id == Seat.organisation_id)
    .where(tables.Away.until >= bindparam("day"), Organisation.region_id == bindparam("region"))
    .where(Seat.role.in_((CHAIR, DEPUTY)), seats.active_on(bindparam("today", type_=Date)))
    .where(Organisation.closed_on.is_(None))
    .order_by(tables.Away.until, Seat.id)
)


async def of_region(tx: AsyncConnection, region_id: int, day: date, now: datetime) -> Away:
    """Who has lost the seat meanwhile is away from nothing."""
    absent = tuple(await fetch_all(tx, ABSENT, Absent, day=day, region=region_id, today=weeks.term_day(now)))
    return Away(absent, await _stand_ins(tx, absent, now))


async def seen_in(tx: AsyncConnection, who: Who, place: Place, day: date, now: datetime) -> dict[int, date]:
    """By the person, until when: for whoever reviews there. Nobody else is told who is at home."""
    if place.region_id is None or not access.may(who, "review", place.id, place.region_id):
        return {}
    return {one.person_id: one.until for one in (await of_region(tx, place.region_id, day, now)).absent}


async def stand_ins_of(tx: AsyncConnection, place_id: int, day: date, now: datetime) -> list[str]:
    """The names of the deputies who are there."""
    away = select(tables.Away.person_id).where(tables.Away.until >= day)
    there = (Seat.organisation_id == place_id, Seat.role == DEPUTY, seats.active(now), Seat.person_id.not_in(away))
    return [one.name for one in await seats.sitters(tx, *there)]


async def of_place(tx: AsyncConnection, who: Who, place: Place, today: date, now: datetime) -> OfPlace:
    """For whoever sits there, and for their region; nobody else is told who is at home."""
    is_own = who.seat is not None and who.seat.organisation_id == place.id
    if not is_own and not access.may(who, "review", place.id, place.region_id):
        return OfPlace()
    there = (Seat.organisation_id == place.id, Seat.role.in_((CHAIR, DEPUTY)), seats.active_on(weeks.term_day(now)))
    gone = select(Seat.person_id, Seat.role, tables.Away.until).where(*there, tables.Away.until >= today)
    gone = gone.join(tables.Away, tables.Away.person_id == Seat.person_id).order_by(Seat.id)
    rows = (await tx.execute(gone)).all()
    is_led = not any(row.role == CHAIR for row in rows)
    names = () if is_led else await stand_ins_of(tx, place.id, today, now)
    return OfPlace({row.person_id: row.until for row in rows}, names)


async def _stand_ins(tx: AsyncConnection, absent: tuple[Absent, ...], now: datetime) -> tuple[Addressee, ...]:
    """Deputies who are there, and can be told something."""
    places = {one.place_id for one in absent if one.role == CHAIR}
    if not places:
        return ()
    there = and_(
        Seat.organisation_id.in_(places), Person.unreachable_since.is_(None),
        Person.id.not_in({one.person_id for one in absent}),
    )  # fmt: skip
    return tuple(await seats.addressees(tx, there, (DEPUTY,), now))
