"""Terms: taken, ended, handed over. What belongs to a place stays with it, whoever sits there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Deed, Figure, Invitation, JoinRequest, Passage, Post, Seat
from newsroom import access, notices, record, weeks
from newsroom.errors import Refused
from newsroom.people.notices import SeatTaken, TermEnded
from newsroom.posts import posts
from newsroom.posts.states import BEGUN, SENT
from newsroom.union import organisations, seats
from newsroom.union.organisations import BY_BRANCH
from newsroom.union.seats import Sitter
from newsroom.who import CHAIR, DEPUTY, OWNER, Who


async def take(
    tx: AsyncConnection, person_id: int, place_id: int, role: str, now: datetime, *, acting: bool = False
) -> int:
    """Nobody sits in one seat twice, by whatever two ways they come in."""
    await organisations.require_to_change(tx, place_id)
    same = select(Seat.id).where(Seat.person_id == person_id, Seat.organisation_id == place_id, Seat.role == role)
    if (await tx.execute(same.where(seats.active(now)))).first() is not None:
        raise Refused("already_in")
    row = {"person_id": person_id, "organisation_id": place_id, "role": role, "starts_on": weeks.term_day(now)}
    seat_id: int = (await tx.execute(insert(Seat).values(acting=acting, **row).returning(Seat.id))).scalar_one()
    await _shut_other_doors(tx, person_id, now)
    await _need_not_ask(tx, person_id, place_id, now)
    if role == CHAIR:
        await _leave_as_deputy(tx, person_id, place_id, now)
        await _take_over_drafts(tx, person_id, place_id, now)
    return seat_id


async def _leave_as_deputy(tx: AsyncConnection, person_id: int, place_id: int, now: datetime) -> None:
    """Who chairs a place deputises there no more."""
    there = (Seat.person_id == person_id, Seat.organisation_id == place_id)
    for seat in await seats.sitters(tx, *there, Seat.role == DEPUTY, seats.active(now)):
        await end_term(tx, None, seat, now, tell=False)


async def _shut_other_doors(tx: AsyncConnection, person_id: int, now: datetime) -> None:
    """An invitation for their new account would open this seat, too, which its maker may have no right to give."""
    doors = update(Invitation).where(Invitation.person_id == person_id, Invitation.revoked_at.is_(None))
    await tx.execute(doors.values(revoked_at=now))


async def _need_not_ask(tx: AsyncConnection, person_id: int, place_id: int, now: datetime) -> None:
    """Who came in by another way waits for no answer any more."""
    accounts = select(Account.id).where(Account.person_id == person_id)
    asked = update(JoinRequest).where(JoinRequest.account_id.in_(accounts), JoinRequest.state == "waiting")
    await tx.execute(asked.where(JoinRequest.organisation_id == place_id).values(state="approved", decided_at=now))


async def _take_over_drafts(tx: AsyncConnection, person_id: int, place_id: int, now: datetime) -> None:
    """What nobody there can finish any more passes to the new chair; what the region entered stays with the region."""
    sitting = select(Seat.person_id).where(Seat.organisation_id == place_id, seats.active(now))
    orphaned = update(Post).where(Post.organisation_id == place_id, Post.state.in_(BEGUN), Post.author_id.is_not(None))
    await tx.execute(orphaned.where(Post.entered_by.not_in(sitting)).values(entered_by=person_id))


@dataclass(frozen=True, slots=True)
class Signs:
    """Of somebody's life in a seat: what they last did of any kind, and when they last sent or counted something."""

    last: datetime | None
    last_work: datetime | None


async def signs_of(tx: AsyncConnection, seat: Sitter) -> Signs:
    """Their own: what the region entered for the place does not count, and not what they did in another seat."""
    work = [await _newest(tx, sign) for sign in _work(seat)]
    other = [await _newest(tx, sign) for sign in _other(seat)]
    return Signs(_last([*work, *other]), _last(work))


def _work(seat: Sitter) -> tuple[Select[Any], ...]:
    sent = select(func.max(Passage.at)).join(Post).where(Passage.person_id == seat.person_id, Passage.state == SENT)
    counted = select(func.max(Figure.entered_at)).where(Figure.entered_by == seat.person_id)
    counted = counted.where(Figure.organisation_id == seat.organisation_id, Figure.source == BY_BRANCH)
    return sent.where(Post.organisation_id == seat.organisation_id, Post.author_id.is_not(None)), counted


