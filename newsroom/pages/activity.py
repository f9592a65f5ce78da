"""How alive a page is, reckoned from what was told and from what came out through the bot; nothing told is no data."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.tables import Figure, Organisation, Page, Post, Publication
from newsroom import weeks
from newsroom.pages import history, life
from newsroom.pages.history import COUNTS, Count
from newsroom.pages.life import POSTS, REPOSTS, LastTime
from newsroom.pages.register import OPEN
from newsroom.union import organisations, region_settings
from newsroom.union.organisations import REGION, Place
from newsroom.union.page_signs import LIFE, OWN_POST, POST
from newsroom.values.days import DAY
from newsroom.values.figures import Amount
from newsroom.values.platforms import CHANNEL

A_MONTH = 30.44  # days
LOOKED_BACK, REMEMBERED = timedelta(days=91), timedelta(days=400)
LAST_ONES = 50  # of what came out on a page
OUT = "out"
TOLD_A_MONTH = "posts_a_month"  # a figure of the tree file
PUBLISHED_AS = {CHANNEL: "telegram"}  # a publication's place: the platform of the page it stands on


@dataclass(frozen=True, slots=True)
class Span:
    """Posts that were told of the days after `since` up to `until`; how many were reposts, where that is known."""

    since: date
    until: date
    posts: int
    reposts: int | None = None


@dataclass(frozen=True, slots=True)
class Out:
    """What came out on a page through the bot."""

    on_day: date
    is_repost: bool


@dataclass(frozen=True, slots=True)
class Activity:
    """Of a page on a day. None is "not known", and no nought."""

    last: dict[str, LastTime]
    posts_a_month: float | None
    share_of_reposts: float | None
    is_dormant: bool | None
    told_a_month: Amount | None = None  # by a file, as imprecise as it stands there


def is_dormant(last: Mapping[str, date], today: date, after: int) -> bool | None:
    """No own post for longer than the region says. None came after the last post of any kind, or the last activity:
    where nothing else is known and these are long ago, it sleeps; where they are not, nobody knows."""
    known = next((kind for kind in LIFE if kind in last), None)
    if known is None:
        return None
    sleeps = (today - last[known]).days > after
    return sleeps if sleeps or known == OWN_POST else None


def posts_a_month(spans: Sequence[Span], out: Collection[Out], until: date) -> float | None:
    """Of the last three months: what was told, and on days that nobody told of what the bot knows."""
    told = [span for span in spans if until - LOOKED_BACK <= span.since < span.until <= until]
    seen = _not_told(told, out, until)
    days = {span.since + timedelta(days=n + 1) for span in told for n in range((span.until - span.since).days)}
    if seen:
        first = min(one.on_day for one in seen)
        days |= {first + timedelta(days=n) for n in range((until - first).days + 1)}
    return A_MONTH * (sum(span.posts for span in told) + len(seen)) / len(days) if days else None


def share_of_reposts(spans: Sequence[Span], out: Collection[Out], until: date) -> float | None:
    """Of posts of which it is known."""
    told = [
        span for span in spans if span.reposts is not None and until - LOOKED_BACK <= span.since < span.until <= until
    ]
    seen = _not_told(told, out, until)
    posts = sum(span.posts for span in told) + len(seen)
    reposts = sum(span.reposts or 0 for span in told) + sum(one.is_repost for one in seen)
    return reposts / posts if posts else None


def _not_told(told: Sequence[Span], out: Collection[Out], until: date) -> list[Out]:
    recent = [one for one in out if until - LOOKED_BACK < one.on_day <= until]
    return [one for one in recent if not any(span.since < one.on_day <= span.until for span in told)]


# ---- read


async def of_pages(
    tx: AsyncConnection, region: Place, page_ids: Sequence[int], until: date
) -> dict[int, Activity]:  # fmt: skip
    """Of pages of one region, with a few looks for all."""
    after = int(region_settings.setting_in(region.settings, "dormant_after"))
    told, spans = await life.last_times(tx, page_ids, until), await _spans(tx, page_ids, until)
    out = await _out(tx, region, page_ids, until) if region.level == REGION else {}
    monthly = await history.newest_of(tx, page_ids, until, TOLD_A_MONTH)
    found = {
        page_id: _of_page(page_id, told.get(page_id, {}), spans.get(page_id, []), out.get(page_id, []), until, after)
        for page_id in page_ids
    }
    return found | {page_id: replace(found[page_id], told_a_month=one.amount) for page_id, one in monthly.items()}


def _of_page(
    page_id: int, told: dict[str, LastTime], spans: Sequence[Span], out: Collection[Out], until: date, after: int
) -> Activity:
    last = _with_out(told, page_id, out, until)
    sleeps = is_dormant({kind: one.on_day for kind, one in last.items()}, until, after)
    return Activity(last, posts_a_month(spans, out, until), share_of_reposts(spans, out, until), sleeps)


def _with_out(told: dict[str, LastTime], page_id: int, out: Collection[Out], until: date) -> dict[str, LastTime]:
    """What came out through the bot counts by itself, where it is the newer one."""
    found = dict(told)
    for kind, days in (
        (OWN_POST, [one.on_day for one in out if not one.is_repost]), (POST, [one.on_day for one in out]),
    ):  # fmt: skip
        newest = max((day for day in days if day <= until), default=None)
        if newest is not None and (kind not in found or found[kind].on_day < newest):
            found[kind] = LastTime(page_id, kind, newest, DAY, newest)
    return found


async def _spans(tx: AsyncConnection, page_ids: Sequence[int], until: date) -> dict[int, list[Span]]:
    recent = COUNTS.where(Figure.page_id.in_(page_ids), Figure.on_day <= until, Figure.on_day > until - LOOKED_BACK)
    posts, reposts = [await fetch_all(tx, recent.where(Figure.kind == kind), Count) for kind in (POSTS, REPOSTS)]
    passed_on = {(one.page_id, one.on_day): one.value for one in reposts}
    found: dict[int, list[Span]] = {}
    for one in posts:
        if one.since is not None:
            span = Span(one.since, one.on_day, one.value, passed_on.get((one.page_id, one.on_day)))
            found.setdefault(one.page_id, []).append(span)
    return found


async def _out(tx: AsyncConnection, region: Place, page_ids: Sequence[int], until: date) -> dict[int, list[Out]]:
    """On the region's own pages: the first of each platform, as a publication tells its platform alone.

    For pages of branches nothing is looked for.
    """
    own = select(Page.id, Page.platform).where(Page.organisation_id == region.id, Page.ended == OPEN)
    first = {row.platform: row.id for row in await tx.execute(own.order_by(Page.id.desc()))}
    if not set(first.values()) & set(page_ids):
        return {}
    below = select(Organisation.id).where(Organisation.region_id == region.id)
    came = (
        select(Publication.platform, Publication.at, Post.is_repost)
        .join(Post, Post.id == Publication.post_id)
        .where(Publication.state == OUT, Post.organisation_id.in_(below))
        .where(Publication.at > datetime.combine(until - REMEMBERED, time(), UTC))
    )
    zone = weeks.zone_or_default(region.timezone)
    found: dict[int, list[Out]] = {}
    for row in await tx.execute(came):
        page_id = first.get(PUBLISHED_AS.get(row.platform, row.platform))
        if page_id is not None:
            found.setdefault(page_id, []).append(Out(weeks.local(row.at, zone).date(), row.is_repost))
    return found


# ---- which of them sleep


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    organisation_id: int
    platform: str
    ended: str


async def dormant(tx: AsyncConnection, region: Place, until: date) -> set[int]:
    return set(await last_of_dormant(tx, region, until))


async def last_of_dormant(tx: AsyncConnection, region: Place, until: date) -> dict[int, date]:
    """Of all pages of a region those that sleep, each with the day by which that is known.

    As `of_pages` tells it, without reading all that came out in a year.
    """
    open_ones = select(*columns(_Known, Page.__table__)).join(Organisation, Organisation.id == Page.organisation_id)
    open_ones = open_ones.where(Organisation.region_id == region.id, history.is_open_on(until)).order_by(Page.id)
    pages = await fetch_all(tx, open_ones, _Known)
    told = await life.last_times(tx, [page.id for page in pages], until)
    after = int(region_settings.setting_in(region.settings, "dormant_after"))
    own: dict[str, int] = {}
    for page in pages:
        if page.organisation_id == region.id and page.ended == OPEN:
            own.setdefault(page.platform, page.id)
    found: dict[int, date] = {}
    for page in pages:
        out = await _last_out(tx, region, page.platform, until) if own.get(page.platform) == page.id else []
        last = _with_out(told.get(page.id, {}), page.id, out, until)
        days = {kind: one.on_day for kind, one in last.items()}
        if is_dormant(days, until, after):
            found[page.id] = next(days[kind] for kind in LIFE if kind in days)
    return found


async def _last_out(tx: AsyncConnection, region: Place, platform: str, until: date) -> list[Out]:
    """The newest that came out there, found from the end: one own post among so many is enough to know of."""
    zone, shown_as = weeks.zone_or_default(region.timezone), {page: out for out, page in PUBLISHED_AS.items()}
    begins, ends = [datetime.combine(day, time(), UTC) for day in (until - REMEMBERED, until + timedelta(days=2))]
    came = select(Publication.at, Post.is_repost).join(Post, Post.id == Publication.post_id)
    came = came.where(Publication.state == OUT, Publication.platform == shown_as.get(platform, platform))
    came = came.where(organisations.is_of(Post.organisation_id, region), Publication.at > begins, Publication.at < ends)
    newest = came.order_by(Publication.at.desc(), Publication.id).limit(LAST_ONES)
    return [Out(weeks.local(row.at, zone).date(), row.is_repost) for row in await tx.execute(newest)]
