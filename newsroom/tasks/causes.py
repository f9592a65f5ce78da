"""The thresholds that a region has crossed by a day: silent branches, empty rubrics, dormant pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Post, Rubric
from newsroom.pages import activity
from newsroom.posts.states import NEVER_SENT
from newsroom.reminders import months_back, silence
from newsroom.rubrics import turns
from newsroom.union import region_settings
from newsroom.union.organisations import BRANCH, Place

SILENT, RUBRIC, PAGE = KINDS = ("silent", "rubric", "page")
LOOKED_BACK = timedelta(days=400)  # for the last post: what is longer ago is told without a day


@dataclass(frozen=True, slots=True)
class Cause:
    """As `db.tables.Task` has it: of which place, what it is about, and the day of its last post."""

    kind: str
    organisation_id: int
    subject_id: int
    last_on: date | None = None


async def of_region(tx: AsyncConnection, region: Place, today: date) -> list[Cause]:
    silent = await silent_branches(tx, region, today)
    empty = await _empty_rubrics(tx, region, today)
    dormant = await activity.last_of_dormant(tx, region, today)
    last_sent = await _last_by(tx, Post.organisation_id, silent, region, today)
    last_under = await _last_by(tx, Post.rubric_id, empty, region, today)
    return [
        *(Cause(SILENT, one, one, last_sent.get(one)) for one in sorted(silent)),
        *(Cause(RUBRIC, region.id, one, last_under.get(one)) for one in empty),
        *(Cause(PAGE, region.id, page_id, on_day) for page_id, on_day in sorted(dormant.items())),
    ]


async def silent_branches(tx: AsyncConnection, region: Place, today: date) -> set[int]:
    """As reminders reckon it: with a chair all the time, and but for weeks in which nothing was expected."""
    number = int(region_settings.setting_in(region.settings, "silent_after"))
    if not number:
        return set()
    open_ones = select(Organisation.id).where(
        Organisation.region_id == region.id, Organisation.level == BRANCH, Organisation.closed_on.is_(None)
    )
    return await silence.among(tx, (await tx.execute(open_ones)).scalars().all(), today, number)


async def _empty_rubrics(tx: AsyncConnection, region: Place, today: date) -> list[int]:
    """Without a post in the month that is over, nor since. Where nothing is sent at all, rubrics are not the matter."""
    first, _ = months_back.month_over(today)
    before, since = Post.local_day < first, Post.local_day >= first
    if not (await _has_sent(tx, region, before) and await _has_sent(tx, region, since)):
        return []
    known = [one.id for one in await turns.rubrics(tx, region.id)]
    used = (
        select(Post.rubric_id).where(*_sent_in(region), Post.local_day >= first, Post.rubric_id.in_(known)).distinct()
    )
    filled = set((await tx.execute(used)).scalars())
    new = set((await tx.execute(select(Rubric.id).where(Rubric.id.in_(known), Rubric.added_on >= first))).scalars())
    return [one for one in known if one not in filled | new]


async def _has_sent(tx: AsyncConnection, region: Place, when: ColumnElement[bool]) -> bool:
    known = select(Post.id).where(*_sent_in(region), when).limit(1)
    return (await tx.execute(known)).scalar() is not None


async def _last_by(
    tx: AsyncConnection, column: Any, ids: Collection[int], region: Place, today: date
) -> dict[int, date]:
    if not ids:
        return {}
    last = select(column.label("id"), func.max(Post.local_day).label("on_day"))
    last = last.where(*_sent_in(region), Post.local_day >= today - LOOKED_BACK, column.in_(ids)).group_by(column)
    return {row["id"]: row["on_day"] for row in (await tx.execute(last)).mappings()}


def _sent_in(region: Place) -> Sequence[ColumnElement[bool]]:
    below = Post.organisation_id.in_(select(Organisation.id).where(Organisation.region_id == region.id))
    return below, Post.state.not_in(NEVER_SENT)
