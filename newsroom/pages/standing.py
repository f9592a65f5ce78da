"""How pages and places stand: their newest counts up to a day, what changed since the time before, and the rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import aliased
from db.fetch import columns, fetch_all
from db.tables import Figure, Organisation, Page
from newsroom import access
from newsroom.errors import Refused
from newsroom.pages import history
from newsroom.pages.followers import OF_COUNT, PageOf
from newsroom.pages.history import Count
from newsroom.union import organisations
from newsroom.union.organisations import BRANCH, REGION
from newsroom.values.figures import Amount
from newsroom.who import Who

SHOWN = 60  # counts of a page in its chart: five years of months
MEMBERS = "members"
CONFIRMED = "confirmed"  # a count that was asked about, and told to be right
STATED_RANK = "rank_among_regions"  # of a page, as the centre told it


@dataclass(frozen=True, slots=True)
class Standing(PageOf):
    """Beside its newest count the one of an earlier day: no value where there is none."""

    place: dict[str, str]
    doubt: str | None
    before: int | None
    before_on: date | None

    @property
    def change(self) -> int | None:
        return None if self.value is None or self.before is None else self.value - self.before


@dataclass(frozen=True, slots=True)
class Series:
    """A page with all its counts, the oldest first."""

    page: Standing
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place with the followers of its own pages together. No rank where nothing was counted, which is not nought."""

    place_id: int
    names: dict[str, str]
    followers: int | None
    members: int | None
    stated: Amount | None = None
    rank: int | None = None


def _standing(where: ColumnElement[bool], on_day: date) -> Select[Any]:
    counted, before = aliased(Figure), aliased(Figure)
    day = history.newest("on_day", until=on_day)
    of_count = [getattr(counted, column.key) for column in (*OF_COUNT, Figure.doubt)]
    return (
        select(*columns(Standing, Page.__table__), Organisation.names.label("place"), *of_count)
        .add_columns(before.value.label("before"), before.on_day.label("before_on"))
        .join(Organisation, Organisation.id == Page.organisation_id)
        .outerjoin(counted, counted.id == history.newest("id", until=on_day))
        .outerjoin(before, before.id == history.newest("id", before=day))
        .where(where, history.is_open_on(on_day))
        .order_by(Page.id)
    )


async def of_region(tx: AsyncConnection, who: Who, region_id: int, on_day: date) -> list[Standing]:
    """Every page of the region and of whatever is below it."""
    access.require(who, "see a digest", region_id, region_id)
    return await fetch_all(tx, _standing(Organisation.region_id == region_id, on_day), Standing)


async def counts_of(tx: AsyncConnection, who: Who, page_id: int, on_day: date) -> list[Count]:
    """What was counted of one page, the newest first."""
    of_page = select(Organisation.id, Organisation.region_id).join(Page, Page.organisation_id == Organisation.id)
    place = (await tx.execute(of_page.where(Page.id == page_id))).one_or_none()
    if place is None:
        raise Refused("old_button")
    access.require(who, "see a digest", place.id, place.region_id)
    return await history.counts_of(tx, page_id, SHOWN, on_day)


async def of_place(tx: AsyncConnection, who: Who, place_id: int, on_day: date) -> list[Series]:
    """Of its open pages each with its counts up to then; of more than it takes to see a few years, the newest."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "keep pages", place.id, place.region_id)
    pages = await fetch_all(tx, _standing(Page.organisation_id == place_id, on_day), Standing)
    return [Series(page, tuple(reversed(await history.counts_of(tx, page.id, SHOWN, on_day)))) for page in pages]


async def among_branches(tx: AsyncConnection, who: Who, place_id: int, on_day: date) -> list[Ranked]:
    """The branches of the region, for whoever looks at one of them: the best first."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "keep pages", place.id, place.region_id)
    branches = and_(Organisation.level == BRANCH, Organisation.region_id == place.region_id)
    return await _ranked(tx, branches, on_day)


async def among_regions(tx: AsyncConnection, who: Who, on_day: date, platform: str = "") -> list[Ranked]:
    """Regions by the followers of their own pages, on one platform or on all; beside it the stated rank."""
    access.require(who, "compare regions", access.require_seat(who).organisation_id, None)
    return await _ranked(tx, Organisation.level == REGION, on_day, platform)


async def rank_of_region(tx: AsyncConnection, region_id: int, on_day: date) -> dict[str, tuple[int, int]]:
    """By platform: its place, and among how many regions that were counted there. Where it is alone it has none."""
    pages, reported = await _read(tx, Organisation.level == REGION, on_day)
    found = {}
    for platform in sorted({page.platform for page in pages if page.organisation_id == region_id}):
        ranks = {one.place_id: one.rank for one in _among(reported, pages, platform) if one.rank is not None}
        if region_id in ranks and len(ranks) > 1:
            found[platform] = ranks[region_id], len(ranks)
    return found


