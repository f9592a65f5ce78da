"""The ways in: a word in a link opens one role in one place, or lets in somebody's new account."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, false, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.tables import Account, JoinRequest, Notice, Organisation, Person
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.notices import tell
from newsroom.people import terms
from newsroom.people.notices import CameIn
from newsroom.union import organisations, seats
from newsroom.union.organisations import Place
from newsroom.who import CHAIR, Who

VALID_FOR = timedelta(days=30)
WORD_BYTES = 15  # twenty letters in the link, of the sixty-four that it may have
WORD = re.compile(r"[A-Za-z0-9_-]{20}")
MOST_USES = 20
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Invitation:
    """`names` and what follows are the place's. `replaces_id`: the seat that ends; `person_id`: whose new account."""

    id: int
    organisation_id: int
    role: str
    uses_left: int
    created_by: int | None
    expires_at: datetime
    revoked_at: datetime | None
    acting: bool
    replaces_id: int | None
    person_id: int | None
    names: dict[str, str]
    region_id: int | None
    closed_on: date | None


def last_day(now: datetime) -> date:
    """The last day on which an invitation made now opens anything."""
    return weeks.term_day(now + VALID_FOR)


def hashed(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


async def make(
    tx: AsyncConnection, who: Who | None, place: Place, role: str, now: datetime, *, acting: bool = False
) -> tuple[int, str]:
    """Its number, and the word for the link, of which only the hash is kept. `who` is None at the command line.

    A place has one chair: whoever comes by an invitation for a chair takes the seat of the one who sits there now.
    """
    if role not in seats.LEVELS or place.level not in seats.LEVELS[role]:
        raise Refused("no_role", role=role)
    if who is not None:
        access.require(who, access.SEATING[role], place.id, place.region_id)
    if place.closed_on is not None:
        raise Refused("place_closed")
    sitting = await seats.chairs(tx, [place.id], now) if role == CHAIR else {}
    replaces = sitting[place.id].id if sitting else None
    return await _written(tx, who, place, now, role=role, acting=acting, replaces_id=replaces)


async def make_for_account(tx: AsyncConnection, who: Who, seat_id: int, now: datetime) -> tuple[int, str]:
    """For somebody who has another telephone or account now: they stay who they are."""
    seat = await seats.require_sitter(tx, who, seat_id, now)
    for one in await seats.held(tx, seat.person_id, now):  # it lets them into all of their seats
        access.require(who, access.SEATING[one.role], one.organisation_id, one.region_id)
    place = await organisations.require_place(tx, seat.organisation_id)
    return await _written(tx, who, place, now, role=seat.role, person_id=seat.person_id)


async def _written(
    tx: AsyncConnection, who: Who | None, place: Place, now: datetime, *, role: str, **more: Any
) -> tuple[int, str]:
    word = secrets.token_urlsafe(WORD_BYTES)
    row = {"word_hash": hashed(word), "organisation_id": place.id, "role": role, "uses_left": 1, "created_at": now}
    maker = who.person_id if who else None
    made = insert(tables.Invitation).values(created_by=maker, expires_at=weeks.end_of(last_day(now)), **row, **more)
    invitation_id = (await tx.execute(made.returning(tables.Invitation.id))).scalar_one()
    await record.note(tx, who, "invited", now, place.id, role=role)
    return invitation_id, word


async def for_several(tx: AsyncConnection, who: Who, invitation_id: int, uses: int, now: datetime) -> None:
    """How many may come in by it. A chair is one, and an account is one person's."""
    await _lock(tx, invitation_id)
    found = await require_invitation(tx, who, invitation_id, now)
    if found.role == CHAIR or found.person_id is not None or not 1 <= uses <= MOST_USES:
        raise Refused("old_button")
    await tx.execute(update(tables.Invitation).where(tables.Invitation.id == invitation_id).values(uses_left=uses))


async def revoke(tx: AsyncConnection, who: Who, invitation_id: int, now: datetime) -> Invitation:
    await _lock(tx, invitation_id)
    found = await require_invitation(tx, who, invitation_id, now)
    await tx.execute(update(tables.Invitation).where(tables.Invitation.id == invitation_id).values(revoked_at=now))
    await record.note(tx, who, "invitation revoked", now, found.organisation_id, role=found.role)
    return found


async def _lock(tx: AsyncConnection, invitation_id: int) -> None:
    """Who changes it and who comes in by it go one after the other."""
    await tx.execute(
        select(tables.Invitation.id).where(tables.Invitation.id == invitation_id).with_for_update(key_share=True)
    )


SEEN = select(
    *columns(Invitation, tables.Invitation.__table__),
    Organisation.names,
    Organisation.region_id,
    Organisation.closed_on,
).join(Organisation, Organisation.id == tables.Invitation.organisation_id)


async def require_invitation(tx: AsyncConnection, who: Who, invitation_id: int, now: datetime) -> Invitation:
    """One that still opens, for those who might have made it."""
    found = await fetch_one(tx, SEEN.where(tables.Invitation.id == invitation_id), Invitation)
    if found is None or not _is_open(found, now):
        raise Refused("old_button")
    access.require(who, access.SEATING[found.role], found.organisation_id, found.region_id)
    return found


def _is_open(found: Invitation, now: datetime) -> bool:
    return found.revoked_at is None and found.expires_at > now and found.uses_left > 0


async def open_at(
    tx: AsyncConnection, who: Who, place: Place, now: datetime, first: int = 0, most: int = MOST_SHOWN,
    *, below: bool = True,
) -> list[Invitation]:  # fmt: skip
    """Those to this place and right below it which still open, as far as one may give such seats; the newest first."""
    newest = _open_at(who, place, now)
    if not below:
        newest = newest.where(Organisation.id == place.id)
    newest = newest.order_by(tables.Invitation.id.desc()).offset(first).limit(most)
    return await fetch_all(tx, newest, Invitation)


async def count_open(tx: AsyncConnection, who: Who, place: Place, now: datetime) -> int:
    counted = _open_at(who, place, now).with_only_columns(func.count())
    count: int = (await tx.execute(counted)).scalar_one()
    return count


def _open_at(who: Who, place: Place, now: datetime) -> Select[Any]:
    there = or_(Organisation.id == place.id, Organisation.parent_id == place.id)
    alive = SEEN.where(
        there,
        tables.Invitation.revoked_at.is_(None),
        tables.Invitation.expires_at > now,
        tables.Invitation.uses_left > 0,
    )
    return alive.where(or_(false(), *(_may_give(who, role) for role in access.SEATING)))


def _may_give(who: Who, role: str) -> ColumnElement[bool]:
    """What access says of one place, asked of many."""
    reach, seat = access.RIGHTS[access.SEATING[role]].get(who.role), who.seat
    if reach == access.EVERYWHERE:
        return tables.Invitation.role == role
    if seat is None or reach is None or (reach == access.OWN_REGION and seat.region_id is None):
        return false()
    own = {access.OWN_REGION: Organisation.region_id == seat.region_id}
    return and_(tables.Invitation.role == role, own.get(reach, Organisation.id == seat.organisation_id))


async def require_by_word(tx: AsyncConnection, word: str, now: datetime) -> Invitation:
    """The invitation, if it still opens; the reason, if it does not."""
    if not WORD.fullmatch(word):
        raise Refused("invitation_mangled")
    found = await fetch_one(tx, SEEN.where(tables.Invitation.word_hash == hashed(word)), Invitation)
    return _require_open(found, now)


def _require_open(found: Invitation | None, now: datetime) -> Invitation:
    if found is None:
        raise Refused("invitation_unknown")
    if found.revoked_at is not None or found.closed_on is not None:
        raise Refused("invitation_revoked")
    if found.expires_at <= now:
        raise Refused("invitation_expired")
    if found.uses_left <= 0:
        raise Refused("invitation_used")
    return found


def require_new(who: Who, found: Invitation) -> None:
    """Who sits there already keeps the invitation for others."""
    if any(seat.organisation_id == found.organisation_id and seat.role == found.role for seat in who.seats):
        raise Refused("already_in")
    if found.person_id is not None and who.person_id is not None:
        raise Refused("already_in")


async def accept(tx: AsyncConnection, who: Who, invitation_id: int, name: str, language: str, now: datetime) -> int:
    """Takes the seat and gives its number. Of two at once the second finds it used."""
    await seats.lock_accounts(tx, Account.id == who.account_id)
    opens = SEEN.where(tables.Invitation.id == invitation_id)
    seen = _require_open(await fetch_one(tx, opens, Invitation), now)
    await organisations.require_to_change(tx, seen.organisation_id)
    await _lock(tx, invitation_id)
    found = _require_open(await fetch_one(tx, opens, Invitation), now)
    require_new(who, found)
    one_less = update(tables.Invitation).where(tables.Invitation.id == found.id)
    await tx.execute(one_less.values(uses_left=tables.Invitation.uses_left - 1))
    if found.person_id is not None:
        return await _move_in(tx, who, found, found.person_id, language, now)
    person_id = await person_for(tx, who.account_id, name, language, now)
    if found.role == CHAIR:
        await _succeed(tx, who, found, now)
    seat_id = await terms.take(tx, person_id, found.organisation_id, found.role, now, acting=found.acting)
    await tx.execute(update(Account).where(Account.id == who.account_id).values(seat_id=seat_id, language=language))
    here = replace(who, person_id=person_id)  # so that the record says who, though they were nobody a moment ago
    await record.note(tx, here, "seat taken", now, found.organisation_id, role=found.role, seat=seat_id)
    await _tell_maker(tx, found, seat_id, now)
    return seat_id


async def _succeed(tx: AsyncConnection, who: Who, found: Invitation, now: datetime) -> None:
    """The chair that the invitation was made to follow leaves; anybody else's seat it does not open."""
    sitting = await seats.chair_of(tx, found.organisation_id, now)
    if sitting is None:
        return
    if sitting.id != found.replaces_id:
        raise Refused("invitation_used")
    await terms.end_term(tx, who, sitting, now)


async def _move_in(
    tx: AsyncConnection, who: Who, found: Invitation, person_id: int, language: str, now: datetime
) -> int:
    """The new account takes the place of the old ones, which nobody here knows from then on."""
    held = [one.id for one in await seats.held(tx, person_id, now)]
    if not held:
        raise Refused("invitation_revoked")
    kept = await _leave_old_accounts(tx, person_id, who.account_id)
    seat_id = kept if kept is not None and kept in held else held[0]
    row = {"person_id": person_id, "seat_id": seat_id, "language": language}
    await tx.execute(update(Account).where(Account.id == who.account_id).values(**row))
    back = update(Person).where(Person.id == person_id)
    await tx.execute(back.values(language=language, unreachable_since=None))
    await record.note(tx, who, "account changed", now, found.organisation_id, role=found.role, seat=seat_id)
    return seat_id


async def _leave_old_accounts(tx: AsyncConnection, person_id: int, new: int) -> int | None:
    """What waits for the old account waits for the new one now. Gives the seat that the old one sat in."""
    old = (await tx.execute(select(Account.id, Account.seat_id).where(Account.person_id == person_id))).all()
    account_ids = [one.id for one in old]
    asked = update(JoinRequest).where(JoinRequest.account_id.in_(account_ids))
    await tx.execute(asked.values(account_id=new))
    await tx.execute(update(Notice).where(Notice.chat_id.in_(account_ids)).values(chat_id=new))
    await tx.execute(delete(Account).where(Account.id.in_(account_ids)))
    return old[0].seat_id if old else None


async def person_for(tx: AsyncConnection, account_id: int, name: str, language: str, now: datetime) -> int:
    """Whoever is behind the account, or somebody new."""
    await seats.lock_accounts(tx, Account.id == account_id)
    known: int | None = (await tx.execute(select(Account.person_id).where(Account.id == account_id))).scalar_one()
    if known is not None:
        await tx.execute(update(Person).where(Person.id == known).values(language=language))
        return known
    made = await tx.execute(insert(Person).values(name=name, language=language, created_at=now).returning(Person.id))
    person_id: int = made.scalar_one()
    await tx.execute(update(Account).where(Account.id == account_id).values(person_id=person_id))
    return person_id


async def _tell_maker(tx: AsyncConnection, found: Invitation, seat_id: int, now: datetime) -> None:
    """If they might still invite there. Whoever did it at the command line is nobody that could be told."""
    if found.created_by is None:
        return
    sits = await seats.held(tx, found.created_by, now)
    if access.first_reaching(sits, access.SEATING[found.role], found.organisation_id, found.region_id) is not None:
        await tell(tx, CameIn(seat_id), await seats.themselves(tx, found.created_by), now)
