"""The ways in: a word in a link opens one role in one place, or lets in somebody's new account."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, and_, delete, false, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Invitation, JoinRequest, Notice, Organisation, Person
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.people import terms
from newsroom.union import organisations, seats
from newsroom.who import CHAIR, Who

VALID_FOR = timedelta(days=30)
WORD_BYTES = 15  # twenty letters in the link, of the sixty-four that it may have
WORD = re.compile(r"[A-Za-z0-9_-]{20}")
MOST_USES = 20
MOST_SHOWN = 100


def last_day(now: datetime) -> date:
    """The last day on which an invitation made now opens anything."""
    return weeks.term_day(now + VALID_FOR)


def hashed(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


async def make(
    tx: AsyncConnection, who: Who | None, place: Row[Any], role: str, now: datetime, *, acting: bool = False
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
    seat = await seats.get(tx, who, seat_id, now)
    for one in await seats.held(tx, seat.person_id, now):  # it lets them into all of their seats
        access.require(who, access.SEATING[one.role], one.organisation_id, one.region_id)
    place = await organisations.by_id(tx, seat.organisation_id)
    return await _written(tx, who, place, now, role=seat.role, person_id=seat.person_id)


async def _written(
    tx: AsyncConnection, who: Who | None, place: Row[Any], now: datetime, *, role: str, **more: Any
) -> tuple[int, str]:
    word = secrets.token_urlsafe(WORD_BYTES)
    row = {"word_hash": hashed(word), "organisation_id": place.id, "role": role, "uses_left": 1, "created_at": now}
    maker = who.person_id if who else None
    made = insert(Invitation).values(created_by=maker, expires_at=weeks.end_of(last_day(now)), **row, **more)
    number = (await tx.execute(made.returning(Invitation.id))).scalar_one()
    await record.note(tx, who, "invited", now, place.id, role=role)
    return number, word


async def for_several(tx: AsyncConnection, who: Who, number: int, uses: int, now: datetime) -> None:
    """How many may come in by it. A chair is one, and an account is one person's."""
    await _lock(tx, number)
    found = await mine_to_give(tx, who, number, now)
    if found.role == CHAIR or found.person_id is not None or not 1 <= uses <= MOST_USES:
        raise Refused("old_button")
    await tx.execute(update(Invitation).where(Invitation.id == number).values(uses_left=uses))


