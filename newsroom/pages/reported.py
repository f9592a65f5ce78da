"""Pages as a report tells of them: as they stood on a day, what has changed in a period, and how alive they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import aliased
from db.fetch import columns, fetch_all
from db.tables import Figure, Organisation, Page
from newsroom.pages import activity, history, life
from newsroom.pages.activity import Activity
from newsroom.pages.life import REACH, Remarked
from newsroom.union import organisations
from newsroom.union.organisations import Place
from newsroom.values.days import DAY
from newsroom.values.figures import Amount


@dataclass(frozen=True, slots=True)
class Counted:
    """A page with its newest count up to a day, no value where there is none; `before` as it stood before the period,
    where it was counted again since."""

    id: int
    organisation_id: int
    parent_id: int | None
    platform: str
    kind: str
    url: str
    is_to_ask: bool
    facts: dict[str, Any]
    value: int | None
    qualifier: str | None
    low: int | None
    high: int | None
    on_day: date | None
    precision: str | None
    before: int | None


@dataclass(frozen=True, slots=True)
class Reported:
    """All that is known of a page. None is "no data"; a change is known where both of its ends are."""

    page: Counted
    activity: Activity
    remark: Remarked | None = None
    reach: Amount | None = None

    @property
    def followers(self) -> Amount | None:
        page = self.page
        return None if page.value is None else Amount(page.value, page.qualifier or "", page.low, page.high)

    @property
    def change(self) -> int | None:
        page = self.page
        return None if page.value is None or page.before is None else page.value - page.before

    @property
    def opened(self) -> tuple[date, str] | None:
        told = self.page.facts.get("opened")
        return (date.fromisoformat(told["day"]), told.get("precision", DAY)) if told else None


async def of_region(tx: AsyncConnection, region: Place, since: date, on_day: date) -> list[Reported]:
    """Those of the region and of whatever is below it, with a few looks for all."""
    found = await fetch_all(tx, _counted(region, since, on_day), Counted)
    pages = [one if one.on_day is not None and one.on_day >= since else replace(one, before=None) for one in found]
    ids = [one.id for one in pages]
    lively = await activity.of_pages(tx, region, ids, on_day)
    remarks = await life.remarks(tx, ids, on_day)
    reach = await history.newest_of(tx, ids, on_day, REACH)
    return [
        Reported(one, lively[one.id], remarks.get(one.id), reach[one.id].amount if one.id in reach else None)
        for one in pages
    ]


def _counted(region: Place, since: date, on_day: date) -> Select[Any]:
    told = aliased(Figure)
    of_count = (told.value, told.qualifier, told.low, told.high, told.on_day, told.precision)
    pages = select(*columns(Counted, Page.__table__), Organisation.parent_id, *of_count)
    pages = pages.add_columns(history.newest("value", before=since).label("before"))
    pages = pages.join(Organisation, Organisation.id == Page.organisation_id)
    pages = pages.outerjoin(told, told.id == history.newest("id", until=on_day))
    pages = pages.where(organisations.inside(region), Organisation.closed_on.is_(None), history.is_open_on(on_day))
    return pages.order_by(Organisation.id, Page.id)
