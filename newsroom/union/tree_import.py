"""A tree that was read from a file, brought into the database."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import RowMapping, and_, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Figure, Organisation, Page
from newsroom import record
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import BRANCH, CENTRE, CENTRE_CODE, FOLLOWERS, FROM_FILE, REGION
from newsroom.union.tree_file import PageRead, TreeRead
from newsroom.values.figures import Amount

CENTRE_NAMES = tomllib.loads(Path(__file__).with_name("centre.toml").read_text("utf-8"))


async def bring_in(tx: AsyncConnection, tree: TreeRead, now: datetime, as_of: date) -> int:
    """Makes the tree what the file says, however often; what people entered since stays. Gives the region's number."""
    centre = await _place(tx, None, CENTRE, CENTRE_CODE, CENTRE_NAMES)
    await organisations.tree_to_change(tx)
    region = await _place(
        tx, centre, REGION, tree.code, tree.names, union_names=tree.union_names, timezone=tree.timezone,
    )  # fmt: skip
    settings = (await organisations.to_change(tx, region)).settings | {"newspapers": tree.newspapers}
    await tx.execute(update(Organisation).where(Organisation.id == region).values(settings=settings))
    told = [_figure(region, kind, known, as_of) for kind, known in tree.figures.items()]
    for year, known in tree.site_materials.items():
        told.append(_figure(region, "site_materials", known, date(year, 1, 1), precision="year"))
    await _figures(tx, region, told + await _pages(tx, region, tree.pages, as_of), now)
    for branch in tree.branches:
        number = await _place(tx, region, BRANCH, branch.code, branch.names)
        if (await organisations.by_id(tx, number)).closed_on is not None:
            continue  # what it had has gone to the place that it was merged into, or is history
        await _figures(tx, number, await _pages(tx, number, branch.pages, as_of), now)
    await record.note(tx, None, "tree brought in", now, region, branches=len(tree.branches))
    return region


async def _place(
    tx: AsyncConnection, parent: int | None, level: str, code: str, names: dict[str, str], **more: Any
) -> int:
    there = select(Organisation.__table__).where(Organisation.code == code).with_for_update(key_share=True)
    found = (await tx.execute(there)).one_or_none()
    if found is None:
        try:
            return await organisations.make(tx, parent_id=parent, level=level, code=code, names=names, **more)
        except Refused:  # another has made it meanwhile
            return await _place(tx, parent, level, code, names, **more)
    if found.parent_id != parent:
        raise Refused("code_taken", code=code)
    kept = found.settings.get(organisations.KEPT, ())
    values = {name: value for name, value in ({"names": names} | more).items() if name not in kept}
    await tx.execute(update(Organisation).where(Organisation.id == found.id).values(level=level, **values))
    return int(found.id)


async def _pages(tx: AsyncConnection, place: int, pages: list[PageRead], as_of: date) -> list[dict[str, Any]]:
    """Writes the pages down and gives what is told of their followers."""
    told = []
    moved = await _moved_to(tx, place)
    for page in pages:
        same = and_(Page.organisation_id == place, Page.platform == page.platform, Page.url == page.url)
        own = select(Page.id).where(same, Page.id.not_in(moved)).order_by(Page.id)
        number = (await tx.execute(own)).scalars().first()
        values = {"kind": page.kind, "facts": page.facts, "remarks": page.remarks}
        if number is None:
            row = insert(Page).values(organisation_id=place, platform=page.platform, url=page.url, **values)
            number = (await tx.execute(row.returning(Page.id))).scalar_one()
        else:
            await tx.execute(update(Page).where(Page.id == number).values(**values))
        if page.followers is not None:
            told.append(_figure(place, FOLLOWERS, page.followers, as_of, page_id=number))
    return told


async def _moved_to(tx: AsyncConnection, place: int) -> set[int]:
    """Pages that came with a place which was merged into this one: the file knows nothing of them here."""
    pages = select(Page.id, Page.facts).where(Page.organisation_id == place)
    return {page.id for page in (await tx.execute(pages)).all() if organisations.MOVED in page.facts}


def _figure(place: int, kind: str, known: Amount, on_day: date, **more: Any) -> dict[str, Any]:
    row = {"organisation_id": place, "page_id": None, "kind": kind, "on_day": on_day, "precision": "day"}
    return row | asdict(known) | more


async def _figures(tx: AsyncConnection, place: int, told: list[dict[str, Any]], now: datetime) -> None:
    """What the file said before and says still is left alone, day and all: else it would outdo newer counts."""
    from_file = select(Figure.__table__).where(Figure.organisation_id == place, Figure.source == FROM_FILE)
    moved = await _moved_to(tx, place)
    rows = (await tx.execute(from_file)).mappings().all()
    there = {_said(row): row["id"] for row in rows if row["page_id"] not in moved}
    said = {_said(row): row for row in told}
    gone = [number for known, number in there.items() if known not in said]
    await tx.execute(delete(Figure).where(Figure.id.in_(gone)))
    for known, row in said.items():
        if known not in there:
            await tx.execute(insert(Figure).values(entered_at=now, source=FROM_FILE, **row))


def _said(row: Mapping[str, Any] | RowMapping) -> tuple[Any, ...]:
    year = row["on_day"] if row["precision"] == "year" else None
    return (*(row[name] for name in ("page_id", "kind", "value", "qualifier", "low", "high")), year)
