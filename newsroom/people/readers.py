"""Whom a notice about people and their seats is for."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import JoinRequest, Organisation, Seat
from newsroom import access
from newsroom.people import joining
from newsroom.people.notices import AboutSeat, RequestDeclined, Unreachable
from newsroom.union import seats
from newsroom.union.readers import Reader
from newsroom.who import SPECIALIST


async def whose_seat(tx: AsyncConnection, about: AboutSeat, reader: Reader) -> bool:
    """Their own, though it may have ended."""
    seat = await seats.require_seat(tx, about.seat_id)
    return reader.person_id is not None and seat.person_id == reader.person_id


async def who_gives_the_seat(tx: AsyncConnection, about: AboutSeat, reader: Reader) -> bool:
    """Whoever invited, while they still might."""
    seat = await seats.require_seat(tx, about.seat_id)
    deed = access.SEATING[seat.role]
    return access.first_reaching(reader.seats, deed, seat.organisation_id, seat.region_id) is not None


async def whose_region(tx: AsyncConnection, about: Unreachable, reader: Reader) -> bool:
    """The specialists of wherever that person sits."""
    theirs = select(Organisation.region_id).join(Seat, Seat.organisation_id == Organisation.id)
    regions = (await tx.execute(theirs.where(Seat.person_id == about.person_id))).scalars()
    return any(region is not None and reader.sits((SPECIALIST,), region) for region in regions)


async def who_asked(tx: AsyncConnection, about: RequestDeclined, reader: Reader) -> bool:
    asked = exists().where(
        JoinRequest.account_id == reader.chat_id, JoinRequest.organisation_id == about.place_id,
        JoinRequest.state == joining.DECLINED,
    )  # fmt: skip
    return bool((await tx.execute(select(asked))).scalar_one())
