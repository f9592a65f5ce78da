"""Keeping the tree: places are added, named, merged and closed; figures are noted with their dates."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.tables import Invitation, JoinRequest, Organisation, Seat
from locales import LANGUAGES
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.people import joining, moving, terms
from newsroom.union import daily_figures, organisations, seats
from newsroom.union.organisations import BY_REGION, CENTRE, LEVELS, PRIMARY, REGION, Place
from newsroom.values.figures import Amount
from newsroom.values.lines import require_line
from newsroom.who import CHAIR, SPECIALIST, Who

LONGEST_NAME = 100
# What is noted of a place, and at which levels.
FIGURES = {
    "members": LEVELS,
    "primary_organisations": (CENTRE, REGION, organisations.BRANCH),
    "branches": (CENTRE, REGION),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """As it was noted: of which day, and how exactly that day is known."""

    kind: str
    value: int
    low: int | None
    high: int | None
    qualifier: str
    on_day: date
    precision: str

    @property
    def amount(self) -> Amount:
        return Amount(self.value, self.qualifier, self.low, self.high)


async def require_kept(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """A place that one may change, if it is still open."""
    return _require_allowed(who, await organisations.require_place(tx, place_id))


async def _to_change(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """The same, for whoever is about to."""
    return _require_allowed(who, await organisations.require_to_change(tx, place_id))


def _require_allowed(who: Who, place: Place) -> Place:
    access.require(who, "keep the tree", place.id, place.region_id)
    organisations.require_open(place)
    return place


def _require_shuts(who: Who, place: Place) -> None:
    """A region is not closed from inside."""
    if place.level == CENTRE:
        raise Refused("old_button")
    if place.level == REGION:
        access.require(who, "shut a region", place.id, place.region_id)


async def add(tx: AsyncConnection, who: Who, above_id: int, names: dict[str, str], now: datetime) -> int:
    await organisations.tree_to_change(tx)
    parent = await _to_change(tx, who, above_id)
    if parent.level == PRIMARY:
        raise Refused("old_button")
    level = LEVELS[LEVELS.index(parent.level) + 1]
    _require_named(names)
    await _require_no_twin(tx, parent.id, names)
    place_id = await organisations.make(
        tx, parent_id=parent.id, level=level, code=f"{level}_{secrets.token_hex(6)}", names=names
    )
    await record.note(tx, who, "place added", now, place_id, names=names)
    return place_id


def require_name(text: str) -> str:
    return require_line(text, LONGEST_NAME)


def _require_named(names: dict[str, str]) -> None:
    for language in LANGUAGES:
        require_name(names.get(language, ""))


async def _require_no_twin(tx: AsyncConnection, above_id: int | None, names: dict[str, str], but: int = 0) -> None:
    """Two of one name side by side would be taken for each other."""
    there = select(Organisation.names).where(Organisation.parent_id == above_id, Organisation.closed_on.is_(None))
    for known in (await tx.execute(there.where(Organisation.id != but))).scalars() if above_id is not None else ():
        if any(known.get(language) == name for language, name in names.items()):
            raise Refused("name_taken")


async def rename(tx: AsyncConnection, who: Who, place_id: int, names: dict[str, str], now: datetime) -> None:
    """In a language that is not told it is called as before."""
    await organisations.tree_to_change(tx)
    place = await _to_change(tx, who, place_id)
    names = place.names | names
    _require_named(names)
    await _require_no_twin(tx, place.parent_id, names, but=place.id)
    await organisations.change(tx, place, names=names)
    await record.note(tx, who, "place renamed", now, place.id, before=place.names, names=names)


async def note_figure(
    tx: AsyncConnection, who: Who, place_id: int, kind: str, amount: Amount, on_day: date, precision: str, now: datetime
) -> None:
    """What was noted for the same day before gives way."""
    place = await require_kept(tx, who, place_id)
    if place.level not in FIGURES.get(kind, ()):
        raise Refused("old_button")
    if on_day > weeks.term_day(now):
        raise Refused("day_to_come")
    whose = {"organisation_id": place.id, "kind": kind, "on_day": on_day}
    row = asdict(amount) | {"source": BY_REGION, "entered_at": now, "entered_by": who.person_id, "precision": precision}
    await daily_figures.note(tx, whose, row)
    await record.note(tx, who, "figure noted", now, place.id, figure=kind, value=amount.value)


NOTED = select(*columns(Figure, tables.Figure.__table__))


async def figures_of(tx: AsyncConnection, place_id: int, until: date | None = None) -> dict[str, Figure]:
    """The newest of each kind, by the day that it speaks of; as they were known on a day."""
    noted = NOTED.where(tables.Figure.organisation_id == place_id, tables.Figure.kind.in_(FIGURES))
    noted = noted.where(tables.Figure.on_day <= until) if until is not None else noted
    found = await fetch_all(tx, noted.order_by(tables.Figure.on_day, tables.Figure.id), Figure)
    return {figure.kind: figure for figure in found}


async def figure_on(tx: AsyncConnection, place_id: int, kind: str, on_day: date) -> Figure | None:
    """What was noted last of that day."""
    noted = NOTED.where(tables.Figure.organisation_id == place_id, tables.Figure.kind == kind)
    noted = noted.where(tables.Figure.on_day == on_day).order_by(tables.Figure.id.desc()).limit(1)
    return await fetch_one(tx, noted, Figure)


async def set_duty(
    tx: AsyncConnection, who: Who, place_id: int, now: datetime, *, post: str = "", staff: bool | None = None
) -> None:
    """Who does the information work: a post and not a name, and whether a staff unit exists for it."""
    place = await _to_change(tx, who, place_id)
    if len(post) > LONGEST_NAME:
        raise Refused("name_too_long", most=LONGEST_NAME)
    duty = {name: one for name, one in place.settings.get("duty", {}).items() if name != "from"}  # no file's any more
    if post:
        duty["post"] = duty.get("post", {}) | {who.language: post}
    if staff is not None:
        duty["staff"] = staff
    settings = place.settings | {"duty": duty}
    await tx.execute(update(Organisation).where(Organisation.id == place.id).values(settings=settings))
    await record.note(tx, who, "duty set", now, place.id, **duty)


async def close(tx: AsyncConnection, who: Who, place_id: int, on_day: date, now: datetime) -> None:
    """It reports no more; what it reported stays. Whatever stands below it must be closed or moved before."""
    await organisations.tree_to_change(tx)
    place = await _to_change(tx, who, place_id)
    _require_shuts(who, place)
    if on_day > weeks.term_day(now):
        raise Refused("day_to_come")
    if await organisations.count_below(tx, place.id):
        raise Refused("not_empty")
    await _shut(tx, who, place, now, closed_on=on_day)
    await record.note(tx, who, "place closed", now, place.id, on=on_day.isoformat())


async def merge(tx: AsyncConnection, who: Who, place_id: int, into_id: int, now: datetime) -> None:
    """Its pages, what stands below it and what waits go to the other one; its history stays under its own name."""
    await organisations.tree_to_change(tx)
    both = {one: await _to_change(tx, who, one) for one in sorted({place_id, into_id})}
    place, other = both[place_id], both[into_id]
    _require_shuts(who, place)
    if place.id == other.id or place.level != other.level:
        raise Refused("old_button")
    await moving.join(tx, place, other, now)
    await _shut(tx, who, place, now, closed_on=weeks.term_day(now), merged_into_id=other.id)
    await record.note(tx, who, "place merged", now, place.id, into=other.id)


async def _shut(tx: AsyncConnection, who: Who, place: Place, now: datetime, **how: Any) -> None:
    """Whoever sits there has sat there; who asked to join it is told no, and its invitations open nothing."""
    await moving.shut(tx, place, now)
    for seat in await seats.at(tx, place.id, now):
        await terms.end_term(tx, who, seat, now)
    waiting = select(JoinRequest.id).where(JoinRequest.organisation_id == place.id)
    for request in (await tx.execute(waiting.where(JoinRequest.state == joining.WAITING))).scalars().all():
        await joining.decline(tx, who, request, now)
    open_ones = update(Invitation).where(Invitation.organisation_id == place.id, Invitation.revoked_at.is_(None))
    await tx.execute(open_ones.values(revoked_at=now))
    await tx.execute(update(Organisation).where(Organisation.id == place.id).values(**how))


async def without_chair(tx: AsyncConnection, places: Sequence[Place], now: datetime) -> list[Place]:
    led = await seats.chairs(tx, [place.id for place in places], now)
    return [place for place in places if place.id not in led]


async def count_without_chair(tx: AsyncConnection, above_id: int, now: datetime) -> int:
    """How many of the places right below have none, of those that should."""
    led = select(Seat.organisation_id).where(Seat.role == CHAIR, seats.active(now))
    empty = select(func.count()).where(Organisation.parent_id == above_id, Organisation.closed_on.is_(None))
    empty = empty.where(Organisation.level.in_(seats.LEVELS[CHAIR]), Organisation.id.not_in(led))
    return (await tx.execute(empty)).scalar_one()


async def without_specialist(tx: AsyncConnection, now: datetime) -> int:
    """How many regions have nobody to review what comes."""
    led = select(Seat.organisation_id).where(Seat.role == SPECIALIST, seats.active(now))
    empty = select(func.count()).where(Organisation.level == REGION, Organisation.closed_on.is_(None))
    return (await tx.execute(empty.where(Organisation.id.not_in(led)))).scalar_one()
