"""All regions beside each other: what was sent, press, copies and followers, and how they keep to the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import and_, case, extract, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Passage, PlanMonth, Post
from newsroom import access, weeks
from newsroom.counted import kinds, of_regions
from newsroom.counted.answers import Answer, summed
from newsroom.digests import sent, spans
from newsroom.digests.official_parts import Finding
from newsroom.pages import standing
from newsroom.plan import fact, slots
from newsroom.plan.months import PUBLISHED
from newsroom.posts.states import DRAFT, DROPPED, NEVER_SENT, SENT
from newsroom.union import organisations
from newsroom.union.organisations import BRANCH, REGION, Place
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period
from newsroom.who import Who

POSTS, SITE, PRESS, BROADCAST, SUBSCRIPTION, FOLLOWERS = (
    "posts", "site", "press", "broadcast", "subscription", "followers",
)  # fmt: skip
WEEKS, PLAN, ANSWERED = "weeks", "plan", "answered"  # in hundredths
SHARES = (WEEKS, PLAN, ANSWERED)
VIEWS = (POSTS, SITE, PRESS, BROADCAST, SUBSCRIPTION, FOLLOWERS, *SHARES)
ANSWERED_WITHIN = timedelta(days=3)
PER = 1000  # members
NONE_OF = "none_"  # how the rules of a review are called, with a view behind


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many: weeks of branches with a post, planned posts that came, posts that were answered in time."""

    done: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.of)


@dataclass(frozen=True, slots=True)
class Standing:
    """A region in one view. No value is "no data": it has no rank, and stands last. Equal ones share a rank.

    `told`: what the value is taken from, where it is not counted by the bot alone.
    """

    region_id: int
    value: Quantity | Share | None
    before: Quantity | Share | None = None
    rank: int | None = None
    members: int | None = None
    told: Answer | None = None

    @property
    def differs(self) -> bool:
        """It was stated in total, and that is not the sum of its parts: both are shown."""
        return self.told is not None and self.told.differs

    @property
    def number(self) -> int | None:
        """What it is ranked by: what has no number is known of, and not ranked."""
        return number_of(self.value)

    @property
    def change(self) -> int | None:
        before = number_of(self.before)
        return None if self.number is None or before is None else self.number - before

    @property
    def per_members(self) -> float | None:
        if isinstance(self.value, Share) or self.number is None or not self.members:
            return None
        return self.number * PER / self.members


def number_of(value: Quantity | Share | None) -> int | None:
    if isinstance(value, Share):
        return value.percent
    return value.value if isinstance(value, Amount) else None


@dataclass(frozen=True, slots=True)
class Regions:
    """`views`: by each, all regions, the first of them first."""

    centre: Place
    period: Period
    compared: Period | None
    names: Mapping[int, dict[str, str]]
    views: Mapping[str, Sequence[Standing]]

    def without(self, view: str) -> list[Standing]:
        """Of which it is known that there was none."""
        return [one for one in self.views[view] if one.number == 0]

    def unknown(self, view: str) -> list[Standing]:
        return [one for one in self.views[view] if one.value is None]

    def differing(self, view: str) -> list[Standing]:
        return [one for one in self.views[view] if one.differs]

    @property
    def findings(self) -> list[Finding]:
        """The shortcomings that a review names: of what some regions had none. Of whom nothing is known is none."""
        none = {view: [self.names[one.region_id] for one in self.without(view)] for view in VIEWS}
        return [Finding(f"{NONE_OF}{view}", {"places": places}) for view, places in none.items() if places]

    def total(self, view: str) -> Quantity | Share | None:
        """Of all of which it is known, as exact as the least exact."""
        return _together(one.value for one in self.views[view])

    def change(self, view: str) -> int | None:
        """Of those of which both are known: who had told nothing before has not grown."""
        both = [one for one in self.views[view] if one.change is not None]
        now, before = (
            number_of(_together(told)) for told in ([one.value for one in both], [one.before for one in both])
        )
        return None if now is None or before is None else now - before

    def fewest(self, view: str, most: int) -> list[Standing]:
        """From the last, of those of which it is known; never those that stand first."""
        return [one for one in reversed(self.views[view]) if one.rank is not None and one.rank > 1][:most]


def _together(values: Iterable[Quantity | Share | None]) -> Quantity | Share | None:
    known = [one for one in values if one is not None]
    shares = [one for one in known if isinstance(one, Share)]
    if shares:
        return Share(sum(one.done for one in shares), sum(one.of for one in shares))
    return summed(one for one in known if not isinstance(one, Share))


async def compared(tx: AsyncConnection, who: Who, period: Period, now: datetime, today: date) -> Regions:
    access.require(who, "compare regions", access.require_seat(who).organisation_id, None)
    return await told(tx, period, now, today)


async def told(tx: AsyncConnection, period: Period, now: datetime, today: date) -> Regions:
    """By the command line and in a document, too. What is not over is compared with as much of the time before."""
    centre, before = await organisations.centre(tx), spans.compared_with(period, today)
    open_ones = [one for one in await organisations.below(tx, centre.id) if one.level == REGION]
    names = {one.id: one.names for one in open_ones}
    last = spans.days_of(period)[1] - timedelta(days=1)
    members = await standing.members_below(tx, centre.id, min(last, today))
    values = await _values(tx, centre, period, now, today)
    past = await _values(tx, centre, before, now, today) if before is not None else {}
    views = {
        view: ranked(
            _standing(one, values[view].get(one), past.get(view, {}).get(one), members.get(one)) for one in names
        )
        for view in VIEWS
    }
    return Regions(centre, period, before, names, views)


