"""Who is reminded in a region: people with the places that they sit in, some at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Date, Integer, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Account, Organisation, Person, Seat
from newsroom import weeks
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


THERE = (
    Organisation.region_id == bindparam("region"), Organisation.closed_on.is_(None), Seat.role.in_(ROLES),
    seats.active_on(bindparam("today", type_=Date)), Person.unreachable_since.is_(None),
)  # fmt: skip
NEXT = (
    select(Seat.person_id)
    .join(Organisation, Organisation.id == Seat.organisation_id)
    .join(Person, Person.id == Seat.person_id)
    .where(*THERE, Seat.person_id > bindparam("after"))
    .distinct()
    .order_by(Seat.person_id)
    .limit(bindparam("most", type_=Integer))
    .subquery()
)
SITTING = (
    select(Person.id.label("person_id"), func.min(Account.id).label("chat_id"), Seat.role,
           Seat.organisation_id.label("place_id"))
    .join_from(NEXT, Person, Person.id == NEXT.c.person_id)
    .join(Account, Account.person_id == Person.id)
    .join(Seat, Seat.person_id == Person.id)
    .join(Organisation, Organisation.id == Seat.organisation_id)
    .where(*THERE)
    .group_by(Person.id, Seat.role, Seat.organisation_id)
    .order_by(Person.id, Seat.organisation_id, Seat.role)
)  # fmt: skip


async def some_in(tx: AsyncConnection, region_id: int, after_id: int, most: int, now: datetime) -> list[Sits]:
    """The next so many people by their numbers, each with all their seats there; who has blocked the bot has peace."""
    whose = {"region": region_id, "after": after_id, "most": most, "today": weeks.term_day(now)}
    return await fetch_all(tx, SITTING, Sits, **whose)


def places_of(people: Sequence[Sits]) -> list[int]:
    return sorted({one.place_id for one in people})
