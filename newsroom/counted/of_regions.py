"""A figure of every region at once, by the same rules as of one: as many looks, however many regions there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from db.tables import Organisation, Post, Publication
from newsroom.counted import kinds
from newsroom.counted.answers import Answer, answer_of, summed
from newsroom.counted.entries import COUNTS, ENTRIES, Entry, inside, same_days
from newsroom.values.figures import Quantity
from newsroom.values.periods import Period
from newsroom.values.platforms import SITE


async def answers(tx: AsyncConnection, kind: str, period: Period) -> dict[int, Answer]:
    """By region; who has told nothing is not there."""
    own, below = await _stated(tx, kind, period)
    entered = await _entered(tx, kind, period)
    found = {one: answer_of(own.get(one, ()), entered.get(one)) for one in own.keys() | entered.keys()}
    if kind == kinds.SUBSCRIPTION:  # what branches have is added up where their region has stated nothing
        found |= {one: Answer(parts=_sum(told)) for one, told in below.items() if one not in found}
    return found


async def on_site(tx: AsyncConnection, period: Period) -> dict[int, Answer]:
    """Materials on the union's site."""
    own, below = await _stated(tx, kinds.SITE, period, kinds.MATERIALS_OF_SITE)
    taken = await _taken_for_site(tx, period)
    return {
        one: Answer(own[one][-1].quantity if own.get(one) else None, _sum(below.get(one, ())), taken.get(one))
        for one in own.keys() | below.keys() | taken.keys()
    }


def _sum(told: Iterable[Entry]) -> Quantity | None:
    return summed(one.quantity for one in told)


async def _stated(
    tx: AsyncConnection, kind: str, period: Period, what: str | None = None
) -> tuple[dict[int, list[Entry]], dict[int, list[Entry]]]:
    """What regions have stated of just these days themselves, and what was stated below them."""
    told = ENTRIES.where(tables.Entry.kind == kind, tables.Entry.region_id.is_not(None), COUNTS)
    told = told.where(tables.Entry.is_single.is_(False), *same_days(period), *_ends_in(period))
    told = told.where(tables.Entry.what == what) if what is not None else told
    own, below = defaultdict[int, list[Entry]](list), defaultdict[int, list[Entry]](list)
    for one in await fetch_all(tx, told.order_by(tables.Entry.id), Entry):
        assert one.region_id is not None, "asked for"
        (own if one.organisation_id == one.region_id else below)[one.region_id].append(one)
    return own, below


def _ends_in(period: Period) -> list[ColumnElement[bool]]:
    """By what stands in the index of a kind: an entry of a period stands by its last day."""
    return [tables.Entry.on_day == period.last] if period.last is not None else []


async def _entered(tx: AsyncConnection, kind: str, period: Period) -> dict[int, int]:
    single = select(tables.Entry.region_id, func.count()).where(tables.Entry.kind == kind, COUNTS, *inside(period))
    single = single.where(tables.Entry.is_single.is_(True), tables.Entry.region_id.is_not(None))
    rows = await tx.execute(single.group_by(tables.Entry.region_id))
    return {region: count for region, count in rows if region is not None}


async def _taken_for_site(tx: AsyncConnection, period: Period) -> dict[int, int]:
    out = select(Organisation.region_id, func.count()).join(Post, Post.organisation_id == Organisation.id)
    out = out.join(Publication, Publication.post_id == Post.id)
    out = out.where(Publication.platform == SITE, Publication.state == "out", Organisation.region_id.is_not(None))
    out = out.where(Post.local_day >= period.first) if period.first is not None else out
    out = out.where(Post.local_day < period.end) if period.end is not None else out
    rows = await tx.execute(out.group_by(Organisation.region_id))
    return {region: count for region, count in rows if region is not None}
