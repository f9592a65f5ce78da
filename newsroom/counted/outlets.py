"""The register of newspapers, television and the like: known by any spelling of their names, and by links to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.inserts import insert_or
from db.tables import Organisation, OutletAddress, OutletName
from newsroom import access, record
from newsroom.counted.kinds import NEWSPAPER, OUTLET_KINDS, OUTLET_LEVELS, SUBSCRIPTION, kind_of
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import NamedPlace
from newsroom.values.folding import one_line
from newsroom.values.link_text import find_link
from newsroom.values.page_links import parse_page_link
from newsroom.values.platforms import SITE, by_host
from newsroom.values.spelling import fold_spelling
from newsroom.who import Who

LONGEST_NAME = 100
LONGEST_ADDRESS = 255
SUGGESTED, LOOKED_AT = 6, 60


@dataclass(frozen=True, slots=True)
class Outlet:
    """`level` is empty where nobody has said it yet; `kept`: it was changed in the bot, and no file sets it back."""

    id: int
    name: str
    code: str
    kind: str
    level: str
    run_by_id: int | None
    since: date | None
    precision: str
    issues_a_month: int | None
    partners: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    kept: bool = False
    merged_into_id: int | None = None


OUTLETS_ = select(*columns(Outlet, tables.Outlet.__table__))


async def find(tx: AsyncConnection, outlet_id: int) -> Outlet | None:
    """The one that it is joined to, where it is."""
    found = await fetch_one(tx, OUTLETS_.where(tables.Outlet.id == outlet_id), Outlet)
    if found is None or found.merged_into_id is None:
        return found
    return await fetch_one(tx, OUTLETS_.where(tables.Outlet.id == found.merged_into_id), Outlet)


async def found(tx: AsyncConnection, outlet_ids: Collection[int]) -> dict[int, Outlet]:
    """By these ids, each as the one that it is joined to, where it is."""
    asked = tables.Outlet.__table__.alias("asked")
    those = select(asked.c.id.label("asked_id"), *columns(Outlet, tables.Outlet.__table__))
    those = those.join(asked, tables.Outlet.id == func.coalesce(asked.c.merged_into_id, asked.c.id))
    rows = (await tx.execute(those.where(asked.c.id.in_(outlet_ids)).order_by(asked.c.id))).mappings()
    return {row["asked_id"]: Outlet(**{name: row[name] for name in row if name != "asked_id"}) for row in rows}


async def run_by(tx: AsyncConnection, place: NamedPlace) -> list[Outlet]:
    """Those of the place itself and of whatever is below it."""
    own = OUTLETS_.join(Organisation, Organisation.id == tables.Outlet.run_by_id)
    own = own.where(organisations.inside(place), tables.Outlet.merged_into_id.is_(None))
    return await fetch_all(tx, own.order_by(tables.Outlet.name, tables.Outlet.id), Outlet)


async def require_outlet(tx: AsyncConnection, outlet_id: int) -> Outlet:
    found = await find(tx, outlet_id)
    if found is None:
        raise Refused("old_button")
    return found


async def named(tx: AsyncConnection, name: str) -> Outlet | None:
    """In whatever spelling."""
    known = select(OutletName.outlet_id).where(OutletName.folded == fold_spelling(name))
    outlet_id: int | None = (await tx.execute(known)).scalar_one_or_none()
    return await find(tx, outlet_id) if outlet_id is not None else None


def addresses_of(link: str) -> list[str]:
    """By which an outlet is known in a link to one of its articles: its page elsewhere, or its own host."""
    found = find_link(link)
    if found is None:
        return []
    if by_host(found.host) == SITE:
        return [found.host]
    try:
        return [one for one in (parse_page_link(link).address,) if one]
    except Refused:
        return []


async def linked(tx: AsyncConnection, link: str) -> Outlet | None:
    known = select(OutletAddress.outlet_id).where(OutletAddress.address.in_(addresses_of(link)))
    outlet_id: int | None = (await tx.execute(known.limit(1))).scalar_one_or_none()
    return await find(tx, outlet_id) if outlet_id is not None else None


async def suggested(tx: AsyncConnection, letters: str, kinds: Sequence[str], most: int = SUGGESTED) -> list[Outlet]:
    """Those in whose names a word begins like that; first those whose whole name does."""
    begins = fold_spelling(letters)
    if not begins:
        return []
    there = select(OutletName.outlet_id).where(
        or_(OutletName.folded.like(f"{begins}%"), OutletName.folded.like(f"% {begins}%"))
    )
    found = await fetch_all(tx, _of_kinds(kinds).where(tables.Outlet.id.in_(there)).limit(LOOKED_AT), Outlet)
    return sorted(found, key=lambda one: (not fold_spelling(one.name).startswith(begins), one.name))[:most]


async def usual(
    tx: AsyncConnection, region_id: int | None, kinds: Sequence[str], most: int = SUGGESTED
) -> list[Outlet]:
    """Those in which something came out lately, the last first."""
    if region_id is None:
        return []
    lately = select(tables.Entry.outlet_id).where(
        tables.Entry.region_id == region_id, tables.Entry.outlet_id.is_not(None), tables.Entry.taken_at.is_(None)
    )
    newest = lately.order_by(tables.Entry.on_day.desc(), tables.Entry.id.desc()).limit(LOOKED_AT)
    ids = list(dict.fromkeys((await tx.execute(newest)).scalars()))
    found = {one.id: one for one in await fetch_all(tx, _of_kinds(kinds).where(tables.Outlet.id.in_(ids)), Outlet)}
    return [found[one] for one in ids if one in found][:most]


async def listed(tx: AsyncConnection, first: int, most: int) -> list[Outlet]:
    """All that there are, by their names."""
    return await fetch_all(tx, _of_kinds(OUTLET_KINDS).offset(first).limit(most), Outlet)


async def of_kinds(tx: AsyncConnection, kinds: Sequence[str], most: int = SUGGESTED) -> list[Outlet]:
    """Some of them, where one may choose or write another."""
    return await fetch_all(tx, _of_kinds(kinds).limit(most), Outlet)


def _of_kinds(kinds: Sequence[str]) -> Select[Any]:
    known = OUTLETS_.where(tables.Outlet.merged_into_id.is_(None), tables.Outlet.kind.in_(kinds))
    return known.order_by(tables.Outlet.name, tables.Outlet.id)


async def spellings(tx: AsyncConnection, outlet_id: int) -> list[str]:
    """Beside its name, as they were written."""
    known = select(OutletName.name).where(OutletName.outlet_id == outlet_id).order_by(OutletName.name)
    return list((await tx.execute(known)).scalars())


async def addresses(tx: AsyncConnection, outlet_id: int) -> list[str]:
    known = select(OutletAddress.address).where(OutletAddress.outlet_id == outlet_id).order_by(OutletAddress.address)
    return list((await tx.execute(known)).scalars())


def require_name(text: str) -> str:
    name = one_line(text).strip("«»\"“”„' ")
    if not fold_spelling(name):
        raise Refused("name_empty")
    if len(name) > LONGEST_NAME:
        raise Refused("name_too_long", most=LONGEST_NAME)
    return name


async def make(tx: AsyncConnection, name: str, kind: str = NEWSPAPER, level: str = "") -> Outlet:
    """One of this name, or the one that there is already; of two at once the second has the first one's."""
    name = require_name(name)
    known = await named(tx, name)
    if known is not None:
        return known
    row = {"name": name, "kind": kind, "level": level}
    made: int = (await tx.execute(insert(tables.Outlet).values(**row).returning(tables.Outlet.id))).scalar_one()
    if not await spell(tx, made, name):
        await tx.execute(delete(tables.Outlet).where(tables.Outlet.id == made))
        return await require_outlet(tx, await _whose(tx, name))
    return await require_outlet(tx, made)


