"""Who is reminded in a region: people with the places that they sit in, some at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Account, Organisation, Person, Seat
from newsroom.notices import Recipient
from newsroom.union import seats
from newsroom.who import CHAIR, DEPUTY, SPECIALIST

ROLES = (CHAIR, DEPUTY, SPECIALIST)


@dataclass(frozen=True, slots=True)
class Sits:
    """One seat of somebody who can be reached; told by the first of their accounts."""

    person_id: int
    chat_id: int
    role: str
    place_id: int

    @property
    def recipient(self) -> Recipient:
        return Recipient(self.chat_id, self.person_id)


async def some_in(tx: AsyncConnection, region_id: int, after_id: int, most: int, now: datetime) -> list[Sits]:
    """The next so many people by their numbers, each with all their seats there; who has blocked the bot has peace."""
    there = (
        Organisation.region_id == region_id, Organisation.closed_on.is_(None), Seat.role.in_(ROLES), seats.active(now),
        Person.unreachable_since.is_(None),
    )  # fmt: skip
    found = select(Seat.person_id).join(Organisation, Organisation.id == Seat.organisation_id)
    found = found.join(Person, Person.id == Seat.person_id).where(*there, Seat.person_id > after_id)
    next_ones = found.distinct().order_by(Seat.person_id).limit(most).subquery()
    theirs = (
        select(Person.id.label("person_id"), func.min(Account.id).label("chat_id"), Seat.role,
               Seat.organisation_id.label("place_id"))
        .join_from(next_ones, Person, Person.id == next_ones.c.person_id)
        .join(Account, Account.person_id == Person.id)
        .join(Seat, Seat.person_id == Person.id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(*there)
        .group_by(Person.id, Seat.role, Seat.organisation_id)
        .order_by(Person.id, Seat.organisation_id, Seat.role)
    )  # fmt: skip
    return await fetch_all(tx, theirs, Sits)


def places_of(people: Sequence[Sits]) -> list[int]:
    return sorted({one.place_id for one in people})