async def of_regions(tx: AsyncConnection, on_day: date) -> dict[int, list[Amount]]:
    """By region, what was counted of its own pages, as it was told: for a comparison, of which the right was asked."""
    counted = aliased(Figure)
    pages = select(Page.organisation_id, counted.value, counted.qualifier, counted.low, counted.high)
    pages = pages.join(Organisation, Organisation.id == Page.organisation_id)
    pages = pages.join(counted, counted.id == history.newest("id", until=on_day))
    pages = pages.where(Organisation.level == REGION, Organisation.closed_on.is_(None), history.is_open_on(on_day))
    found: dict[int, list[Amount]] = {}
    for row in await tx.execute(pages.order_by(Page.id)):
        found.setdefault(row[0], []).append(Amount(row[1], row[2], row[3], row[4]))
    return found


async def platforms_of_regions(tx: AsyncConnection, who: Who, on_day: date) -> list[str]:
    """Where regions have pages at all."""
    access.require(who, "compare regions", access.require_seat(who).organisation_id, None)
    there = select(Page.platform).join(Organisation, Organisation.id == Page.organisation_id).distinct()
    own = there.where(Organisation.level == REGION, Organisation.closed_on.is_(None), history.is_open_on(on_day))
    return sorted((await tx.execute(own)).scalars())


@dataclass(frozen=True, slots=True)
class _Reported:
    id: int
    names: dict[str, str]
    members: int | None


@dataclass(frozen=True, slots=True)
class _Counted:
    organisation_id: int
    platform: str
    facts: dict[str, Any]
    value: int | None


async def _ranked(tx: AsyncConnection, those: ColumnElement[bool], on_day: date, platform: str = "") -> list[Ranked]:
    pages, reported = await _read(tx, those, on_day)
    return _among(reported, pages, platform)


def _among(reported: Sequence[_Reported], pages: Sequence[_Counted], platform: str) -> list[Ranked]:
    there = [page for page in pages if platform in ("", page.platform)]
    return ranked([_together(one, [page for page in there if page.organisation_id == one.id]) for one in reported])


async def _read(
    tx: AsyncConnection, those: ColumnElement[bool], on_day: date
) -> tuple[list[_Counted], list[_Reported]]:  # fmt: skip
    counted = aliased(Figure)
    open_ones = and_(those, Organisation.closed_on.is_(None))
    places = select(Organisation.id, Organisation.names, _members_of(on_day).label("members")).where(open_ones)
    pages = (
        select(Page.organisation_id, Page.platform, Page.facts, counted.value)
        .join(Organisation, Organisation.id == Page.organisation_id)
        .outerjoin(counted, counted.id == history.newest("id", until=on_day))
        .where(open_ones, history.is_open_on(on_day))
    )
    found = await fetch_all(tx, pages.order_by(Page.id), _Counted)
    return found, await fetch_all(tx, places.order_by(Organisation.id), _Reported)


async def members_below(tx: AsyncConnection, place_id: int, on_day: date) -> dict[int, int]:
    """By place, of those right below one: as it was known on a day; who has told nothing is not there."""
    known = select(Organisation.id, _members_of(on_day).label("members")).where(Organisation.parent_id == place_id)
    return {row.id: row.members for row in await tx.execute(known) if row.members is not None}


def _members_of(on_day: date) -> ScalarSelect[int]:
    told = select(Figure.value).where(Figure.organisation_id == Organisation.id, Figure.kind == MEMBERS)
    told = told.where(Figure.page_id.is_(None), Figure.on_day <= on_day)
    return told.order_by(Figure.on_day.desc(), Figure.id.desc()).limit(1).correlate(Organisation).scalar_subquery()


def _together(place: _Reported, pages: Sequence[_Counted]) -> Ranked:
    """A stated rank is of one page: where there are several, it is nobody's."""
    values = [page.value for page in pages if page.value is not None]
    stated = [Amount(**page.facts[STATED_RANK]) for page in pages if STATED_RANK in page.facts]
    followers = sum(values) if values else None
    return Ranked(
        place.id, place.names, followers, place.members, stated[0] if len(pages) == len(stated) == 1 else None
    )


def ranked(places: Sequence[Ranked]) -> list[Ranked]:
    """Equal ones share the better rank, and the next is as far behind as there are before it. No data stands last."""
    known = sorted((one for one in places if one.followers is not None), key=lambda one: -(one.followers or 0))
    better = {one.followers: place for place, one in reversed(list(enumerate(known, 1)))}
    return [
        *(replace(one, rank=better[one.followers]) for one in known),
        *(one for one in places if one.followers is None),
    ]
