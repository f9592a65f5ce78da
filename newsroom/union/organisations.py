"""The tree in the database: found, walked, added to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Organisation
from newsroom.errors import Refused

CENTRE, REGION, BRANCH, PRIMARY = "centre", "region", "branch", "primary"
LEVELS = (CENTRE, REGION, BRANCH, PRIMARY)
CENTRE_CODE = "centre"
FOLLOWERS = "followers"
KEPT = "kept"  # among the settings: the columns that somebody has set in the bot, and a file must not set back
MOVED = "moved_from"  # among the facts of a page: the place that it came from, of whose pages no file says anything
FROM_FILE, BY_BRANCH, BY_REGION = "file", "bot", "region"  # who told a figure


async def make(tx: AsyncConnection, *, parent_id: int | None, level: str, **values: Any) -> int:
    """A place in the region of the place above; a region stands in itself."""
    region = (await by_id(tx, parent_id)).region_id if parent_id is not None and level != REGION else None
    row = insert_or(tx, Organisation).values(parent_id=parent_id, level=level, region_id=region, **values)
    made = row.on_conflict_do_nothing(index_elements=["code"]).returning(Organisation.id)
    number: int | None = (await tx.execute(made)).scalar_one_or_none()
    if number is None:
        raise Refused("code_taken", code=values["code"])
    if level == REGION:
        await tx.execute(update(Organisation).where(Organisation.id == number).values(region_id=number))
    return number


NAMED = (Organisation.id, Organisation.code, Organisation.level, Organisation.region_id, Organisation.names)


async def by_code(tx: AsyncConnection, code: str) -> Row[Any]:
    found = (await tx.execute(select(Organisation).where(Organisation.code == code))).one_or_none()
    if found is None:
        raise Refused("no_organisation", code=code)
    return found


async def by_id(tx: AsyncConnection, number: int | None) -> Row[Any]:
    """None is the region of the centre, and nowhere."""
    if number is None:
        raise Refused("old_button")
    found = (await tx.execute(select(Organisation.__table__).where(Organisation.id == number))).one_or_none()
    if found is None:
        raise Refused("old_button")
    return found


async def to_change(tx: AsyncConnection, number: int) -> Row[Any]:
    """The place as it is now, and as nobody else makes it until this transaction ends: read so before it is changed.

    Whoever locks more than one thing begins with accounts; then the tree, places by number, pages, posts, the rest.
    """
    locked = select(Organisation.__table__).where(Organisation.id == number).with_for_update(key_share=True)
    found = (await tx.execute(locked)).one_or_none()
    if found is None:
        raise Refused("old_button")
    return found


async def tree_to_change(tx: AsyncConnection) -> None:
    """Places are added, named, closed and merged one after the other: each of these looks at those around it."""
    await to_change(tx, (await centre(tx)).id)


def require_open(place: Row[Any]) -> None:
    if place.closed_on is not None:
        raise Refused("place_closed")


async def change(tx: AsyncConnection, place: Row[Any], **values: Any) -> None:
    """Set by hand, in a place that is locked: a file that is brought in later leaves it alone."""
    settings = values.pop("settings", place.settings)
    settings = settings | {KEPT: sorted({*place.settings.get(KEPT, ()), *values})}
    await tx.execute(update(Organisation).where(Organisation.id == place.id).values(settings=settings, **values))


async def below(
    tx: AsyncConnection, place: int, first: int = 0, most: int | None = None, but: int = 0
) -> Sequence[Row[Any]]:
    """The open places right below: regions of the centre, branches of a region, primary organisations of a branch."""
    open_ones = select(Organisation.__table__).where(*_open_below(place, but)).order_by(Organisation.id)
    return (await tx.execute(open_ones.offset(first).limit(most))).all()


async def count_below(tx: AsyncConnection, place: int, but: int = 0) -> int:
    return (await tx.execute(select(func.count()).where(*_open_below(place, but)))).scalar_one()


def _open_below(place: int, but: int) -> tuple[Any, ...]:
    return Organisation.parent_id == place, Organisation.closed_on.is_(None), Organisation.id != but


async def all_below(tx: AsyncConnection, above: Row[Any]) -> Sequence[Any]:
    """Everything open below it, at any depth: as much as it takes to find one by its name."""
    inside = select(*NAMED).where(Organisation.id != above.id, Organisation.closed_on.is_(None))
    if above.level == REGION:
        inside = inside.where(Organisation.region_id == above.id)
    elif above.level != CENTRE:
        inside = inside.where(Organisation.parent_id == above.id)
    return (await tx.execute(inside.order_by(Organisation.id))).all()


async def centre(tx: AsyncConnection) -> Row[Any]:
    return await by_code(tx, CENTRE_CODE)


async def zone_of(tx: AsyncConnection, organisation_id: int) -> str:
    """One's own zone, else that of the region."""
    place = await by_id(tx, organisation_id)
    if place.timezone or place.region_id in (None, place.id):
        return str(place.timezone)
    return str((await by_id(tx, place.region_id)).timezone)
