"""The digest of a week: who sent, who did not, which rubrics are empty, how pages grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Figure, Organisation, Page, Post
from newsroom import access, weeks
from newsroom.pages import history
from newsroom.posts import publishing, site
from newsroom.posts.states import NEVER_SENT
from newsroom.reminders import quiet
from newsroom.rubrics import turns
from newsroom.union import organisations
from newsroom.values.figures import Amount
from newsroom.who import Who

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class PageGrowth:
    place: Names
    platform: str
    kind: str
    value: int
    before: int | None
    qualifier: str
    low: int | None = None
    high: int | None = None

    @property
    def amount(self) -> Amount:
        return Amount(self.value, self.qualifier, self.low, self.high)


@dataclass(frozen=True, slots=True)
class _Sent:
    """`branch_id` is the branch that it counts for: a primary organisation's post is its branch's."""

    branch_id: int
    rubric_id: int | None
    is_entered: bool
    is_repost: bool
    count: int


@dataclass(frozen=True, slots=True)
class Digest:
    region: Names
    week: str
    sent: dict[int, int]
    names: dict[int, Names]
    posts_before: int
    by_rubric: list[tuple[Names, int]]
    pages: list[PageGrowth]
    entered: int = 0  # of the posts, those that the region entered for a branch
    reposts: int = 0
    on_site: int = 0  # of the region's, on the union's site that week
    publications: dict[str, int] = field(default_factory=dict)  # by place: a post counts once in each
    without_rubric: int = 0  # of the posts: counted for none
    quiet: dict[str, int] = field(default_factory=dict)  # of the silent: how many have said why, by the reason

    @property
    def posts(self) -> int:
        return sum(self.sent.values())

    @property
    def senders(self) -> list[tuple[Names, int]]:
        counts = [(self.names[place], count) for place, count in self.sent.items() if count]
        return sorted(counts, key=lambda one: -one[1])

    @property
    def silent(self) -> list[Names]:
        return [self.names[place] for place, count in self.sent.items() if not count]

    @property
    def empty_rubrics(self) -> list[Names]:
        return [names for names, count in self.by_rubric if not count]


async def of_week(tx: AsyncConnection, who: Who, region_id: int, week: str) -> Digest:
    access.require(who, "see a digest", region_id, region_id)
    return await told(tx, region_id, week)


async def told(tx: AsyncConnection, region_id: int, week: str) -> Digest:
    """To whom it is for, by a notice."""
    region = await organisations.require_place(tx, region_id)
    branches = await organisations.below(tx, region_id)
    posts = await _posts(tx, region_id, week)
    sent = {branch.id: 0 for branch in branches} | _counted(posts, lambda post: post.branch_id)
    of_rubrics = _counted(posts, lambda post: post.rubric_id)
    by_rubric = [(rubric.names, of_rubrics[rubric.id]) for rubric in await turns.rubrics(tx, region_id)]
    names = {branch.id: branch.names for branch in branches}
    for closed in sent.keys() - names.keys():  # what they sent before is not undone
        names[closed] = (await organisations.require_place(tx, closed)).names
    before = sum(post.count for post in await _posts(tx, region_id, weeks.before(week)))
    entered = sum(post.count for post in posts if post.is_entered)
    reposts = sum(post.count for post in posts if post.is_repost)
    growth = await _growth(tx, region_id, week)
    monday, sunday = weeks.days_of(week)
    zone = ZoneInfo(weeks.zone_or_default(region.timezone))
    since, until = (datetime.combine(day, time(), zone) for day in (monday, sunday + timedelta(days=1)))
    on_site = await site.materials(tx, region.id, since, until)
    out = await publishing.counted(tx, region.id, since, until)
    said = await quiet.of_region(tx, region_id, week)
    reasons = Counter(one.reason for place, one in said.items() if place in sent and not sent[place])
    counts = (entered, reposts, on_site, out, of_rubrics[None], dict(sorted(reasons.items())))
    return Digest(region.names, week, sent, names, before, by_rubric, growth, *counts)


async def _posts(tx: AsyncConnection, region_id: int, week: str) -> list[_Sent]:
    """Counted where they are."""
    above = Organisation.parent_id
    branch = case((above == region_id, Organisation.id), else_=above).label("branch_id")
    alike = (branch, Post.rubric_id, Post.author_id.is_(None).label("is_entered"), Post.is_repost)
    sent = select(*alike, func.count().label("count")).join(Organisation, Organisation.id == Post.organisation_id)
    sent = sent.where(Organisation.region_id == region_id, Organisation.id != region_id)
    sent = sent.where(Post.week == week, Post.state.not_in(NEVER_SENT)).group_by(*alike)
    return await fetch_all(tx, sent, _Sent)


def _counted(posts: Iterable[_Sent], what: Callable[[_Sent], Any]) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for post in posts:
        found[what(post)] += post.count
    return found


async def _growth(tx: AsyncConnection, region_id: int, week: str) -> list[PageGrowth]:
    """The newest count up to the week's end, beside the newest before the week."""
    monday, sunday = weeks.days_of(week)
    counted = Figure.__table__.alias("counted")
    counts = (
        select(Organisation.names.label("place"), Page.platform, Page.kind)
        .add_columns(history.newest("value", before=monday).label("before"))
        .add_columns(counted.c.value, counted.c.qualifier, counted.c.low, counted.c.high)
        .join(Page, Page.organisation_id == Organisation.id)
        .join(counted, counted.c.id == history.newest("id", until=sunday))
        .where(Organisation.region_id == region_id, history.is_open_on(sunday))
        .order_by(counted.c.value.desc(), Page.id)
    )
    return await fetch_all(tx, counts, PageGrowth)