async def _whose(tx: AsyncConnection, name: str) -> int:
    known = select(OutletName.outlet_id).where(OutletName.folded == fold_spelling(name))
    outlet_id: int = (await tx.execute(known)).scalar_one()
    return outlet_id


async def spell(tx: AsyncConnection, outlet_id: int, name: str) -> bool:
    """Another spelling; False where it is one of another outlet already."""
    row = insert_or(tx, OutletName).values(folded=fold_spelling(name), outlet_id=outlet_id, name=name)
    new = (await tx.execute(row.on_conflict_do_nothing().returning(OutletName.outlet_id))).scalar_one_or_none()
    return new is not None or await _whose(tx, name) == outlet_id


async def learn(tx: AsyncConnection, outlet_id: int, link: str) -> None:
    """The next link to the same place is known by it."""
    for address in addresses_of(link):
        row = insert_or(tx, OutletAddress).values(address=address[:LONGEST_ADDRESS], outlet_id=outlet_id)
        await tx.execute(row.on_conflict_do_nothing())


async def to_change(tx: AsyncConnection, outlet_id: int) -> Outlet:
    """As nobody else makes it until this transaction ends. Outlets come behind places and before entries."""
    locked = OUTLETS_.where(tables.Outlet.id == outlet_id).with_for_update(key_share=True)
    found = await fetch_one(tx, locked, Outlet)
    if found is None or found.merged_into_id is not None:
        raise Refused("old_button")
    return found


