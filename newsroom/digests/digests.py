"""The digest of a week: who sent, who did not, which rubrics are empty, how pages grow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import case, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Figure, Organisation, Page, Post
from newsroom import access, weeks
from newsroom.posts import publishing, site
from newsroom.posts.states import NEVER_SENT
from newsroom.rubrics import turns
from newsroom.union import organisations
from newsroom.union.organisations import FOLLOWERS
from newsroom.values.figures import Amount
from newsroom.who import Who

Names = dict[str, str]
FIGURE = (Figure.value, Figure.qualifier, Figure.low, Figure.high, Figure.on_day)


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
class _PostSent:
    """`branch_id` is the branch that it counts for: a primary organisation's post is its branch's."""

    branch_id: int
    rubric_id: int | None
    author_id: int | None
    is_repost: bool


@dataclass(frozen=True, slots=True)
class _Count:
    page_id: int
    platform: str
    kind: str
    names: Names
    value: int
    qualifier: str
    low: int | None
    high: int | None
    on_day: date


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
    region = await organisations.require_place(tx, region_id)
    branches = await organisations.below(tx, region_id)
    posts = await _posts(tx, region_id, week)
    sent = {branch.id: 0 for branch in branches} | Counter(post.branch_id for post in posts)
    rubrics = await turns.rubrics(tx, region_id)
    by_rubric = [(rubric.names, sum(post.rubric_id == rubric.id for post in posts)) for rubric in rubrics]
    names = {branch.id: branch.names for branch in branches}
    for closed in sent.keys() - names.keys():  # what they sent before is not undone
        names[closed] = (await organisations.require_place(tx, closed)).names
    before = len(await _posts(tx, region_id, weeks.before(week)))
    entered = sum(post.author_id is None for post in posts)
    reposts = sum(post.is_repost for post in posts)
    growth = await _growth(tx, region_id, week)
    monday, sunday = weeks.days_of(week)
    zone = ZoneInfo(weeks.zone_or_default(region.timezone))
    since, until = (datetime.combine(day, time(), zone) for day in (monday, sunday + timedelta(days=1)))
    on_site = await site.materials(tx, region.id, since, until)
    out = await publishing.counted(tx, region.id, since, until)
    return Digest(region.names, week, sent, names, before, by_rubric, growth, entered, reposts, on_site, out)


async def _posts(tx: AsyncConnection, region_id: int, week: str) -> list[_PostSent]:
    above = Organisation.parent_id
    branch = case((above == region_id, Organisation.id), else_=above).label("branch_id")
    sent = select(branch, Post.rubric_id, Post.author_id, Post.is_repost).join(
        Organisation, Organisation.id == Post.organisation_id
    )
    sent = sent.where(Organisation.region_id == region_id, Organisation.id != region_id)
    sent = sent.where(Post.week == week, Post.state.not_in(NEVER_SENT))
    return await fetch_all(tx, sent, _PostSent)


async def _growth(tx: AsyncConnection, region_id: int, week: str) -> list[PageGrowth]:
    """The newest count up to the week's end, beside the newest before the week."""
    monday, sunday = weeks.days_of(week)
    counts = (
        select(Page.id.label("page_id"), Page.platform, Page.kind, Organisation.names, *FIGURE)
        .join(Figure, Figure.page_id == Page.id)
        .join(Organisation, Organisation.id == Page.organisation_id)
        .where(Figure.kind == FOLLOWERS, Figure.on_day <= sunday, Page.closed_on.is_(None))
        .where(Organisation.region_id == region_id)
        .order_by(Figure.on_day, Figure.id)
    )
    newest: dict[int, _Count] = {}
    before: dict[int, int] = {}
    for one in await fetch_all(tx, counts, _Count):
        newest[one.page_id] = one
        if one.on_day < monday:
            before[one.page_id] = one.value
    pages = [
        PageGrowth(one.names, one.platform, one.kind, one.value, before.get(page_id), one.qualifier, one.low, one.high)
        for page_id, one in newest.items()
    ]
    return sorted(pages, key=lambda page: -page.value)
