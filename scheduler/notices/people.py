"""Who asks to come in, who has come, whose term is over, and who can be told nothing any more."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.outbox import Notice
from newsroom.people import joining, reach, readers
from newsroom.union import organisations, seats
from newsroom.union.readers import sitting
from newsroom.who import PRESS, SPECIALIST
from scheduler.notices.kinds import Kind
from screens.people import door, places
from screens.screen import Screen


async def _requests(tx: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    """As many as wait when it is read."""
    waiting = await joining.count_waiting(tx, notice.parameters["place"], notice.due_at)
    return door.requests_came(language, waiting) if waiting else None


async def _declined(tx: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    place = await organisations.require_place(tx, notice.parameters["place"])
    return door.request_declined(language, place.names)


async def _seat(tx: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    """Of one's own seat, or of somebody else's."""
    seat = await seats.require_seat(tx, notice.parameters["seat"])
    return places.seat_notice(language, notice.kind, seat.role, seat.place, seat.name, acting=seat.acting)


async def _unreachable(tx: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    """Who is back already is no news."""
    held = await reach.unreachable_seats(tx, notice.parameters["person"], notice.chat_id, notice.due_at)
    return places.unreachable(language, held[0].name, [one.place for one in held]) if held else None


KINDS = {
    "requests": Kind(_requests, sitting(SPECIALIST, PRESS, at="place")),
    "request_declined": Kind(_declined, readers.who_asked),
    "seat_taken": Kind(_seat, readers.whose_seat),
    "term_ended": Kind(_seat, readers.whose_seat),
    "came_in": Kind(_seat, readers.who_gives_the_seat),
    "unreachable": Kind(_unreachable, readers.whose_region),
}
