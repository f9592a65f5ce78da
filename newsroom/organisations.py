"""The tree in the database: brought in from a file, found again, walked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, RowMapping, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Figure, Organisation, Page
from newsroom import record
from newsroom.errors import Refused
from newsroom.figures import Amount
from newsroom.tree_file import PageRead, TreeRead

CENTRE, REGION, BRANCH, PRIMARY = "centre", "region", "branch", "primary"
CENTRE_CODE = "centre"
CENTRE_NAMES = {"kk": "Орталық комитет", "ru": "Центральный Комитет"}
FOLLOWERS = "followers"
FROM_FILE = "file"


async def bring_in(tx: AsyncConnection, tree: TreeRead, now: datetime, as_of: date) -> int:
    """Makes the tree what the file says, however often; what people entered since stays. Gives the region's number."""
    centre = await _place(tx, None, CENTRE, CENTRE_CODE, CENTRE_NAMES)
    region = await _place(
        tx, centre, REGION, tree.code, tree.names, union_names=tree.union_names, timezone=tree.timezone,
    )  # fmt: skip
    settings = (await by_id(tx, region)).settings | {"newspapers": tree.newspapers}
    await tx.execute(update(Organisation).where(Organisation.id == region).values(settings=settings))
    told = [_figure(region, kind, known, as_of) for kind, known in tree.figures.items()]
    for year, known in tree.site_materials.items():
        told.append(_figure(region, "site_materials", known, date(year, 1, 1), precision="year"))
    await _figures(tx, region, told + await _pages(tx, region, tree.pages, as_of), now)
    for branch in tree.branches:
        number = await _place(tx, region, BRANCH, branch.code, branch.names)
        await _figures(tx, number, await _pages(tx, number, branch.pages, as_of), now)
    await record.note(tx, None, "tree brought in", now, region, branches=len(tree.branches))
    return region


async def _place(
    tx: AsyncConnection, parent: int | None, level: str, code: str, names: dict[str, str], **more: Any
) -> int:
    there = select(Organisation.id, Organisation.parent_id).where(Organisation.code == code)
    found = (await tx.execute(there)).one_or_none()
    if found is not None and found.parent_id != parent:
        raise Refused("code_taken", code=code)
    values = {"parent_id": parent, "level": level, "names": names} | more
    if found is not None:
        await tx.execute(update(Organisation).where(Organisation.id == found.id).values(**values))
        return int(found.id)
    made = await tx.execute(insert(Organisation).values(code=code, **values).returning(Organisation.id))
    return made.scalar_one()


async def _pages(tx: AsyncConnection, place: int, pages: list[PageRead], as_of: date) -> list[dict[str, Any]]:
    """Writes the pages down and gives what is told of their followers."""
    told = []
    for page in pages:
        same = and_(Page.organisation_id == place, Page.platform == page.platform, Page.url == page.url)
        number = (await tx.execute(select(Page.id).where(same))).scalar_one_or_none()
        values = {"kind": page.kind, "facts": page.facts, "remarks": page.remarks}
        if number is None:
            row = insert(Page).values(organisation_id=place, platform=page.platform, url=page.url, **values)
            number = (await tx.execute(row.returning(Page.id))).scalar_one()
        else:
            await tx.execute(update(Page).where(Page.id == number).values(**values))
        if page.followers is not None:
            told.append(_figure(place, FOLLOWERS, page.followers, as_of, page_id=number))
    return told


def _figure(place: int, kind: str, known: Amount, on_day: date, **more: Any) -> dict[str, Any]:
    row = {"organisation_id": place, "page_id": None, "kind": kind, "on_day": on_day, "precision": "day"}
    return row | {"value": known.value, "qualifier": known.qualifier, "low": known.low, "high": known.high} | more


async def _figures(tx: AsyncConnection, place: int, told: list[dict[str, Any]], now: datetime) -> None:
    """What the file said before and says still is left alone, day and all: else it would outdo newer counts."""
    from_file = select(Figure.__table__).where(Figure.organisation_id == place, Figure.source == FROM_FILE)
    there = {_said(row): row["id"] for row in (await tx.execute(from_file)).mappings()}
    said = {_said(row): row for row in told}
    gone = [number for known, number in there.items() if known not in said]
    await tx.execute(delete(Figure).where(Figure.id.in_(gone)))
    for known, row in said.items():
        if known not in there:
            await tx.execute(insert(Figure).values(entered_at=now, source=FROM_FILE, **row))


def _said(row: Mapping[str, Any] | RowMapping) -> tuple[Any, ...]:
    year = row["on_day"] if row["precision"] == "year" else None
    return (*(row[name] for name in ("page_id", "kind", "value", "qualifier", "low", "high")), year)


async def by_code(tx: AsyncConnection, code: str) -> Row[Any]:
    found = (await tx.execute(select(Organisation).where(Organisation.code == code))).one_or_none()
    if found is None:
        raise Refused("no_organisation", code=code)
    return found


async def by_id(tx: AsyncConnection, number: int) -> Row[Any]:
    return (await tx.execute(select(Organisation.__table__).where(Organisation.id == number))).one()


async def branches_of(tx: AsyncConnection, region_id: int) -> Sequence[Row[Any]]:
    below = select(Organisation.__table__).where(Organisation.parent_id == region_id, Organisation.closed_on.is_(None))
    return (await tx.execute(below.order_by(Organisation.id))).all()


async def zone_of(tx: AsyncConnection, organisation_id: int) -> str:
    """One's own zone, else that of the place above."""
    place = await by_id(tx, organisation_id)
    if place.timezone or place.parent_id is None:
        return str(place.timezone)
    return await zone_of(tx, place.parent_id)
