"""Seats: taken, ended, handed over. What belongs to a place stays with it, whoever sits there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Figure, Invitation, JoinRequest, Organisation, Passage, Person, Post, Seat
from locales import Language
from newsroom import access, outbox, record, weeks
from newsroom.errors import Refused
from newsroom.posts import posts
from newsroom.posts.states import OPEN, SENT
from newsroom.union import organisations
from newsroom.union.organisations import BY_BRANCH
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


async def take(tx: AsyncConnection, person: int, place: int, role: str, now: datetime, *, acting: bool = False) -> int:
    """Nobody sits in one seat twice, by whatever two ways they come in."""
    await organisations.to_change(tx, place)
    same = select(Seat.id).where(Seat.person_id == person, Seat.organisation_id == place, Seat.role == role)
    if (await tx.execute(same.where(active(now)))).first() is not None:
        raise Refused("already_in")
    row = {"person_id": person, "organisation_id": place, "role": role, "starts_on": weeks.term_day(now)}
    number: int = (await tx.execute(insert(Seat).values(acting=acting, **row).returning(Seat.id))).scalar_one()
    await _shut_other_doors(tx, person, now)
    await _need_not_ask(tx, person, place, now)
    if role == CHAIR:
        await _leave_as_deputy(tx, person, place, now)
        await _take_over_drafts(tx, person, place, now)
    return number


async def lock_accounts(tx: AsyncConnection, whose: Any) -> Sequence[int]:
    """An account comes before a place: whoever acts has begun with their own."""
    locked = select(Account.id).where(whose).order_by(Account.id).with_for_update(key_share=True)
    return (await tx.execute(locked)).scalars().all()


async def _leave_as_deputy(tx: AsyncConnection, person: int, place: int, now: datetime) -> None:
    """Who chairs a place deputises there no more."""
    theirs = SEEN.where(Seat.person_id == person, Seat.organisation_id == place, Seat.role == DEPUTY, active(now))
    for seat in (await tx.execute(theirs)).all():
        await end_term(tx, None, seat, now, tell=False)


async def _shut_other_doors(tx: AsyncConnection, person: int, now: datetime) -> None:
    """An invitation for their new account would open this seat, too, which its maker may have no right to give."""
    doors = update(Invitation).where(Invitation.person_id == person, Invitation.revoked_at.is_(None))
    await tx.execute(doors.values(revoked_at=now))


async def _need_not_ask(tx: AsyncConnection, person: int, place: int, now: datetime) -> None:
    """Who came in by another way waits for no answer any more."""
    accounts = select(Account.id).where(Account.person_id == person)
    asked = update(JoinRequest).where(JoinRequest.account_id.in_(accounts), JoinRequest.state == "waiting")
    await tx.execute(asked.where(JoinRequest.organisation_id == place).values(state="approved", decided_at=now))


async def _take_over_drafts(tx: AsyncConnection, person: int, place: int, now: datetime) -> None:
    """What nobody there can finish any more passes to the new chair; what the region entered stays with the region."""
    sitting = select(Seat.person_id).where(Seat.organisation_id == place, active(now))
    orphaned = update(Post).where(Post.organisation_id == place, Post.state.in_(OPEN), Post.author_id.is_not(None))
    await tx.execute(orphaned.where(Post.entered_by.not_in(sitting)).values(entered_by=person))


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


async def last_sign(tx: AsyncConnection, person: int, place: int) -> datetime | None:
    """When they last did something for the place themselves: what the region entered for it does not count."""
    sent = select(func.max(Passage.at)).join(Post).where(Passage.person_id == person, Passage.state == SENT)
    sent = sent.where(Post.organisation_id == place, Post.author_id.is_not(None))
    counted = select(func.max(Figure.entered_at)).where(Figure.entered_by == person, Figure.organisation_id == place)
    signs = [(await tx.execute(sign)).scalar_one() for sign in (sent, counted.where(Figure.source == BY_BRANCH))]
    return max((sign for sign in signs if sign is not None), default=None)


async def drafts_of(tx: AsyncConnection, seat: Row[Any]) -> int:
    """How many unfinished posts the successor would find."""
    counted = _unfinished(seat).with_only_columns(func.count())
    return (await tx.execute(counted)).scalar_one()


async def drop_drafts(tx: AsyncConnection, who: Who, number: int, now: datetime) -> None:
    """What the old chair began and the new one shall not find."""
    seat = await _given_by(tx, who, number, now)
    for draft in (await tx.execute(_unfinished(seat))).all():
        await posts.take_step(tx, draft, "drop", who, now)
    await record.note(tx, who, "drafts dropped", now, seat.organisation_id, seat=seat.id)


def _unfinished(seat: Row[Any]) -> Select[Any]:
    mine = select(Post.__table__).where(Post.organisation_id == seat.organisation_id, Post.state.in_(OPEN))
    return mine.where(Post.entered_by == seat.person_id)


async def end(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    """The term ends at once; what was done in it stays with the place."""
    seat = await _given_by(tx, who, number, now)
    if not await end_term(tx, who, seat, now):
        raise Refused("old_button")
    return seat


async def _given_by(tx: AsyncConnection, who: Who, number: int, now: datetime) -> Row[Any]:
    """Who may give such a seat may take it back."""
    seat = await get(tx, who, number, now)
    access.require(who, access.SEATING[seat.role], seat.organisation_id, seat.region_id)
    return seat


async def end_term(tx: AsyncConnection, who: Who | None, seat: Row[Any], now: datetime, *, tell: bool = True) -> bool:
    """Without asking for rights: whoever calls has asked. What they invited to opens no more: a way back in.

    A term ends once: whoever comes second hears that it is not so.
    """
    if seat.role == OWNER:
        await _one_more_owner(tx, seat.id, now)
    ended = update(Seat).where(Seat.id == seat.id, active(now)).values(ends_on=weeks.term_day(now))
    if not (await tx.execute(ended)).rowcount:
        return False
    theirs = update(Invitation).where(Invitation.created_by == seat.person_id, Invitation.revoked_at.is_(None))
    await tx.execute(theirs.where(Invitation.organisation_id == seat.organisation_id).values(revoked_at=now))
    await record.note(tx, who, "term ended", now, seat.organisation_id, role=seat.role, seat=seat.id)
    if tell:
        await tell_person(tx, seat.person_id, "term_ended", {"seat": seat.id}, now)
    return True


async def _one_more_owner(tx: AsyncConnection, number: int, now: datetime) -> None:
    """Somebody must be able to let others in. Two who leave at once are asked one after the other."""
    owners = select(Seat.id).where(Seat.role == OWNER, active(now)).order_by(Seat.id).with_for_update()
    if set((await tx.execute(owners)).scalars()) <= {number}:
        raise Refused("last_owner")


async def hand_over(tx: AsyncConnection, who: Who, number: int, heir: int, now: datetime, *, acting: bool) -> int:
    """The chair's seat goes to a deputy of the same place, who leaves their own; at once, and without a link."""
    seat = await _given_by(tx, who, number, now)
    deputy = await get(tx, who, heir, now)
    if seat.role != CHAIR or deputy.role != DEPUTY or deputy.organisation_id != seat.organisation_id:
        raise Refused("old_button")
    await lock_accounts(tx, Account.person_id == deputy.person_id)
    await organisations.to_change(tx, seat.organisation_id)
    if not (await end_term(tx, who, seat, now) and await end_term(tx, who, deputy, now, tell=False)):
        raise Refused("old_button")
    taken = await take(tx, deputy.person_id, seat.organisation_id, CHAIR, now, acting=acting)
    await tx.execute(update(Account).where(Account.seat_id == deputy.id).values(seat_id=taken, state={}, screen={}))
    await record.note(tx, who, "seat handed over", now, seat.organisation_id, role=CHAIR, seat=taken, acting=acting)
    await tell_person(tx, deputy.person_id, "seat_taken", {"seat": taken}, now)
    return taken


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
