"""The tree in the database: found, walked, added to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from db.fetch import columns, fetch_all, fetch_one
from db.inserts import insert_or
from db.tables import Organisation
from newsroom import weeks
from newsroom.errors import Refused

CENTRE, REGION, BRANCH, PRIMARY = "centre", "region", "branch", "primary"
LEVELS = (CENTRE, REGION, BRANCH, PRIMARY)
CENTRE_CODE = "centre"
FOLLOWERS = "followers"
KEPT = "kept"  # among the settings: the columns that somebody has set in the bot, and a file must not set back
MOVED = "moved_from"  # among the facts of a page: the place that it came from, of whose pages no file says anything
KEPT_PAGE = "kept"  # among the facts of a page: it was changed in the bot, and a file must not set it back
# Who told a figure: a tree's file, a branch, its region; a table of past counts; the bot has counted it by itself.
FROM_FILE, BY_BRANCH, BY_REGION, FROM_SHEET, BY_TELEGRAM, BY_META = (
    "file", "bot", "region", "sheet", "telegram", "meta",
)  # fmt: skip
ONE_A_DAY = (BY_BRANCH, BY_REGION, BY_TELEGRAM, BY_META)  # of a page, and what is told later takes its place


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """As much of a place as it takes to find it by its name. `region_id`: the region that it stands in, or is."""

    id: int
    region_id: int | None
    level: str
    code: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Place(NamedPlace):
    """The centre, a region, a branch or a primary organisation."""

    parent_id: int | None
    merged_into_id: int | None
    timezone: str
    settings: dict[str, Any]
    closed_on: date | None


PLACES = select(*columns(Place, Organisation.__table__))


async def make(tx: AsyncConnection, *, parent_id: int | None, level: str, **values: Any) -> int:
    """A place in the region of the place above; a region stands in itself."""
    region = (await require_place(tx, parent_id)).region_id if parent_id is not None and level != REGION else None
    row = insert_or(tx, Organisation).values(parent_id=parent_id, level=level, region_id=region, **values)
    made = row.on_conflict_do_nothing(index_elements=["code"]).returning(Organisation.id)
    place_id: int | None = (await tx.execute(made)).scalar_one_or_none()
    if place_id is None:
        raise Refused("code_taken", code=values["code"])
    if level == REGION:
        await tx.execute(update(Organisation).where(Organisation.id == place_id).values(region_id=place_id))
    return place_id


async def require_code(tx: AsyncConnection, code: str) -> Place:
    found = await fetch_one(tx, PLACES.where(Organisation.code == code), Place)
    if found is None:
        raise Refused("no_organisation", code=code)
    return found


async def require_place(tx: AsyncConnection, place_id: int | None) -> Place:
    """None is the region of the centre, and nowhere."""
    if place_id is None:
        raise Refused("old_button")
    found = await fetch_one(tx, PLACES.where(Organisation.id == place_id), Place)
    if found is None:
        raise Refused("old_button")
    return found


async def that_goes_on(tx: AsyncConnection, place_id: int) -> Place:
    """The place, or the one that it was joined to: what was printed with its number leads there."""
    found = await require_place(tx, place_id)
    while found.merged_into_id is not None:
        found = await require_place(tx, found.merged_into_id)
    return found


async def require_to_change(tx: AsyncConnection, place_id: int) -> Place:
    """The place as it is now, and as nobody else makes it until this transaction ends: read so before it is changed.

    Whoever locks more than one thing begins with accounts; then the tree, places by their ids, pages, posts, the rest.
    """
    found = await fetch_one(tx, PLACES.where(Organisation.id == place_id).with_for_update(key_share=True), Place)
    if found is None:
        raise Refused("old_button")
    return found


async def tree_to_change(tx: AsyncConnection) -> None:
    """Places are added, named, closed and merged one after the other: each of these looks at those around it."""
    await require_to_change(tx, (await centre(tx)).id)


def require_open(place: Place) -> None:
    if place.closed_on is not None:
        raise Refused("place_closed")


async def change(tx: AsyncConnection, place: Place, **values: Any) -> None:
    """Set by hand, in a place that is locked: a file that is brought in later leaves it alone."""
    settings = values.pop("settings", place.settings)
    settings = settings | {KEPT: sorted({*place.settings.get(KEPT, ()), *values})}
    await tx.execute(update(Organisation).where(Organisation.id == place.id).values(settings=settings, **values))


async def below(
    tx: AsyncConnection, place_id: int, first: int = 0, most: int | None = None, but: int = 0
) -> list[Place]:
    """The open places right below: regions of the centre, branches of a region, primary organisations of a branch."""
    open_ones = PLACES.where(*_open_below(place_id, but)).order_by(Organisation.id)
    return await fetch_all(tx, open_ones.offset(first).limit(most), Place)


async def named_below(tx: AsyncConnection, place_id: int, but: int = 0) -> list[NamedPlace]:
    """The same, as far as it takes to put them into an order."""
    named = select(*columns(NamedPlace, Organisation.__table__)).where(*_open_below(place_id, but))
    return await fetch_all(tx, named.order_by(Organisation.id), NamedPlace)


async def named(tx: AsyncConnection, place_ids: Collection[int]) -> list[NamedPlace]:
    """Those of these numbers, open or not."""
    found = select(*columns(NamedPlace, Organisation.__table__)).where(Organisation.id.in_(place_ids))
    return await fetch_all(tx, found.order_by(Organisation.id), NamedPlace)


async def count_below(tx: AsyncConnection, place_id: int, but: int = 0) -> int:
    return (await tx.execute(select(func.count()).where(*_open_below(place_id, but)))).scalar_one()


def _open_below(place_id: int, but: int) -> tuple[ColumnElement[bool], ...]:
    return Organisation.parent_id == place_id, Organisation.closed_on.is_(None), Organisation.id != but


async def all_below(tx: AsyncConnection, above: Place) -> list[NamedPlace]:
    """Everything open below it, at any depth."""
    inside = select(*columns(NamedPlace, Organisation.__table__)).where(
        Organisation.id != above.id, Organisation.closed_on.is_(None)
    )
    if above.level == REGION:
        inside = inside.where(Organisation.region_id == above.id)
    elif above.level != CENTRE:
        inside = inside.where(Organisation.parent_id == above.id)
    return await fetch_all(tx, inside.order_by(Organisation.id), NamedPlace)


def inside(place: NamedPlace) -> ColumnElement[bool]:
    """In a statement about organisations: the place with all that stands below it, closed or not."""
    if place.level == CENTRE:
        return Organisation.region_id.is_not(None)
    if place.level == REGION:
        return Organisation.region_id == place.id
    return or_(Organisation.id == place.id, Organisation.parent_id == place.id)


def is_of(column: ColumnElement[int] | InstrumentedAttribute[int], place: NamedPlace) -> ColumnElement[bool]:
    """Whether it is of the place or below it, in a statement that finds what it asks for by its time.

    A sum keeps engines from beginning with the place, which has had much more in all the time before.
    """
    return (column + 0).in_(select(Organisation.id).where(inside(place)))


async def centre(tx: AsyncConnection) -> Place:
    return await require_code(tx, CENTRE_CODE)


async def regions(tx: AsyncConnection) -> list[Place]:
    """All that there are, closed ones as well."""
    return await fetch_all(tx, PLACES.where(Organisation.level == REGION).order_by(Organisation.id), Place)


async def zone_of(tx: AsyncConnection, place_id: int) -> str:
    """One's own zone, else that of the region, else the default."""
    place = await require_place(tx, place_id)
    if place.timezone or place.region_id in (None, place.id):
        return weeks.zone_or_default(place.timezone)
    return weeks.zone_or_default((await require_place(tx, place.region_id)).timezone)
