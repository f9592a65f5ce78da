"""How alive a page is, reckoned from what was told and from what came out through the bot; nothing told is no data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Page, Post, Publication
from newsroom import weeks
from newsroom.pages import history, life
from newsroom.pages.life import POSTS, REPOSTS, LastTime
from newsroom.union import region_settings
from newsroom.union.organisations import REGION, Place
from newsroom.union.page_signs import OWN_POST, POST
from newsroom.values.days import DAY
from newsroom.values.platforms import CHANNEL

A_MONTH = 30.44  # days
LOOKED_BACK, REMEMBERED = timedelta(days=91), timedelta(days=400)
OUT = "out"
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


def is_dormant(last_own: date | None, today: date, after: int) -> bool | None:
    """No own post for longer than the region says."""
    return None if last_own is None else (today - last_own).days > after


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


async def of_page(tx: AsyncConnection, page_id: int, place: Place, platform: str, until: date) -> Activity:
    after = int(await region_settings.setting_at(tx, place.id, "dormant_after"))
    out = await _out(tx, page_id, place, platform, until)
    spans = await _spans(tx, page_id, until)
    last = _with_out((await life.last_times(tx, [page_id], until)).get(page_id, {}), page_id, out, until)
    own = last[OWN_POST].on_day if OWN_POST in last else None
    return Activity(
        last, posts_a_month(spans, out, until), share_of_reposts(spans, out, until), is_dormant(own, until, after)
    )


def _with_out(
    told: dict[str, LastTime], page_id: int, out: Collection[Out], until: date
) -> dict[str, LastTime]:  # fmt: skip
    """What came out through the bot counts by itself, where it is the newer one."""
    found = dict(told)
    for kind, days in (
        (OWN_POST, [one.on_day for one in out if not one.is_repost]), (POST, [one.on_day for one in out]),
    ):  # fmt: skip
        newest = max((day for day in days if day <= until), default=None)
        if newest is not None and (kind not in found or found[kind].on_day < newest):
            found[kind] = LastTime(page_id, kind, newest, DAY, newest)
    return found


async def _spans(tx: AsyncConnection, page_id: int, until: date) -> list[Span]:
    counts = {kind: await history.counts_of(tx, page_id, 20, until, kind) for kind in (POSTS, REPOSTS)}
    reposts = {one.on_day: one.value for one in counts[REPOSTS]}
    return [
        Span(one.since, one.on_day, one.value, reposts.get(one.on_day))
        for one in counts[POSTS]
        if one.since is not None
    ]


async def _out(tx: AsyncConnection, page_id: int, place: Place, platform: str, until: date) -> list[Out]:
    """On the region's own page: the first of its platform, as a publication tells its platform alone."""
    if place.level != REGION:
        return []
    first = select(Page.id).where(Page.organisation_id == place.id, Page.platform == platform, Page.ended == "")
    if (await tx.execute(first.order_by(Page.id).limit(1))).scalar() != page_id:
        return []
    names = [name for name in (platform, *PUBLISHED_AS) if PUBLISHED_AS.get(name, name) == platform]
    below = select(Organisation.id).where(Organisation.region_id == place.id)
    came = (
        select(Publication.at, Post.is_repost)
        .join(Post, Post.id == Publication.post_id)
        .where(Publication.platform.in_(names), Publication.state == OUT, Post.organisation_id.in_(below))
        .where(Publication.at > datetime.combine(until - REMEMBERED, time(), UTC))
    )
    zone = weeks.zone_or_default(place.timezone)
    return [Out(weeks.local(row.at, zone).date(), row.is_repost) for row in await tx.execute(came)]
