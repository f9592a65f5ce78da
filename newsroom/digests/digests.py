"""The digest of any period and place: who sent, who did not, which rubrics are empty, how pages grow, what waits."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Rubric as RubricRow
from newsroom import access
from newsroom.counted import press, stated
from newsroom.digests import goals, growth, sent, spans
from newsroom.digests.figures import Digest, Names, OfRubric
from newsroom.digests.sent import Sent
from newsroom.pages import activity, standing
from newsroom.plan import fact, slots
from newsroom.plan.fact import Tally
from newsroom.posts import echo, posts, publishing, site
from newsroom.reminders import quiet
from newsroom.rubrics import turns
from newsroom.tasks import tally
from newsroom.tasks.tally import Tally as TaskTally
from newsroom.union import organisations
from newsroom.union.organisations import BRANCH, CENTRE, REGION, Place
from newsroom.values.periods import Period
from newsroom.who import Who


async def require_place(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """One whose digest somebody may see."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "see a digest", place.id, place.region_id)
    return place


async def of_week(tx: AsyncConnection, who: Who, region_id: int, week: str) -> Digest:
    return await of_period(tx, who, region_id, spans.of_week(week))


async def of_period(
    tx: AsyncConnection, who: Who, place_id: int, period: Period, today: date | None = None
) -> Digest:  # fmt: skip
    """`today`: what is not over yet is compared with as much of the time before."""
    return await told(tx, await require_place(tx, who, place_id), period, today)


async def told(tx: AsyncConnection, place: Place, period: Period, today: date | None = None) -> Digest:
    """To whom it is for, by a notice; and by the command line."""
    first, end = spans.days_of(period)
    last = end - timedelta(days=1)
    counted = await sent.of_period(tx, place, period)
    below = await organisations.below(tx, place.id)
    by_part = sent.together(counted, "part_id")
    own = by_part.pop(place.id, 0)
    parts = {one.id: one.names for one in below if one.level != organisations.CENTRE}
    parts |= {one.id: one.names for one in await organisations.named(tx, by_part.keys() - parts.keys())}
    compared = spans.compared_with(period, today)
    of_rubrics = sent.together(counted, "rubric_id")
    since, until = sent.moments(await organisations.zone_of(tx, place.id), first, end)
    is_now = today is not None and first <= today < end
    return Digest(
        place=place, period=period, sent={one: by_part[one] for one in parts}, names=parts, own=own,
        rubrics=await _rubrics(tx, place, of_rubrics), without_rubric=of_rubrics[None],
        pages=await growth.of_pages(tx, place, first, last), compared=compared,
        before=await _before(tx, place, compared),
        entered=_count(counted, "is_entered"), reposts=_count(counted, "is_repost"),
        from_primary=_count(counted, "from_primary"),
        on_site=await site.materials(tx, place, since, until),
        publications=await publishing.counted(tx, place, since, until),
        readers=await echo.of_time(tx, place, since, until),
        quiet=await _reasons(tx, place, period, by_part),
        by_day=dict(sorted((await sent.by_day(tx, place, period)).items())),
        members=await _members(tx, place, last), plan=await _plan(tx, place, first, last),
        dormant=len(await activity.dormant(tx, place, min(last, today or last))) if place.level == REGION else None,
        waiting=await _waiting(tx, place) if is_now else None,
        goals=await goals.progress(tx, place, min(last, today or last)),
        tasks=await _tasks(tx, place, first, last, is_now=is_now),
        stated=(await stated.posts(tx, place, period)).answer.quantity,
        press=(await press.counted(tx, place, period)).counted.answer.quantity,
        subscribed=(await press.subscribed(tx, place, period)).counted.answer.quantity,
    )  # fmt: skip


def _count(counted: list[Sent], what: str) -> int:
    return sent.together(counted, what)[True]


async def _before(tx: AsyncConnection, place: Place, compared: Period | None) -> dict[int, int] | None:
    if compared is None:
        return None
    found = dict(await sent.by_part(tx, place, compared))
    return found if found or await sent.has_begun(tx, place, spans.days_of(compared)[1]) else None


async def _rubrics(tx: AsyncConnection, place: Place, counts: Counter[int | None]) -> list[OfRubric]:
    """Those that are in use there; and whatever posts stand under."""
    used = [OfRubric(one.id, one.names, counts[one.id]) for one in await turns.rubrics(tx, place.region_id)]
    others = {one for one in counts if one is not None} - {one.id for one in used}
    named = select(RubricRow.id, RubricRow.names).where(RubricRow.id.in_(others)).order_by(RubricRow.id)
    return [*used, *(OfRubric(row.id, row.names, counts[row.id], False) for row in await tx.execute(named))]


async def _reasons(tx: AsyncConnection, place: Place, period: Period, by_part: Counter[int]) -> dict[str, int]:
    """Of a single week: those of the branches that have sent nothing in it."""
    said = await quiet.between(tx, place, *spans.weeks_of(period))
    if spans.unit_of(period) == spans.WEEK:
        said = [one for one in said if not by_part[one.organisation_id]]
    return dict(sorted(Counter(one.reason for one in said).items()))


async def _plan(tx: AsyncConnection, place: Place, first: date, last: date) -> Tally | None:
    """None where nothing was planned and published."""
    if place.level not in (REGION, BRANCH) or place.region_id is None:
        return None
    is_region = place.level == REGION
    known = (
        await slots.published(tx, place.id, first, last) if is_region
        else await slots.of_branch(tx, place.region_id, place.id, first, last)
    )  # fmt: skip
    facts = await fact.of_slots(tx, place.region_id, known)
    if not is_region:
        asked = [one for one in facts if one.asked]
        return Tally(len(asked), sum(one.is_done_by(place.id) for one in asked)) if asked else None
    return fact.tally(facts) if facts else None


async def _waiting(tx: AsyncConnection, place: Place) -> int | None:
    """For the region's decision; for the centre's, what was offered for the site."""
    if place.level == CENTRE:
        return await site.count_waiting(tx)
    return await posts.count_in(tx, place.id, posts.WAITING) if place.level == REGION else None


async def _tasks(tx: AsyncConnection, place: Place, first: date, last: date, *, is_now: bool) -> TaskTally | None:
    """Of a region, and of all: a branch has none of its own."""
    if place.level not in (CENTRE, REGION):
        return None
    return await tally.of_days(tx, place, first, last, is_now=is_now)


async def _members(tx: AsyncConnection, place: Place, last: date) -> dict[int, int]:
    """Of the places right below, as they were known by then."""
    if place.level not in (CENTRE, REGION):
        return {}
    found: dict[int, int] = await standing.members_below(tx, place.id, last)
    return found


async def of_rubric(tx: AsyncConnection, rubric_id: int) -> Names | None:
    named = select(RubricRow.names).where(RubricRow.id == rubric_id)
    names: Names | None = (await tx.execute(named)).scalar()
    return names
