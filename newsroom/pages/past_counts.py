"""Counts of earlier years, brought in from a spreadsheet: a page to a row, a day to a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.tables import Figure, Organisation, Page
from newsroom import access, record
from newsroom.pages.count_sheet import Told, Wrong
from newsroom.pages.history import MISTAKE
from newsroom.union import organisations
from newsroom.union.organisations import FOLLOWERS, FROM_SHEET
from newsroom.values.figures import Amount
from newsroom.values.page_links import address_of
from newsroom.who import Who


@dataclass(frozen=True, slots=True)
class PastPage:
    """A page of a region, ended ones as well: they had followers, too."""

    id: int
    organisation_id: int
    place: dict[str, str]
    platform: str
    kind: str
    url: str
    address: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A count that is there, of the same page and day."""

    id: int
    page_id: int
    value: int
    qualifier: str
    low: int | None
    high: int | None
    on_day: date
    precision: str
    source: str

    @property
    def amount(self) -> Amount:
        return Amount(self.value, self.qualifier, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Found:
    """What a cell says, of a page that is known."""

    told: Told
    page: PastPage
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What would become of a sheet. `same` stands there already; `counted` was counted otherwise in the bot."""

    new: tuple[Found, ...] = ()
    changed: tuple[Found, ...] = ()
    same: int = 0
    counted: tuple[Found, ...] = ()
    wrong: tuple[Wrong, ...] = field(default=())

    @property
    def changes(self) -> int:
        return len(self.new) + len(self.changed)


async def require_keeps(tx: AsyncConnection, who: Who, region_id: int) -> None:
    region = await organisations.require_place(tx, region_id)
    access.require(who, "keep the history of pages", region.id, region.region_id)


async def region_of(tx: AsyncConnection, told: Sequence[Told]) -> int | None:
    """A sheet is of one region: that of the first of its pages that there is."""
    those = select(Organisation.region_id).join(Page, Page.organisation_id == Organisation.id)
    first = those.where(Page.id.in_({one.page_id for one in told})).order_by(Page.id).limit(1)
    return (await tx.execute(first)).scalar_one_or_none()


async def pages_of(tx: AsyncConnection, region_id: int) -> list[PastPage]:
    there = select(*columns(PastPage, Page.__table__), Organisation.names.label("place"))
    there = there.join(Organisation, Organisation.id == Page.organisation_id)
    there = there.where(Organisation.region_id == region_id, Page.ended != MISTAKE)
    return await fetch_all(tx, there.order_by(Organisation.id, Page.id), PastPage)


async def plan(tx: AsyncConnection, region_id: int, told: Sequence[Told], wrong: Iterable[Wrong] = ()) -> Plan:
    """Writes nothing."""
    pages = {page.id: page for page in await pages_of(tx, region_id)}
    found, unknown = [], []
    for one in told:
        page = pages.get(one.page_id)
        if page is None:
            unknown.append(Wrong(one.row, one.column, "no_such_page", str(one.page_id)))
        elif one.url and address_of(one.url) != (page.address or address_of(page.url)):
            unknown.append(Wrong(one.row, one.column, "other_page", one.url))
        else:
            found.append(Found(one, page))
    kept = await _kept(tx, [one.page.id for one in found])
    return _sorted([replace(one, kept=kept.get((one.page.id, one.told.on_day))) for one in found], (*wrong, *unknown))


async def _kept(tx: AsyncConnection, page_ids: Iterable[int]) -> dict[tuple[int, date], Kept]:
    """What was counted in the bot before what a sheet says of the same day."""
    counts = select(*columns(Kept, Figure.__table__)).where(Figure.page_id.in_(set(page_ids)), Figure.kind == FOLLOWERS)
    rows = await fetch_all(tx, counts.order_by(Figure.id), Kept)
    return {(one.page_id, one.on_day): one for one in sorted(rows, key=lambda one: one.source != FROM_SHEET)}


def _sorted(found: Sequence[Found], wrong: tuple[Wrong, ...]) -> Plan:
    new = tuple(one for one in found if one.kept is None)
    there = [one for one in found if one.kept is not None]
    same = [one for one in there if one.kept is not None and one.kept.amount == one.told.amount]
    other = [one for one in there if one not in same]
    changed = tuple(one for one in other if one.kept is not None and one.kept.source == FROM_SHEET)
    return Plan(new, changed, len(same), tuple(one for one in other if one not in changed), wrong)


async def bring_in(
    tx: AsyncConnection, who: Who | None, region_id: int, told: Sequence[Told], now: datetime,
    wrong: Iterable[Wrong] = (),
) -> Plan:  # fmt: skip
    """All that is new or said otherwise than by the sheet before. Whoever has the server's command line is nobody."""
    if who is not None:
        await require_keeps(tx, who, region_id)
    await organisations.require_to_change(tx, region_id)  # of two sheets at once the second one sees the first
    pages = select(Page.id).where(Page.id.in_({one.page_id for one in told})).order_by(Page.id)
    await tx.execute(pages.with_for_update(key_share=True))  # one that goes to another place takes its figures along
    made = await plan(tx, region_id, told, wrong)
    by = {"entered_at": now, "entered_by": who.person_id if who is not None else None}
    for one in made.new:
        whose = {"organisation_id": one.page.organisation_id, "page_id": one.page.id, "kind": FOLLOWERS}
        when = {"on_day": one.told.on_day, "precision": one.told.precision, "source": FROM_SHEET}
        await tx.execute(insert(Figure).values(**whose, **when, **asdict(one.told.amount), **by))
    for one in made.changed:
        assert one.kept is not None, "it is changed from what there was"
        values = asdict(one.told.amount) | by | {"precision": one.told.precision}
        await tx.execute(update(Figure).where(Figure.id == one.kept.id).values(**values))
    if made.changes:
        counts = {"new": len(made.new), "changed": len(made.changed)}
        await record.note(tx, who, "past counts brought in", now, region_id, **counts)
    return made
