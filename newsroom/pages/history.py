"""What was counted of pages, as it stood on a day: the newest counts up to then. Nothing is guessed between two.

Whatever tells of followers asks here: counting, digests, tables, charts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import Figure, Page
from newsroom.errors import Refused
from newsroom.union.organisations import FOLLOWERS
from newsroom.values.figures import Amount

MISTAKE = "mistake"  # how a page has ended that has never been one


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a page: `since` is where a span begins that it is of; `source` who told it."""

    id: int
    page_id: int
    value: int
    qualifier: str
    low: int | None
    high: int | None
    on_day: date
    since: date | None
    source: str
    doubt: str

    @property
    def amount(self) -> Amount:
        return Amount(self.value, self.qualifier, self.low, self.high)


COUNTS = select(*columns(Count, Figure.__table__))
_TOLD = Figure.__table__.alias("told")


def newest(column: str, *, until: date | None = None, before: date | ScalarSelect[Any] | None = None,
           kind: str = FOLLOWERS) -> ScalarSelect[Any]:  # fmt: skip
    """Of the page in the statement around it, the newest of a kind up to a day: found in the index at once."""
    told = _TOLD.c
    counts = select(told[column]).where(told.page_id == Page.id, told.kind == kind)
    if until is not None:
        counts = counts.where(told.on_day <= until)
    if before is not None:
        counts = counts.where(told.on_day < before)
    return counts.order_by(told.on_day.desc(), told.id.desc()).limit(1).correlate(Page).scalar_subquery()


def is_open_on(day: date) -> ColumnElement[bool]:
    """It had not ended by then. What was entered by mistake has never been a page."""
    return and_(Page.ended != MISTAKE, or_(Page.closed_on.is_(None), Page.closed_on > day))


async def counts_of(
    tx: AsyncConnection, page_id: int, most: int, until: date | None = None, kind: str = FOLLOWERS
) -> list[Count]:
    """The newest first; of those of one day the one that was told last."""
    counts = COUNTS.where(Figure.page_id == page_id, Figure.kind == kind)
    if until is not None:
        counts = counts.where(Figure.on_day <= until)
    return await fetch_all(tx, counts.order_by(Figure.on_day.desc(), Figure.id.desc()).limit(most), Count)


async def newest_of(
    tx: AsyncConnection, page_ids: Sequence[int], until: date | None = None, kind: str = FOLLOWERS
) -> dict[int, Count]:
    """By the page: of each the newest up to a day; a page that has none is not there."""
    ids = select(newest("id", until=until, kind=kind)).select_from(Page).where(Page.id.in_(page_ids))
    return {one.page_id: one for one in await fetch_all(tx, COUNTS.where(Figure.id.in_(ids)), Count)}


async def require_count(tx: AsyncConnection, figure_id: int) -> Count:
    found = await fetch_one(tx, COUNTS.where(Figure.id == figure_id), Count)
    if found is None:
        raise Refused("old_button")
    return found