def _other(seat: Sitter) -> tuple[Select[Any], ...]:
    """A draft, whatever the record has, and anything else that came from them while they sat there."""
    begun = select(func.max(Post.started_at)).where(Post.entered_by == seat.person_id, Post.author_id.is_not(None))
    done = select(func.max(Deed.at)).where(Deed.seat_id == seat.id)
    seen = select(func.max(Account.acted_at)).where(Account.seat_id == seat.id, Account.person_id == seat.person_id)
    left = select(Seat.left_at).where(Seat.id == seat.id)
    return begun.where(Post.organisation_id == seat.organisation_id), done, seen, left


async def _newest(tx: AsyncConnection, sign: Select[Any]) -> datetime | None:
    at: datetime | None = (await tx.execute(sign)).scalar_one()
    return at


def _last(signs: Sequence[datetime | None]) -> datetime | None:
    return max((sign for sign in signs if sign is not None), default=None)


async def drafts_of(tx: AsyncConnection, seat: Sitter) -> int:
    """How many unfinished posts the successor would find."""
    return len(await posts.open_at(tx, seat.organisation_id, seat.person_id))


async def drop_drafts(tx: AsyncConnection, who: Who, seat_id: int, now: datetime) -> None:
    """What the old chair began and the new one shall not find."""
    seat = await _require_given(tx, who, seat_id, now)
    for draft in await posts.open_at(tx, seat.organisation_id, seat.person_id):
        await posts.take_step(tx, draft, "drop", who, now)
    await record.note(tx, who, "drafts dropped", now, seat.organisation_id, seat=seat.id)


async def end(tx: AsyncConnection, who: Who, seat_id: int, now: datetime) -> Sitter:
    """The term ends at once; what was done in it stays with the place."""
    seat = await _require_given(tx, who, seat_id, now)
    if not await end_term(tx, who, seat, now):
        raise Refused("old_button")
    return seat


async def _require_given(tx: AsyncConnection, who: Who, seat_id: int, now: datetime) -> Sitter:
    """Who may give such a seat may take it back."""
    seat = await seats.require_sitter(tx, who, seat_id, now)
    access.require(who, access.SEATING[seat.role], seat.organisation_id, seat.region_id)
    return seat


async def end_term(tx: AsyncConnection, who: Who | None, seat: Sitter, now: datetime, *, tell: bool = True) -> bool:
    """Without asking for rights: whoever calls has asked. What they invited to opens no more: a way back in.

    A term ends once: whoever comes second hears that it is not so.
    """
    if seat.role == OWNER:
        await _require_another_owner(tx, seat.id, now)
    ended = update(Seat).where(Seat.id == seat.id, seats.active(now)).values(ends_on=weeks.term_day(now))
    if not (await tx.execute(ended)).rowcount:
        return False
    theirs = update(Invitation).where(Invitation.created_by == seat.person_id, Invitation.revoked_at.is_(None))
    await tx.execute(theirs.where(Invitation.organisation_id == seat.organisation_id).values(revoked_at=now))
    await record.note(tx, who, "term ended", now, seat.organisation_id, role=seat.role, seat=seat.id)
    if tell:
        await notices.tell(tx, TermEnded(seat.id), await seats.themselves(tx, seat.person_id), now)
    return True


async def _require_another_owner(tx: AsyncConnection, seat_id: int, now: datetime) -> None:
    """Somebody must be able to let others in. Two who leave at once are asked one after the other."""
    owners = select(Seat.id).where(Seat.role == OWNER, seats.active(now)).order_by(Seat.id).with_for_update()
    if set((await tx.execute(owners)).scalars()) <= {seat_id}:
        raise Refused("last_owner")


async def hand_over(tx: AsyncConnection, who: Who, seat_id: int, heir_id: int, now: datetime, *, acting: bool) -> int:
    """The chair's seat goes to a deputy of the same place, who leaves their own; at once, and without a link."""
    seat = await _require_given(tx, who, seat_id, now)
    deputy = await seats.require_sitter(tx, who, heir_id, now)
    if seat.role != CHAIR or deputy.role != DEPUTY or deputy.organisation_id != seat.organisation_id:
        raise Refused("old_button")
    await seats.lock_accounts(tx, Account.person_id == deputy.person_id)
    await organisations.require_to_change(tx, seat.organisation_id)
    if not (await end_term(tx, who, seat, now) and await end_term(tx, who, deputy, now, tell=False)):
        raise Refused("old_button")
    taken_id = await take(tx, deputy.person_id, seat.organisation_id, CHAIR, now, acting=acting)
    await tx.execute(update(Account).where(Account.seat_id == deputy.id).values(seat_id=taken_id, screen={}))
    await record.note(tx, who, "seat handed over", now, seat.organisation_id, role=CHAIR, seat=taken_id, acting=acting)
    await notices.tell(tx, SeatTaken(taken_id), await seats.themselves(tx, deputy.person_id), now)
    return taken_id