def require_keeps(who: Who) -> None:
    access.require_here(who, "keep outlets")


def may_describe(who: Who, outlet: Outlet) -> bool:
    """Whoever has brought a new one in says what it is; afterwards those who keep the register do."""
    seat = who.seat
    if seat is None:
        return False
    keeps = access.may(who, "keep outlets", seat.organisation_id, seat.region_id)
    return keeps or (not outlet.level and access.may(who, "enter for a report", seat.organisation_id, seat.region_id))


async def describe(tx: AsyncConnection, who: Who, outlet_id: int, what: str, now: datetime) -> None:
    """Its kind or its level."""
    outlet = await to_change(tx, outlet_id)
    if not may_describe(who, outlet):
        require_keeps(who)
    if what not in (*OUTLET_KINDS, *OUTLET_LEVELS):
        raise Refused("old_button")
    values = {"level": what} if what in OUTLET_LEVELS else {"kind": what}
    await tx.execute(update(tables.Outlet).where(tables.Outlet.id == outlet.id).values(**values, kept=True))
    if what in OUTLET_KINDS:
        theirs = tables.Entry.outlet_id == outlet.id, tables.Entry.kind == kind_of(outlet.kind)
        await tx.execute(update(tables.Entry).where(*theirs).values(kind=kind_of(what)))
    await record.note(tx, who, "outlet described", now, outlet=outlet.id, told=what)


async def rename(tx: AsyncConnection, who: Who, outlet_id: int, name: str, now: datetime) -> None:
    """The name before stays one of its spellings."""
    require_keeps(who)
    outlet, name = await to_change(tx, outlet_id), require_name(name)
    if not await spell(tx, outlet.id, name):
        raise Refused("name_taken")
    await tx.execute(update(tables.Outlet).where(tables.Outlet.id == outlet.id).values(name=name, kept=True))
    await record.note(tx, who, "outlet renamed", now, outlet=outlet.id, name=name, was=outlet.name)


async def merge(tx: AsyncConnection, who: Who, outlet_id: int, into_id: int, now: datetime) -> None:
    """Two that were one all the time: names, addresses and all that came out there go to the other."""
    require_keeps(who)
    if outlet_id == into_id:
        raise Refused("old_button")
    both = {one: await to_change(tx, one) for one in sorted((outlet_id, into_id))}
    outlet, into = both[outlet_id], both[into_id]
    for table in (OutletName, OutletAddress):
        await tx.execute(update(table).where(table.outlet_id == outlet.id).values(outlet_id=into.id))
    kinds = {"kind": kind_of(into.kind)} if kind_of(outlet.kind) != kind_of(into.kind) else {}
    came_out = update(tables.Entry).where(tables.Entry.outlet_id == outlet.id, tables.Entry.kind != SUBSCRIPTION)
    if kinds:
        await tx.execute(came_out.values(**kinds))
    await tx.execute(update(tables.Entry).where(tables.Entry.outlet_id == outlet.id).values(outlet_id=into.id))
    theirs = (tables.Outlet.id == outlet.id) | (tables.Outlet.merged_into_id == outlet.id)
    await tx.execute(update(tables.Outlet).where(theirs).values(merged_into_id=into.id))
    await record.note(tx, who, "outlets joined", now, outlet=outlet.id, into=into.id, name=outlet.name)