def _standing(region_id: int, value: Known, before: Known, members: int | None) -> Standing:
    told = value if isinstance(value, Answer) else None
    return Standing(region_id, _printed(value), _printed(before), None, members, told)


def _printed(known: Known) -> Quantity | Share | None:
    return known.quantity if isinstance(known, Answer) else known


def ranked(those: Iterable[Standing]) -> list[Standing]:
    """The most first. Behind them what has no number, then what nobody has told."""
    order = sorted(those, key=lambda one: (one.number is None, -(one.number or 0), one.value is None))
    better = {one.number: rank for rank, one in reversed(list(enumerate(order, 1)))}
    return [replace(one, rank=better[one.number] if one.number is not None else None) for one in order]


Known = Quantity | Share | Answer | None
Values = Mapping[int, Known]


async def _values(
    tx: AsyncConnection, centre: Place, period: Period, now: datetime, today: date
) -> dict[str, Values]:  # fmt: skip
    first, end = spans.days_of(period)
    last = min(end - timedelta(days=1), today)
    return {
        POSTS: await _posts(tx, centre, period), SITE: await of_regions.on_site(tx, period),
        PRESS: await of_regions.answers(tx, kinds.PRESS, period),
        BROADCAST: await of_regions.answers(tx, kinds.BROADCAST, period),
        SUBSCRIPTION: await of_regions.answers(tx, kinds.SUBSCRIPTION, period),
        FOLLOWERS: await _followers(tx, last), WEEKS: await _weeks(tx, first, last),
        PLAN: await _planned(tx, first, last), ANSWERED: await _answered(tx, period, now),
    }  # fmt: skip


async def _posts(tx: AsyncConnection, centre: Place, period: Period) -> Values:
    """None is known to have come from where anything had ever been sent by then; before, as it was stated."""
    found = await sent.by_part(tx, centre, period)
    begun = await sent.parts_begun(tx, spans.days_of(period)[1])
    stated = await of_regions.answers(tx, kinds.POSTS, period)
    return {**stated, **{region: Amount(found[region]) for region in begun | found.keys()}}


async def _followers(tx: AsyncConnection, on_day: date) -> Values:
    return {region: summed(amounts) for region, amounts in (await standing.of_regions(tx, on_day)).items()}


async def _weeks(tx: AsyncConnection, first: date, last: date) -> Values:
    """Of all weeks of all branches, as far as they begin in that time, those in which a post came."""
    those = [week for week in spans.weeks_between(first, last) if first <= weeks.days_of(week)[0] <= last]
    branches = select(Organisation.region_id, func.count()).where(
        Organisation.level == BRANCH, Organisation.closed_on.is_(None)
    )
    there = {row[0]: row[1] for row in await tx.execute(branches.group_by(Organisation.region_id))}
    if not those or not there:
        return {}
    branch = case((Organisation.level == BRANCH, Organisation.id), else_=Organisation.parent_id).label("branch_id")
    came = select(Organisation.region_id, branch, Post.week).join(Post, Post.organisation_id == Organisation.id)
    came = came.where(Post.week.in_(those), Post.state.not_in(NEVER_SENT), Organisation.level != REGION).distinct()
    kept = came.subquery()
    counted = select(kept.c.region_id, func.count()).group_by(kept.c.region_id)
    done = {row[0]: row[1] for row in await tx.execute(counted)}
    begun = await sent.parts_begun(tx, last + timedelta(days=1))
    return {
        region: Share(min(done.get(region, 0), count * len(those)), count * len(those))
        for region, count in there.items() if region in begun
    }  # fmt: skip


async def _planned(tx: AsyncConnection, first: date, last: date) -> Values:
    """Of the posts of published plans, those that came. Who had no plan has no data."""
    with_plan = select(PlanMonth.region_id).where(PlanMonth.month >= first.replace(day=1), PlanMonth.month <= last)
    with_plan = with_plan.where(PlanMonth.state == PUBLISHED).distinct()
    found: dict[int, Share] = {}
    for region_id in sorted((await tx.execute(with_plan)).scalars()):
        known = await slots.published(tx, region_id, first, last)
        tally = fact.tally(await fact.of_slots(tx, region_id, known))
        if tally.planned:
            found[region_id] = Share(tally.done, tally.planned)
    return found


BY_THEM = (DRAFT, DROPPED, SENT)  # what its author did before anybody had seen it decides nothing


async def _answered(tx: AsyncConnection, period: Period, now: datetime) -> Values:
    """Of what branches sent themselves, what was decided within three days; but for what still has these days."""
    decided = select(func.min(Passage.at)).where(Passage.post_id == Post.id, Passage.state.not_in(BY_THEM))
    taken = extract("epoch", decided.correlate(Post).scalar_subquery()) - extract("epoch", Post.sent_at)
    in_time = taken <= int(ANSWERED_WITHIN.total_seconds())
    counted = select(Organisation.region_id, func.sum(case((in_time, 1), else_=0)), func.count())
    first, end = spans.days_of(period)
    counted = counted.join(Post, Post.organisation_id == Organisation.id).where(
        and_(Post.local_day >= first, Post.local_day < end, Post.state.not_in(NEVER_SENT)),
        Post.author_id.is_not(None), Organisation.level != REGION, Organisation.region_id.is_not(None),
    )  # fmt: skip
    counted = counted.where(in_time | (Post.sent_at < now - ANSWERED_WITHIN)).group_by(Organisation.region_id)
    rows = await tx.execute(counted)
    return {row[0]: Share(int(row[1]), row[2]) for row in rows if row[0] is not None}
