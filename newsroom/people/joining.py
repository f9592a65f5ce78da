"""Strangers ask to be let in; whoever may give the seat decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.tables import Account, Organisation, Seat
from locales import language_for
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.notices import Recipient, tell
from newsroom.people import invitations, notices, terms
from newsroom.union import organisations, seats
from newsroom.union.organisations import Place
from newsroom.who import CHAIR, DEPUTY, PRESS, SPECIALIST, Who

WAITING, APPROVED, DECLINED = "waiting", "approved", "declined"
BETWEEN = timedelta(days=1)
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """One that waits. `name` is the person's, `names` and the region are the place's."""

    id: int
    account_id: int
    name: str
    organisation_id: int
    asked_at: datetime
    names: dict[str, str]
    region_id: int | None


async def ask(tx: AsyncConnection, who: Who, place_id: int, name: str, now: datetime) -> None:
    """Once a day: whoever was declined may try again tomorrow, and not a hundred times today."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "ask to join", place.id, place.region_id)
    if place.level not in seats.LEVELS[CHAIR] or place.closed_on is not None:
        raise Refused("old_button")
    await seats.lock_accounts(tx, Account.id == who.account_id)
    if await has_asked_lately(tx, who, now):
        raise Refused("asked_today")
    row = {"account_id": who.account_id, "name": name, "organisation_id": place.id, "state": WAITING, "asked_at": now}
    await tx.execute(insert(tables.JoinRequest).values(**row))
    await _tell_who_decides(tx, place, now)


async def has_asked_lately(tx: AsyncConnection, who: Who, now: datetime) -> bool:
    """Within a day, or still waiting for an answer."""
    asked = select(tables.JoinRequest.id).where(tables.JoinRequest.account_id == who.account_id)
    lately = asked.where(or_(tables.JoinRequest.asked_at > now - BETWEEN, tables.JoinRequest.state == WAITING))
    return (await tx.execute(lately.limit(1))).scalar_one_or_none() is not None


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """What somebody at the door has asked for: it waits, or was declined less than a day ago."""

    state: str
    asked_at: datetime
    names: dict[str, str]


async def own_request(tx: AsyncConnection, who: Who, now: datetime) -> OwnRequest | None:
    request = tables.JoinRequest
    asked = select(*columns(OwnRequest, request.__table__), Organisation.names)
    asked = asked.join(Organisation, Organisation.id == request.organisation_id).where(
        request.account_id == who.account_id,
        or_(request.state == WAITING, and_(request.state == DECLINED, request.asked_at > now - BETWEEN)),
    )
    return await fetch_one(tx, asked.order_by(request.id.desc()).limit(1), OwnRequest)


async def _tell_who_decides(tx: AsyncConnection, place: Place, now: datetime) -> None:
    """One notice for all who ask within ten minutes; where a region has no specialist, the press service gets it."""
    people = await seats.addressees(tx, place.region_id, (SPECIALIST,), now)
    if not people:
        people = await seats.addressees(tx, (await organisations.centre(tx)).id, (PRESS,), now)
    for one in people:
        await tell(tx, notices.Requests(one.place_id), [one], now)


WAIT = (
    select(*columns(JoinRequest, tables.JoinRequest.__table__), Organisation.names, Organisation.region_id)
    .join(Organisation, Organisation.id == tables.JoinRequest.organisation_id)
    .where(tables.JoinRequest.state == WAITING)
    .order_by(tables.JoinRequest.id)
)


async def waiting(tx: AsyncConnection, place_id: int, now: datetime, most: int = MOST_SHOWN) -> list[JoinRequest]:
    """The first requests of a region; at the centre those of the regions that have nobody to decide."""
    return await fetch_all(tx, WAIT.where(await _decided_at(tx, place_id, now)).limit(most), JoinRequest)


async def count_waiting(tx: AsyncConnection, place_id: int, now: datetime) -> int:
    here = WAIT.with_only_columns(func.count()).order_by(None).where(await _decided_at(tx, place_id, now))
    return (await tx.execute(here)).scalar_one()


async def _decided_at(tx: AsyncConnection, place_id: int, now: datetime) -> ColumnElement[bool]:
    if (await organisations.require_place(tx, place_id)).level != organisations.CENTRE:
        return Organisation.region_id == place_id
    return Organisation.region_id.not_in(select(Seat.organisation_id).where(Seat.role == SPECIALIST, seats.active(now)))


async def require_request(tx: AsyncConnection, who: Who, request_id: int) -> JoinRequest:
    found = await fetch_one(tx, WAIT.where(tables.JoinRequest.id == request_id), JoinRequest)
    if found is None:
        raise Refused("already_decided")
    access.require(who, "seat a chair", found.organisation_id, found.region_id)
    return found


async def approve(tx: AsyncConnection, who: Who, request_id: int, role: str, now: datetime) -> int:
    """As the chair, who takes the seat of the one who sits there, or as a deputy. Gives the seat."""
    request = await require_request(tx, who, request_id)
    if role not in (CHAIR, DEPUTY):
        raise Refused("old_button")
    await seats.lock_accounts(tx, Account.id == request.account_id)
    organisations.require_open(await organisations.require_to_change(tx, request.organisation_id))
    await _decide(tx, who, request, APPROVED, now)
    spoken = (await tx.execute(select(Account.language).where(Account.id == request.account_id))).scalar_one_or_none()
    if spoken is None:  # whoever asked has gone
        raise Refused("already_decided")
    person_id = await invitations.person_for(tx, request.account_id, request.name, language_for(spoken), now)
    sitting = await seats.chair_of(tx, request.organisation_id, now) if role == CHAIR else None
    if sitting is not None:
        await terms.end_term(tx, who, sitting, now)
    seat_id = await terms.take(tx, person_id, request.organisation_id, role, now)
    await tx.execute(
        update(Account).where(Account.id == request.account_id).values(seat_id=seat_id, screen={}, entering_id=None)
    )
    await record.note(tx, who, "request approved", now, request.organisation_id, role=role, seat=seat_id)
    await tell(tx, notices.SeatTaken(seat_id), [Recipient(request.account_id, person_id)], now)
    return seat_id


async def decline(tx: AsyncConnection, who: Who, request_id: int, now: datetime) -> None:
    request = await require_request(tx, who, request_id)
    await _decide(tx, who, request, DECLINED, now)
    await record.note(tx, who, "request declined", now, request.organisation_id)
    await tell(tx, notices.RequestDeclined(request.organisation_id), [Recipient(request.account_id)], now)


async def _decide(tx: AsyncConnection, who: Who, request: JoinRequest, state: str, now: datetime) -> None:
    """Of two who decide at the same moment the second comes too late."""
    decided = update(tables.JoinRequest).where(tables.JoinRequest.id == request.id, tables.JoinRequest.state == WAITING)
    row = {"state": state, "decided_at": now, "decided_by": who.person_id}
    if not (await tx.execute(decided.values(**row))).rowcount:
        raise Refused("already_decided")
