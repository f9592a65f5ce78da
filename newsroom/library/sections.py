"""Sections of the library: the union's stand first, a region adds its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.inserts import insert_or
from db.tables import LibraryItem, LibrarySection
from db.tables.library import UNION_SECTION
from newsroom import record
from newsroom.errors import Refused
from newsroom.library import reading
from newsroom.values.lines import require_lines
from newsroom.who import Who

LONGEST_NAME = 40
MOST = 20  # sections of one part: more are no order any more


@dataclass(frozen=True, slots=True)
class Section:
    """`region_id`: None for the union's. What came with the bot has a code."""

    id: int
    region_id: int | None
    code: str
    names: dict[str, str]


SECTIONS = select(*columns(Section, LibrarySection.__table__))
IN_ORDER = (LibrarySection.region_id.is_not(None), LibrarySection.position, LibrarySection.id)


async def all_for(tx: AsyncConnection, who: Who, *, even_empty: bool = False) -> list[Section]:
    """Those with something to read in them; who keeps the library sees empty ones as well."""
    shown = SECTIONS.where(reading.shown_sections(who))
    if not even_empty:
        # The first in order, by its index: planners would rather read all items than a section that may be empty.
        first = select(LibraryItem.id).where(LibraryItem.section_id == LibrarySection.id, reading.readable(who))
        first = first.order_by(LibraryItem.position.desc(), LibraryItem.id.desc())
        there = first.limit(1).correlate(LibrarySection).scalar_subquery().is_not(None)
        shown = shown.where(or_(there, LibrarySection.region_id.in_(_kept(who))))
    return await fetch_all(tx, shown.order_by(*IN_ORDER), Section)


def _kept(who: Who) -> list[int]:
    region_id = who.seat.region_id if who.seat is not None else None
    return [region_id] if region_id is not None and reading.keeps(who, region_id) else []


async def require_section(tx: AsyncConnection, section_id: int) -> Section:
    found = await fetch_one(tx, SECTIONS.where(LibrarySection.id == section_id), Section)
    if found is None:
        raise Refused("old_button")
    return found


async def require_shown(tx: AsyncConnection, who: Who, section_id: int) -> Section:
    found = await fetch_one(tx, SECTIONS.where(LibrarySection.id == section_id, reading.shown_sections(who)), Section)
    if found is None:
        raise Refused("old_button")
    return found


async def with_code(tx: AsyncConnection, code: str) -> Section:
    """One that comes with the bot."""
    found = await fetch_one(tx, SECTIONS.where(UNION_SECTION, LibrarySection.code == code), Section)
    if found is None:
        raise Refused("old_button")
    return found


async def bring_in(tx: AsyncConnection, code: str, names: dict[str, str], position: int) -> int:
    """Gives its number, whether it was there already or not."""
    row = insert_or(tx, LibrarySection).values(code=code, names=names, position=position)
    placed = row.on_conflict_do_update(index_elements=["code"], index_where=UNION_SECTION, set_={"position": position})
    await tx.execute(placed)
    return (await with_code(tx, code)).id


async def add(tx: AsyncConnection, who: Who, names: dict[str, str], now: datetime) -> int:
    """To one's own part."""
    region_id = reading.own_part(who)
    names = require_names(names)
    there = LibrarySection.region_id == region_id if region_id is not None else LibrarySection.region_id.is_(None)
    count = (await tx.execute(select(func.count()).select_from(LibrarySection).where(there))).scalar_one()
    if count >= MOST:
        raise Refused("too_many_sections", most=MOST)
    made = insert(LibrarySection).values(region_id=region_id, code="", names=names, position=count)
    section_id: int = (await tx.execute(made.returning(LibrarySection.id))).scalar_one()
    await record.note(tx, who, "library changed", now, region_id, section=section_id)
    return section_id


async def rename(tx: AsyncConnection, who: Who, section_id: int, names: dict[str, str], now: datetime) -> None:
    found = await require_kept(tx, who, section_id)
    changed = update(LibrarySection).where(LibrarySection.id == section_id)
    await tx.execute(changed.values(names=found.names | require_names(names)))
    await record.note(tx, who, "library changed", now, found.region_id, section=section_id)


async def require_kept(tx: AsyncConnection, who: Who, section_id: int) -> Section:
    """One that may be renamed, as it is until this transaction ends."""
    locked = SECTIONS.where(LibrarySection.id == section_id).with_for_update(key_share=True)
    found = await fetch_one(tx, locked, Section)
    if found is None:
        raise Refused("old_button")
    reading.require_keeps(who, found.region_id)
    return found


def require_names(names: dict[str, str], most: int = LONGEST_NAME) -> dict[str, str]:
    """In one language at least."""
    return require_lines(names, most)
