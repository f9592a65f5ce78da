"""The tree in the database: brought in from a file, found again, walked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, delete, insert, select, update
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
        settings={"newspapers": tree.newspapers},
    )  # fmt: skip
    await tx.execute(delete(Figure).where(Figure.organisation_id == region, Figure.source == FROM_FILE))
    for kind, known in tree.figures.items():
        await _figure(tx, region, kind, known, as_of, now)
    for year, known in tree.site_materials.items():
        await _figure(tx, region, "site_materials", known, date(year, 1, 1), now, precision="year")
    await _pages(tx, region, tree.pages, as_of, now)
    for branch in tree.branches:
        number = await _place(tx, region, BRANCH, branch.code, branch.names)
        await tx.execute(delete(Figure).where(Figure.organisation_id == number, Figure.source == FROM_FILE))
        await _pages(tx, number, branch.pages, as_of, now)
    await record.note(tx, None, "tree brought in", now, region, branches=len(tree.branches))
    return region


async def _place(
    tx: AsyncConnection, parent: int | None, level: str, code: str, names: dict[str, str], **more: Any
) -> int:
    found = (await tx.execute(select(Organisation.id).where(Organisation.code == code))).scalar_one_or_none()
    values = {"parent_id": parent, "level": level, "names": names} | more
    if found is not None:
        await tx.execute(update(Organisation).where(Organisation.id == found).values(**values))
        return found
    made = await tx.execute(insert(Organisation).values(code=code, **values).returning(Organisation.id))
    return made.scalar_one()


async def _pages(tx: AsyncConnection, place: int, pages: list[PageRead], as_of: date, now: datetime) -> None:
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
            await _figure(tx, place, FOLLOWERS, page.followers, as_of, now, page_id=number)


async def _figure(
    tx: AsyncConnection, place: int, kind: str, known: Amount, on_day: date, now: datetime, **more: Any
) -> None:
    row = {"value": known.value, "qualifier": known.qualifier, "low": known.low, "high": known.high}
    row |= {"on_day": on_day, "entered_at": now, "source": FROM_FILE}
    await tx.execute(insert(Figure).values(organisation_id=place, kind=kind, **row, **more))


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
