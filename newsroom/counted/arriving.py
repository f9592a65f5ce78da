"""What a file has told of the past, brought into the database: new, changed, or as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.tables import Organisation, Page, Rubric
from locales import later
from newsroom.counted import outlets as register
from newsroom.counted.entries import BY_FILE, Entry, Told, insert_entry, keep, of_code, row_of
from newsroom.counted.history import BULLETINS, History, OutletSaid, RemarkSaid, Said
from newsroom.counted.kinds import BROADCAST, NEWSPAPER
from newsroom.counted.outlets import Outlet
from newsroom.union import page_signs
from newsroom.union.organisations import FROM_FILE
from newsroom.union.tree_section import Section

NO_PLACE = later("“{code}” is no place that there is; bring in the tree first")
OTHER_OUTLET = later("“{spelling}” is another outlet already: {other}")
NO_PAGE, SEVERAL_PAGES = later("“{branch}” has no page there"), later("“{branch}” has several pages there")
NEW, CHANGED, SAME, KEPT = "new", "changed", "same", "kept"


@dataclass(frozen=True, slots=True)
class Arrival:
    """`was` is the entry as it stood before: it was changed, or stays because it was changed in the bot."""

    said: Said
    how: str
    was: Entry | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    entries: tuple[Arrival, ...] = ()

    def __add__(self, other: Arrived) -> Arrived:
        return Arrived(self.entries + other.entries)

    @property
    def count(self) -> int:
        return sum(one.how in (NEW, CHANGED) for one in self.entries)

    def of(self, how: str) -> list[Arrival]:
        return [one for one in self.entries if one.how == how]


async def place_of(tx: AsyncConnection, at: Section, key: str, code: str) -> int:
    """A file names only codes that there are."""
    known = select(Organisation.id).where(Organisation.code == code)
    place_id: int | None = (await tx.execute(known)).scalar_one_or_none()
    if place_id is None:
        raise at.wrong(key, NO_PLACE, code=code)
    return place_id


# ---- outlets


async def outlets(tx: AsyncConnection, said: Sequence[OutletSaid]) -> None:
    """Known by their codes, or by any spelling. What was changed in the bot stays as it is there."""
    for one in said:
        known = await _known(tx, one) or await register.make(tx, one.name, one.kind, one.level)
        for spelling in (one.name, *one.also):
            if not await register.spell(tx, known.id, spelling):
                other = await register.named(tx, spelling)
                raise one.at.wrong("name", OTHER_OUTLET, spelling=spelling, other=other.name if other else "")
        for address in one.addresses:
            await register.learn(tx, known.id, address)
        if one.code and not known.kept:
            await tx.execute(update(tables.Outlet).where(tables.Outlet.id == known.id).values(**await _values(tx, one)))


async def _known(tx: AsyncConnection, said: OutletSaid) -> Outlet | None:
    if said.code:
        there = select(tables.Outlet.id).where(tables.Outlet.code == said.code)
        outlet_id = (await tx.execute(there.order_by(tables.Outlet.id).limit(1))).scalar_one_or_none()
        if outlet_id is not None:
            return await register.find(tx, outlet_id)
    return await register.named(tx, said.name)


async def _values(tx: AsyncConnection, said: OutletSaid) -> dict[str, Any]:
    since, precision = said.since or (None, "day")
    return {
        "code": said.code, "name": said.name, "kind": said.kind, "level": said.level,
        "run_by_id": await place_of(tx, said.at, "run_by", said.run_by) if said.run_by else None,
        "since": since, "precision": precision, "issues_a_month": said.issues_a_month,
        "partners": dict(said.partners), "headings": dict(said.headings),
    }  # fmt: skip


# ---- statements


async def history(tx: AsyncConnection, place_id: int, read: History, now: datetime, as_of: date) -> Arrived:
    for remark in read.remarks:
        await _remark(tx, remark, now, as_of)
    return Arrived(tuple([await _arrive(tx, place_id, one, now, as_of) for one in read.said]))


async def _arrive(tx: AsyncConnection, place_id: int, said: Said, now: datetime, as_of: date) -> Arrival:
    """The same code with another value takes its place, and what it was is kept."""
    told = await _told(tx, place_id, said)
    row = row_of(told, as_of)
    known = await of_code(tx, place_id, told.kind, told.code, to_change=True)
    if known is None:
        region_id = (await tx.execute(select(Organisation.region_id).where(Organisation.id == place_id))).scalar_one()
        how = {"source": FROM_FILE, "entered_at": now, "organisation_id": place_id, "region_id": region_id}
        await insert_entry(tx, row | how)
        return Arrival(said, NEW)
    if _is_as(known, row) or (said.key == BULLETINS and known.period is not None):
        return Arrival(said, SAME, known)
    if known.kept or known.taken_at is not None:
        return Arrival(said, KEPT, known)
    await keep(tx, None, known, BY_FILE, now)
    await tx.execute(update(tables.Entry).where(tables.Entry.id == known.id).values(**row))
    return Arrival(said, CHANGED, known)


def _is_as(known: Entry, row: dict[str, Any]) -> bool:
    """What stands by the day on which it was brought in goes on standing by that one."""
    return all(getattr(known, name) == value for name, value in row.items() if name != "on_day")


async def _told(tx: AsyncConnection, place_id: int, said: Said) -> Told:
    told = Told(
        said.kind, said.quantity, said.what, said.period, said.code, titles=said.titles, offices=said.offices,
        state=said.state, due=said.due, details=said.details,
    )  # fmt: skip
    if said.about:
        told = replace(told, about_id=await place_of(tx, said.at, said.key, said.about))
    if said.held_by:
        told = replace(told, about_id=await place_of(tx, said.at, "held_by", said.held_by))
    if said.rubric:
        await _require_rubric(tx, place_id, said)
    if said.by:
        together = [await place_of(tx, said.at, said.key, code) for code in said.by]
        told = replace(told, details=dict(told.details) | {"by": together})
    return await _with_outlets(tx, told, said)


async def _with_outlets(tx: AsyncConnection, told: Told, said: Said) -> Told:
    """One, or several of which only the sum is known. What is not in the register yet is entered there by its name."""
    kind = said.what if said.kind == BROADCAST else NEWSPAPER
    ids = [(await register.make(tx, name, kind)).id for name in said.outlets]
    if len(ids) == 1:
        return replace(told, outlet_id=ids[0])
    return replace(told, details=dict(told.details) | {"outlets": ids}) if ids else told


async def _require_rubric(tx: AsyncConnection, place_id: int, said: Said) -> None:
    region = select(Organisation.region_id).where(Organisation.id == place_id).scalar_subquery()
    there = select(Rubric.id).where(Rubric.code == said.rubric)
    own = there.where((Rubric.organisation_id.is_(None)) | (Rubric.organisation_id == region))
    if (await tx.execute(own.limit(1))).first() is None:
        raise said.wrong(later("“{rubric}” is no rubric that there is"), rubric=said.rubric)


async def _remark(tx: AsyncConnection, said: RemarkSaid, now: datetime, as_of: date) -> None:
    place_id = await place_of(tx, said.at, said.platform, said.branch)
    there = select(Page.id).where(Page.organisation_id == place_id, Page.platform == said.platform, Page.ended == "")
    pages = (await tx.execute(there.order_by(Page.id))).scalars().all()
    if len(pages) != 1:
        raise said.at.wrong(said.platform, SEVERAL_PAGES if pages else NO_PAGE, branch=said.branch)
    await page_signs.note_words_of_file(tx, pages[0], as_of, dict(said.words), now)
