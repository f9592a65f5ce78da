"""Keeping the tree: places are added, named, merged and closed; figures are noted with their dates."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Figure, Invitation, JoinRequest, Organisation, Page, Seat
from locales import LANGUAGES
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.people import joining, terms
from newsroom.union import daily_figures, organisations, seats
from newsroom.union.organisations import BY_REGION, CENTRE, LEVELS, PRIMARY, REGION
from newsroom.values.figures import Amount
from newsroom.who import CHAIR, SPECIALIST, Who

LONGEST_NAME = 100
# What is noted of a place, and at which levels.
FIGURES = {
    "members": LEVELS,
    "primary_organisations": (CENTRE, REGION, organisations.BRANCH),
    "branches": (CENTRE, REGION),
}


async def kept(tx: AsyncConnection, who: Who, number: int) -> Row[Any]:
    """A place that one may change, if it is still open."""
    return _allowed(who, await organisations.by_id(tx, number))


async def _to_change(tx: AsyncConnection, who: Who, number: int) -> Row[Any]:
    """The same, for whoever is about to."""
    return _allowed(who, await organisations.to_change(tx, number))


def _allowed(who: Who, place: Row[Any]) -> Row[Any]:
    access.require(who, "keep the tree", place.id, place.region_id)
    organisations.require_open(place)
    return place


def _require_shuts(who: Who, place: Row[Any]) -> None:
    """A region is not closed from inside."""
    if place.level == CENTRE:
        raise Refused("old_button")
    if place.level == REGION:
        access.require(who, "shut a region", place.id, place.region_id)


async def add(tx: AsyncConnection, who: Who, above: int, names: dict[str, str], now: datetime) -> int:
    await organisations.tree_to_change(tx)
    parent = await _to_change(tx, who, above)
    if parent.level == PRIMARY:
        raise Refused("old_button")
    level = LEVELS[LEVELS.index(parent.level) + 1]
    _require_named(names)
    await _require_no_twin(tx, parent.id, names)
    number = await organisations.make(
        tx, parent_id=parent.id, level=level, code=f"{level}_{secrets.token_hex(6)}", names=names
    )
    await record.note(tx, who, "place added", now, number, names=names)
    return number


def clean(text: str) -> str:
    """A name is one line, however it was sent."""
    return " ".join(text.split())


def _require_named(names: dict[str, str]) -> None:
    for language in LANGUAGES:
        if not names.get(language, "").strip():
            raise Refused("name_empty")
        if len(names[language]) > LONGEST_NAME:
            raise Refused("name_too_long", most=LONGEST_NAME)


async def _require_no_twin(tx: AsyncConnection, above: int | None, names: dict[str, str], but: int = 0) -> None:
    """Two of one name side by side would be taken for each other."""
    there = select(Organisation.names).where(Organisation.parent_id == above, Organisation.closed_on.is_(None))
    for known in (await tx.execute(there.where(Organisation.id != but))).scalars() if above is not None else ():
        if any(known.get(language) == name for language, name in names.items()):
            raise Refused("name_taken")


async def rename(tx: AsyncConnection, who: Who, number: int, names: dict[str, str], now: datetime) -> None:
    await organisations.tree_to_change(tx)
    place = await _to_change(tx, who, number)
    _require_named(names)
    await _require_no_twin(tx, place.parent_id, names, but=place.id)
    await organisations.change(tx, place, names=names)
    await record.note(tx, who, "place renamed", now, place.id, before=place.names, names=names)


async def note_figure(
    tx: AsyncConnection, who: Who, number: int, kind: str, told: Amount, on_day: date, precision: str, now: datetime
) -> None:
    """What was noted for the same day before gives way."""
    place = await kept(tx, who, number)
    if place.level not in FIGURES.get(kind, ()):
        raise Refused("old_button")
    if on_day > weeks.term_day(now):
        raise Refused("day_to_come")
    of = {"organisation_id": place.id, "kind": kind, "on_day": on_day}
    row = asdict(told) | {"source": BY_REGION, "entered_at": now, "entered_by": who.person_id, "precision": precision}
    await daily_figures.note(tx, of, row)
    await record.note(tx, who, "figure noted", now, place.id, figure=kind, value=told.value)


async def figures_of(tx: AsyncConnection, place: int) -> dict[str, Row[Any]]:
    """The newest of each kind, by the day that it speaks of."""
    told = select(Figure.__table__).where(Figure.organisation_id == place, Figure.kind.in_(FIGURES))
    return {row.kind: row for row in (await tx.execute(told.order_by(Figure.on_day, Figure.id))).all()}


async def figure_on(tx: AsyncConnection, place: int, kind: str, on_day: date) -> Row[Any] | None:
    """What was noted last of that day."""
    told = select(Figure.__table__).where(Figure.organisation_id == place, Figure.kind == kind, Figure.on_day == on_day)
    return (await tx.execute(told.order_by(Figure.id.desc()))).first()


async def set_duty(
    tx: AsyncConnection, who: Who, number: int, now: datetime, *, post: str = "", staff: bool | None = None
) -> None:
    """Who does the information work: a post and not a name, and whether a staff unit exists for it."""
    place = await _to_change(tx, who, number)
    if len(post) > LONGEST_NAME:
        raise Refused("name_too_long", most=LONGEST_NAME)
    duty = dict(place.settings.get("duty", {}))
    if post:
        duty["post"] = duty.get("post", {}) | {who.language: post}
    if staff is not None:
        duty["staff"] = staff
    settings = place.settings | {"duty": duty}
    await tx.execute(update(Organisation).where(Organisation.id == place.id).values(settings=settings))
    await record.note(tx, who, "duty set", now, place.id, **duty)


async def close(tx: AsyncConnection, who: Who, number: int, on_day: date, now: datetime) -> None:
    """It reports no more; what it reported stays. Whatever stands below it must be closed or moved before."""
    await organisations.tree_to_change(tx)
    place = await _to_change(tx, who, number)
    _require_shuts(who, place)
    if on_day > weeks.term_day(now):
        raise Refused("day_to_come")
    if await organisations.count_below(tx, place.id):
        raise Refused("not_empty")
    await _shut(tx, who, place, now, closed_on=on_day)
    await record.note(tx, who, "place closed", now, place.id, on=on_day.isoformat())


async def merge(tx: AsyncConnection, who: Who, number: int, into: int, now: datetime) -> None:
    """Its pages and what stands below it go to the other one; its own history stays under its own name."""
    await organisations.tree_to_change(tx)
    both = {one: await _to_change(tx, who, one) for one in sorted({number, into})}
    place, other = both[number], both[into]
    _require_shuts(who, place)
    if place.id == other.id or place.level != other.level:
        raise Refused("old_button")
    moved = {"parent_id": other.id, "region_id": other.region_id}
    if place.level == REGION:
        inside = update(Organisation).where(Organisation.region_id == place.id, Organisation.id != place.id)
        await tx.execute(inside.values(region_id=other.id))
    await tx.execute(update(Organisation).where(Organisation.parent_id == place.id).values(**moved))
    await _move_pages(tx, place.id, other.id)
    await _shut(tx, who, place, now, closed_on=weeks.term_day(now), merged_into_id=other.id)
    await record.note(tx, who, "place merged", now, place.id, into=other.id)


async def _move_pages(tx: AsyncConnection, place: int, other: int) -> None:
    pages = select(Page.id, Page.facts).where(Page.organisation_id == place)
    for page in (await tx.execute(pages)).all():
        facts = page.facts | {organisations.MOVED: place}
        await tx.execute(update(Page).where(Page.id == page.id).values(organisation_id=other, facts=facts))
        await tx.execute(update(Figure).where(Figure.page_id == page.id).values(organisation_id=other))


async def _shut(tx: AsyncConnection, who: Who, place: Row[Any], now: datetime, **how: Any) -> None:
    """Whoever sits there has sat there; who asked to join it is told no, and its invitations open nothing."""
    for seat in await seats.at(tx, place.id, now):
        await terms.end_term(tx, who, seat, now)
    waiting = select(JoinRequest.id).where(JoinRequest.organisation_id == place.id)
    for request in (await tx.execute(waiting.where(JoinRequest.state == joining.WAITING))).scalars().all():
        await joining.decline(tx, who, request, now)
    open_ones = update(Invitation).where(Invitation.organisation_id == place.id, Invitation.revoked_at.is_(None))
    await tx.execute(open_ones.values(revoked_at=now))
    await tx.execute(update(Organisation).where(Organisation.id == place.id).values(**how))


async def without_chair(tx: AsyncConnection, places: Sequence[Row[Any]], now: datetime) -> list[Row[Any]]:
    led = await seats.chairs(tx, [place.id for place in places], now)
    return [place for place in places if place.id not in led]


async def count_without_chair(tx: AsyncConnection, above: int, now: datetime) -> int:
    """How many of the places right below have none, of those that should."""
    led = select(Seat.organisation_id).where(Seat.role == CHAIR, seats.active(now))
    empty = select(func.count()).where(Organisation.parent_id == above, Organisation.closed_on.is_(None))
    empty = empty.where(Organisation.level.in_(seats.LEVELS[CHAIR]), Organisation.id.not_in(led))
    return (await tx.execute(empty)).scalar_one()


async def without_specialist(tx: AsyncConnection, now: datetime) -> int:
    """How many regions have nobody to review what comes."""
    led = select(Seat.organisation_id).where(Seat.role == SPECIALIST, seats.active(now))
    empty = select(func.count()).where(Organisation.level == REGION, Organisation.closed_on.is_(None))
    return (await tx.execute(empty.where(Organisation.id.not_in(led)))).scalar_one()
