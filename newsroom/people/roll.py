"""Everybody who sits below a place, as one list: and the seats there that nobody sits in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.tables import Account, Figure, Organisation, Passage, Post, Seat
from newsroom import access
from newsroom.posts.states import SENT
from newsroom.union import organisations, seats
from newsroom.union.organisations import BY_BRANCH, CENTRE, REGION, NamedPlace, Place
from newsroom.union.seats import Sitter
from newsroom.who import CHAIR, SPECIALIST, Who

LED_BY = {level: role for role in (CHAIR, SPECIALIST) for level in seats.LEVELS[role]}


@dataclass(frozen=True, slots=True)
class Line:
    """`sitter`: None where nobody sits whom the place needs. `last`: when they last did anything in the bot;
    `idle`: nothing that they sent or counted."""

    place: NamedPlace
    role: str
    sitter: Sitter | None = None
    last: datetime | None = None
    idle: bool = False


async def of_place(tx: AsyncConnection, who: Who, place: Place, now: datetime) -> list[Line]:
    """Of the centre and its regions; or of a region, or a branch, with whatever stands below: place after place.

    Of those below only what one may see: who chairs a branch sees its own people, and not those of its schools.
    """
    access.require(who, "see the people", place.id, place.region_id)
    there = _there(place)
    named = select(*columns(NamedPlace, Organisation.__table__)).where(there, Organisation.closed_on.is_(None))
    found = await fetch_all(tx, named.order_by(Organisation.id), NamedPlace)
    places = [one for one in found if access.may(who, "see the people", one.id, one.region_id)]
    sitting: dict[int, list[Sitter]] = {}
    for one in await seats.sitters(tx, there, seats.active(now)):
        sitting.setdefault(one.organisation_id, []).append(one)
    seen, worked = await _seen(tx, there, now), await _worked(tx, there)
    return [line for one in places for line in _lines(one, sitting.get(one.id, ()), seen, worked)]


def _there(place: Place) -> ColumnElement[bool]:
    """Who sits in the branches is asked region by region."""
    return Organisation.level.in_((CENTRE, REGION)) if place.level == CENTRE else organisations.inside(place)


def _lines(
    place: NamedPlace, sitting: Sequence[Sitter], seen: Mapping[int, datetime],
    worked: Mapping[tuple[int | None, int], datetime],
) -> list[Line]:  # fmt: skip
    led_by, order = LED_BY.get(place.level), list(seats.LEVELS)
    empty = [Line(place, led_by)] if led_by and all(one.role != led_by for one in sitting) else []
    lines = []
    for one in sorted(sitting, key=lambda one: order.index(one.role)):
        work = worked.get((one.person_id, place.id))
        last = max((at for at in (seen.get(one.id), work) if at is not None), default=None)
        lines.append(Line(place, one.role, one, last, idle=work is None and place.level in seats.LEVELS[CHAIR]))
    return empty + lines


async def _seen(tx: AsyncConnection, there: ColumnElement[bool], now: datetime) -> dict[int, datetime]:
    """By the seat, when whoever sits there last did anything at all, or left it for another of theirs."""
    sits = and_(Account.seat_id == Seat.id, Account.person_id == Seat.person_id)
    held = select(Seat.id, Seat.left_at, func.max(Account.acted_at).label("acted_at")).outerjoin(Account, sits)
    held = held.join(Organisation, Organisation.id == Seat.organisation_id).where(there, seats.active(now))
    found = (await tx.execute(held.group_by(Seat.id, Seat.left_at))).all()
    known = {row.id: [at for at in (row.left_at, row.acted_at) if at is not None] for row in found}
    return {seat_id: max(at) for seat_id, at in known.items() if at}


async def _worked(tx: AsyncConnection, there: ColumnElement[bool]) -> dict[tuple[int | None, int], datetime]:
    """By person and place, when they last sent or counted something: as `terms.signs_of` says of one."""
    inside = select(Organisation.id).where(there)
    sent = select(Passage.person_id, Post.organisation_id, func.max(Passage.at)).join(Post, Post.id == Passage.post_id)
    sent = sent.where(Passage.state == SENT, Post.author_id.is_not(None), Post.organisation_id.in_(inside))
    counted = select(Figure.entered_by, Figure.organisation_id, func.max(Figure.entered_at))
    counted = counted.where(Figure.source == BY_BRANCH, Figure.organisation_id.in_(inside))
    found: dict[tuple[int | None, int], datetime] = {}
    for work in (
        sent.group_by(Passage.person_id, Post.organisation_id),
        counted.group_by(Figure.entered_by, Figure.organisation_id),
    ):
        for person_id, place_id, at in await tx.execute(work):
            found[person_id, place_id] = max(at, found.get((person_id, place_id), at))
    return found