async def revoke(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    await _lock(tx, number)
    found = await mine_to_give(tx, who, number, now)
    await tx.execute(update(Invitation).where(Invitation.id == number).values(revoked_at=now))
    await record.note(tx, who, "invitation revoked", now, found.organisation_id, role=found.role)
    return found


async def _lock(tx: AsyncConnection, number: int) -> None:
    """Who changes it and who comes in by it go one after the other."""
    await tx.execute(select(Invitation.id).where(Invitation.id == number).with_for_update(key_share=True))


SEEN = select(
    Invitation.__table__, Organisation.names, Organisation.region_id, Organisation.level, Organisation.timezone,
    Organisation.closed_on,
).join(Organisation, Organisation.id == Invitation.organisation_id)  # fmt: skip


async def mine_to_give(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    """One that still opens, for those who might have made it."""
    found = (await tx.execute(SEEN.where(Invitation.id == number))).one_or_none()
    if found is None or not _opens(found, now):
        raise Refused("old_button")
    access.require(who, access.SEATING[found.role], found.organisation_id, found.region_id)
    return found


def _opens(found: Row[Any], now: datetime) -> bool:
    return found.revoked_at is None and found.expires_at > now and found.uses_left > 0


async def open_at(
    tx: AsyncConnection, who: Who, place: Row[Any], now: datetime, first: int = 0, most: int = MOST_SHOWN
) -> Sequence[Row[Any]]:
    """Those to this place and right below it which still open, as far as one may give such seats; the newest first."""
    newest = _open_at(who, place, now).order_by(Invitation.id.desc()).offset(first).limit(most)
    rows: Sequence[Row[Any]] = (await tx.execute(newest)).all()
    return rows


async def count_open(tx: AsyncConnection, who: Who, place: Row[Any], now: datetime) -> int:
    counted = _open_at(who, place, now).with_only_columns(func.count())
    number: int = (await tx.execute(counted)).scalar_one()
    return number


def _open_at(who: Who, place: Row[Any], now: datetime) -> Select[Any]:
    there = or_(Organisation.id == place.id, Organisation.parent_id == place.id)
    alive = SEEN.where(there, Invitation.revoked_at.is_(None), Invitation.expires_at > now, Invitation.uses_left > 0)
    return alive.where(or_(false(), *(_may_give(who, role) for role in access.SEATING)))


def _may_give(who: Who, role: str) -> Any:
    """What access says of one place, asked of many."""
    reach, seat = access.RIGHTS[access.SEATING[role]].get(who.role), who.seat
    if reach == access.EVERYWHERE:
        return Invitation.role == role
    if seat is None or reach is None or (reach == access.OWN_REGION and seat.region_id is None):
        return false()
    own = {access.OWN_REGION: Organisation.region_id == seat.region_id}
    return and_(Invitation.role == role, own.get(reach, Organisation.id == seat.organisation_id))


async def look(tx: AsyncConnection, word: str, now: datetime) -> Row[Any]:
    """The invitation, if it still opens; the reason, if it does not."""
    if not WORD.fullmatch(word):
        raise Refused("invitation_mangled")
    found = (await tx.execute(SEEN.where(Invitation.word_hash == hashed(word)))).one_or_none()
    return _open_or_why(found, now)


def _open_or_why(found: Row[Any] | None, now: datetime) -> Row[Any]:
    if found is None:
        raise Refused("invitation_unknown")
    if found.revoked_at is not None or found.closed_on is not None:
        raise Refused("invitation_revoked")
    if found.expires_at <= now:
        raise Refused("invitation_expired")
    if found.uses_left <= 0:
        raise Refused("invitation_used")
    return found


def require_new(who: Who, found: Row[Any]) -> None:
    """Who sits there already keeps the invitation for others."""
    if any(seat.organisation_id == found.organisation_id and seat.role == found.role for seat in who.seats):
        raise Refused("already_in")
    if found.person_id is not None and who.person_id is not None:
        raise Refused("already_in")


async def accept(tx: AsyncConnection, who: Who, number: int, name: str, language: str, now: datetime) -> int:
    """Takes the seat and gives its number. Of two at once the second finds it used."""
    await seats.lock_accounts(tx, Account.id == who.account_id)
    opens = SEEN.where(Invitation.id == number)
    await organisations.to_change(tx, _open_or_why((await tx.execute(opens)).one_or_none(), now).organisation_id)
    await _lock(tx, number)
    found = _open_or_why((await tx.execute(opens)).one_or_none(), now)
    require_new(who, found)
    one_less = update(Invitation).where(Invitation.id == found.id)
    await tx.execute(one_less.values(uses_left=Invitation.uses_left - 1))
    if found.person_id is not None:
        return await _move_in(tx, who, found, language, now)
    person = await person_for(tx, who.account_id, name, language, now)
    if found.role == CHAIR:
        await _succeed(tx, who, found, now)
    seat = await terms.take(tx, person, found.organisation_id, found.role, now, acting=found.acting)
    await tx.execute(update(Account).where(Account.id == who.account_id).values(seat_id=seat, language=language))
    here = replace(who, person_id=person)  # so that the record says who, though they were nobody a moment ago
    await record.note(tx, here, "seat taken", now, found.organisation_id, role=found.role, seat=seat)
    await _tell_maker(tx, found, seat, now)
    return seat


async def _succeed(tx: AsyncConnection, who: Who, found: Row[Any], now: datetime) -> None:
    """The chair that the invitation was made to follow leaves; anybody else's seat it does not open."""
    sitting = await seats.chair_of(tx, found.organisation_id, now)
    if sitting is None:
        return
    if sitting.id != found.replaces_id:
        raise Refused("invitation_used")
    await terms.end_term(tx, who, sitting, now)


async def _move_in(tx: AsyncConnection, who: Who, found: Row[Any], language: str, now: datetime) -> int:
    """The new account takes the place of the old ones, which nobody here knows from then on."""
    held = [one.id for one in await seats.held(tx, found.person_id, now)]
    if not held:
        raise Refused("invitation_revoked")
    kept = await _leave_old_accounts(tx, found.person_id, who.account_id)
    seat: int = kept if kept is not None and kept in held else held[0]
    row = {"person_id": found.person_id, "seat_id": seat, "language": language}
    await tx.execute(update(Account).where(Account.id == who.account_id).values(**row))
    back = update(Person).where(Person.id == found.person_id)
    await tx.execute(back.values(language=language, unreachable_since=None))
    await record.note(tx, who, "account changed", now, found.organisation_id, role=found.role, seat=seat)
    return seat


async def _leave_old_accounts(tx: AsyncConnection, person: int, new: int) -> int | None:
    """What waits for the old account waits for the new one now. Gives the seat that the old one sat in."""
    old = (await tx.execute(select(Account.id, Account.seat_id).where(Account.person_id == person))).all()
    numbers = [one.id for one in old]
    asked = update(JoinRequest).where(JoinRequest.account_id.in_(numbers))
    await tx.execute(asked.values(account_id=new))
    await tx.execute(update(Notice).where(Notice.chat_id.in_(numbers)).values(chat_id=new))
    await tx.execute(delete(Account).where(Account.id.in_(numbers)))
    return old[0].seat_id if old else None


async def person_for(tx: AsyncConnection, account_id: int, name: str, language: str, now: datetime) -> int:
    """Whoever is behind the account, or somebody new."""
    await seats.lock_accounts(tx, Account.id == account_id)
    person_id: int | None = (await tx.execute(select(Account.person_id).where(Account.id == account_id))).scalar_one()
    if person_id is not None:
        await tx.execute(update(Person).where(Person.id == person_id).values(language=language))
        return person_id
    made = await tx.execute(insert(Person).values(name=name, language=language, created_at=now).returning(Person.id))
    person: int = made.scalar_one()
    await tx.execute(update(Account).where(Account.id == account_id).values(person_id=person))
    return person


async def _tell_maker(tx: AsyncConnection, found: Row[Any], seat: int, now: datetime) -> None:
    """If they might still invite there. Whoever did it at the command line is nobody that could be told."""
    sits = await seats.held(tx, found.created_by, now) if found.created_by is not None else ()
    if access.first_reaching(sits, access.SEATING[found.role], found.organisation_id, found.region_id) is not None:
        await seats.tell_person(tx, found.created_by, "came_in", {"seat": seat}, now)
