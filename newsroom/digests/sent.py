"""What was sent in a period, below any place: the one definition that text, chart, spreadsheet and commands go by.

A post counts on the local day on which it was sent, for the place that it is of, unless it was withdrawn or joined
to another. What a primary organisation sent is its branch's, and what a branch sent its region's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, case, func, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Offer, Organisation, Post, Publication
from newsroom.digests import spans
from newsroom.posts import echo, publishing, site
from newsroom.posts.states import NEVER_SENT
from newsroom.union import organisations
from newsroom.union.organisations import CENTRE, PRIMARY, REGION, NamedPlace
from newsroom.values.periods import Period
from newsroom.values.platforms import PLATFORMS, SITE

ENTERED, REPOSTS, MATERIAL, OF_PRIMARY, OF_ITSELF, BARE = "entered", "reposts", "material", "primary", "own", "bare"
SORTS = (ENTERED, REPOSTS, MATERIAL, OF_PRIMARY, OF_ITSELF, BARE)  # of posts, by what they are
ON_SITE = "on_site"  # what the centre took; any other word is where it came out
WAYS = (*SORTS, ON_SITE, *echo.SORTS, *PLATFORMS)


@dataclass(frozen=True, slots=True)
class Sent:
    """So many posts that are alike. `part_id`: the place right below, or the place itself for what is its own."""

    part_id: int
    rubric_id: int | None
    is_entered: bool
    is_repost: bool
    from_primary: bool
    count: int


@dataclass(frozen=True, slots=True)
class OneSent:
    """A post in a list. `count`: how often readers have done what it is listed for."""

    id: int
    place: dict[str, str]
    region_id: int | None
    on_day: date
    state: str
    texts: dict[str, str]
    language: str
    count: int | None = None


ONE = (Post.id, Organisation.names.label("place"), Organisation.region_id, Post.local_day.label("on_day"),
       Post.state, Post.texts, Post.language)  # fmt: skip


async def of_period(tx: AsyncConnection, place: NamedPlace, period: Period) -> list[Sent]:
    """Counted in the database, in an index alone."""
    alike = (
        _part(place).label("part_id"), Post.rubric_id, Post.author_id.is_(None).label("is_entered"), Post.is_repost,
        _is_of_primary().label("from_primary"),
    )  # fmt: skip
    counted = _those(select(*alike, func.count().label("count")), place, period)
    return await fetch_all(tx, counted.group_by(*(literal_column(str(at + 1)) for at in range(len(alike)))), Sent)


async def by_part(tx: AsyncConnection, place: NamedPlace, period: Period) -> Counter[int]:
    """As many as each of the places right below has sent."""
    part = _part(place).label("part_id")
    found = _those(select(part, func.count().label("count")), place, period).group_by(literal_column("1"))
    return Counter({row["part_id"]: row["count"] for row in (await tx.execute(found)).mappings()})


async def by_day(tx: AsyncConnection, place: NamedPlace, period: Period) -> Counter[date]:
    found = _those(select(Post.local_day.label("day"), func.count().label("count")), place, period)
    rows = (await tx.execute(found.group_by(Post.local_day))).mappings()
    return Counter({row["day"]: row["count"] for row in rows})


async def has_begun(tx: AsyncConnection, place: NamedPlace, before: date) -> bool:
    """Whether anything had been sent by then: if nothing had, there is no data, which is not nought."""
    known = select(Post.id).where(_is_below(place), Post.local_day < before, Post.state.not_in(NEVER_SENT)).limit(1)
    return (await tx.execute(known)).scalar() is not None


async def parts_begun(tx: AsyncConnection, before: date) -> set[int]:
    """Regions of which anything had been sent by then."""
    region = Organisation.__table__.alias("region")
    known = select(Post.id).join(Organisation, Organisation.id == Post.organisation_id)
    known = known.where(Organisation.region_id == region.c.id, Post.local_day < before, Post.state.not_in(NEVER_SENT))
    begun = select(region.c.id).where(region.c.level == REGION, known.correlate(region).exists())
    return set((await tx.execute(begun.order_by(region.c.id))).scalars())


async def listed(
    tx: AsyncConnection, place: NamedPlace, period: Period, rubric_id: int, first: int, most: int, sort: str = ""
) -> tuple[list[OneSent], int]:
    """Some of those that are counted, the newest first, and how many there are. A rubric of 0 is all of them."""
    if sort in echo.SORTS:
        return await _noticed(tx, place, period, sort, first, most)
    if sort and sort not in SORTS:
        return await _came_out(tx, place, period, sort, first, most)
    which = [Post.rubric_id == rubric_id] if rubric_id else []
    which += [_of_sort(place, sort)] if sort else []
    total = _those(select(func.count()), place, period).where(*which)
    some = _those(select(*ONE), place, period).where(*which)
    return await _some(tx, some, first, most), (await tx.execute(total)).scalar_one()


async def _some(tx: AsyncConnection, found: Select[*tuple[Any, ...]], first: int, most: int) -> list[OneSent]:
    newest = found.order_by(Post.local_day.desc(), Post.id.desc())
    return await fetch_all(tx, newest.offset(first).limit(most), OneSent)


def _of_sort(place: NamedPlace, sort: str) -> ColumnElement[bool]:
    return {
        ENTERED: Post.author_id.is_(None), REPOSTS: Post.is_repost.is_(True), MATERIAL: Post.is_repost.is_(False),
        OF_PRIMARY: _is_of_primary(), OF_ITSELF: Post.organisation_id == place.id, BARE: Post.rubric_id.is_(None),
    }[sort]  # fmt: skip


async def _came_out(
    tx: AsyncConnection, place: NamedPlace, period: Period, where: str, first: int, most: int
) -> tuple[list[OneSent], int]:
    """In one place in that time, whenever it was sent."""
    since, until = moments(await organisations.zone_of(tx, place.id), *spans.days_of(period))
    platform = SITE if where == ON_SITE else where
    which = [*publishing.of_time(place, since, until), Publication.platform == platform]
    if where == ON_SITE:
        which.append(Post.id.in_(select(Offer.post_id).where(Offer.state == site.ACCEPTED)))
    out = select(*ONE).join(Organisation, Organisation.id == Post.organisation_id)
    out = out.join(Publication, Publication.post_id == Post.id).where(*which)
    total = select(func.count()).select_from(out.subquery())
    return await _some(tx, out, first, most), (await tx.execute(total)).scalar_one()


async def _noticed(
    tx: AsyncConnection, place: NamedPlace, period: Period, sort: str, first: int, most: int
) -> tuple[list[OneSent], int]:
    """By readers, the most first."""
    since, until = moments(await organisations.zone_of(tx, place.id), *spans.days_of(period))
    noticed = echo.noticed(place, since, until, sort)
    found = select(*ONE, noticed.c.count).join(Organisation, Organisation.id == Post.organisation_id)
    found = found.join(noticed, noticed.c.post_id == Post.id).order_by(noticed.c.count.desc())
    total = await tx.execute(select(func.count()).select_from(noticed))
    return await _some(tx, found, first, most), total.scalar_one()


def moments(zone: str, first: date, end: date) -> tuple[datetime, datetime]:
    """When these days begin, and when they are over."""
    begin, over = (datetime.combine(day, time(), ZoneInfo(zone)) for day in (first, end))
    return begin, over


def _is_of_primary() -> ColumnElement[bool]:
    return Post.from_primary | (Organisation.level == PRIMARY)


def _those(found: Select[*tuple[Any, ...]], place: NamedPlace, period: Period) -> Select[*tuple[Any, ...]]:
    first, end = spans.days_of(period)
    found = found.join_from(Post, Organisation, Organisation.id == Post.organisation_id).where(_is_below(place))
    return found.where(Post.local_day >= first, Post.local_day < end, Post.state.not_in(NEVER_SENT))


def _is_below(place: NamedPlace) -> ColumnElement[bool]:
    """As a list: so each place is looked up by its days, whatever is known of how many posts there are."""
    return Post.organisation_id.in_(select(Organisation.id).where(organisations.inside(place)))


def _part(place: NamedPlace) -> ColumnElement[int]:
    if place.level == CENTRE:
        return Organisation.region_id  # type: ignore[return-value]
    if place.level == REGION:
        own = or_(Organisation.id == place.id, Organisation.parent_id == place.id)
        return case((own, Organisation.id), else_=Organisation.parent_id)
    return Organisation.id  # type: ignore[return-value]


def together(posts: Iterable[Sent], what: str) -> Counter[Any]:
    """By one of their sides: `together(found, "rubric_id")`."""
    found: Counter[Any] = Counter()
    for post in posts:
        found[getattr(post, what)] += post.count
    return found
