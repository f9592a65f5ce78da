"""The ways in: a word in a link opens one role in one place."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Invitation, Organisation, Person, Seat
from newsroom import access, organisations, record, weeks
from newsroom.errors import Refused
from newsroom.who import ROLES, SPECIALIST, SeatHeld, Who

VALID_FOR = timedelta(days=30)
WORD_BYTES = 15  # twenty letters in the link, of the sixty-four that it may have


def hashed(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


async def make(
    tx: AsyncConnection, who: Who | None, organisation: Row[Any], role: str, now: datetime, uses: int = 1
) -> str:
    """The word for the link; only its hash is kept. `who` is None at the command line, where the owner sits."""
    if role not in ROLES:
        raise Refused("no_role", role=role)
    if who is not None:
        access.require(who, "invite", organisation.id, organisation.parent_id)
    word = secrets.token_urlsafe(WORD_BYTES)
    row = {"word_hash": hashed(word), "organisation_id": organisation.id, "role": role, "uses_left": uses}
    maker = who.person_id if who else None
    await tx.execute(insert(Invitation).values(created_at=now, created_by=maker, expires_at=now + VALID_FOR, **row))
    await record.note(tx, who, "invited", now, organisation.id, role=role)
    return word


async def look(tx: AsyncConnection, word: str, now: datetime) -> Row[Any]:
    """The invitation, if it still opens; the reason, if it does not."""
    found = (
        await tx.execute(
            select(Invitation.__table__, Organisation.names, Organisation.parent_id)
            .join(Organisation, Organisation.id == Invitation.organisation_id)
            .where(Invitation.word_hash == hashed(word))
        )
    ).one_or_none()
    if found is None:
        raise Refused("invitation_unknown")
    if found.revoked_at is not None:
        raise Refused("invitation_revoked")
    if found.expires_at <= now:
        raise Refused("invitation_expired")
    if found.uses_left <= 0:
        raise Refused("invitation_used")
    return found


async def accept(tx: AsyncConnection, who: Who, word: str, name: str, language: str, now: datetime) -> tuple[int, int]:
    """Takes the seat and gives the person and the seat. Who sits there already keeps the invitation for others."""
    found = await look(tx, word, now)
    if any(seat.organisation_id == found.organisation_id and seat.role == found.role for seat in who.seats):
        raise Refused("already_in")
    taken = (
        await tx.execute(
            update(Invitation)
            .where(Invitation.id == found.id, Invitation.uses_left > 0)
            .values(uses_left=Invitation.uses_left - 1)
        )
    ).rowcount
    if not taken:
        raise Refused("invitation_used")
    person = who.person_id or await _new_person(tx, who.account_id, name, language, now)
    await tx.execute(update(Person).where(Person.id == person).values(language=language))
    seat = insert(Seat).values(
        person_id=person, organisation_id=found.organisation_id, role=found.role, starts_on=now.date()
    )
    number = (await tx.execute(seat.returning(Seat.id))).scalar_one()
    await tx.execute(update(Account).where(Account.id == who.account_id).values(seat_id=number, language=language))
    await record.note(tx, who, "seat taken", now, found.organisation_id, role=found.role, seat=number)
    return person, number


async def _new_person(tx: AsyncConnection, account_id: int, name: str, language: str, now: datetime) -> int:
    made = await tx.execute(insert(Person).values(name=name, language=language, created_at=now).returning(Person.id))
    person = made.scalar_one()
    await tx.execute(update(Account).where(Account.id == account_id).values(person_id=person))
    return person


async def seat_held(tx: AsyncConnection, number: int) -> SeatHeld:
    place = (Organisation.id.label("place"), Organisation.parent_id, Organisation.names)
    found = select(Seat.id, Seat.role, *place)
    row = (await tx.execute(found.join(Organisation).where(Seat.id == number))).one()
    region = row.place if row.role == SPECIALIST else row.parent_id
    zone = await organisations.zone_of(tx, row.place)
    return SeatHeld(row.id, row.role, row.place, region, row.names, zone or weeks.DEFAULT_ZONE)
