"""Who asks to come in, who has come, whose term is over, and who can be told nothing any more."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.outbox import Notice
from newsroom.people import desk_doors, joining, reach, readers
from newsroom.people.notices import AboutSeat, CameIn, RequestDeclined, Requests, SeatTaken, TermEnded, Unreachable
from newsroom.union import organisations, seats
from newsroom.union.readers import sitting
from newsroom.who import PRESS, SPECIALIST
from scheduler.notices.kinds import Kind
from screens.menu import NO_APP
from screens.people import door, places
from screens.screen import Menu, Screen


async def _requests(tx: AsyncConnection, about: Requests, notice: Notice, language: Language) -> Screen | None:
    """As many as wait when it is read."""
    waiting = await joining.count_waiting(tx, about.place_id, notice.due_at)
    return door.requests_came(language, waiting) if waiting else None


async def _declined(tx: AsyncConnection, about: RequestDeclined, _: Notice, language: Language) -> Screen | None:
    place = await organisations.require_place(tx, about.place_id)
    return door.request_declined(language, place.names)


async def _seat(tx: AsyncConnection, about: AboutSeat, _: Notice, language: Language) -> Screen | None:
    """Of one's own seat, or of somebody else's."""
    seat = await seats.require_seat(tx, about.seat_id)
    return places.seat_notice(language, about.kind, seat.role, seat.place, seat.name, acting=seat.acting)


async def _ended(tx: AsyncConnection, about: TermEnded, notice: Notice, language: Language) -> Screen | None:
    """With the last seat that has a desk goes the button which opens it; the rest of the menu when they write."""
    told, seat = await _seat(tx, about, notice, language), await seats.require_seat(tx, about.seat_id)
    left = await seats.held(tx, seat.person_id, notice.due_at)
    if told is None or not desk_doors.has_one([seat]) or desk_doors.has_one(left):
        return told
    return replace(told, menu=Menu("", "", app=NO_APP))


async def _unreachable(tx: AsyncConnection, about: Unreachable, notice: Notice, language: Language) -> Screen | None:
    """Who is back already is no news."""
    held = await reach.unreachable_seats(tx, about.person_id, notice.chat_id, notice.due_at)
    return places.unreachable(language, held[0].name, [one.place for one in held]) if held else None


KINDS = (
    Kind(Requests, _requests, sitting(SPECIALIST, PRESS, at=lambda about: about.place_id)),
    Kind(RequestDeclined, _declined, readers.who_asked),
    Kind(SeatTaken, _seat, readers.whose_seat),
    Kind(TermEnded, _ended, readers.whose_seat),
    Kind(CameIn, _seat, readers.who_gives_the_seat),
    Kind(Unreachable, _unreachable, readers.whose_region),
)
