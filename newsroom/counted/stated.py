"""What only files tell: past totals of posts, materials on the union's site, what a report analysed, stated ranks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Organisation, Post, Publication
from newsroom.counted import answers, kinds
from newsroom.counted.answers import Answer, summed
from newsroom.counted.entries import Entry
from newsroom.union.organisations import REGION, Place
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period
from newsroom.values.platforms import SITE


async def site(tx: AsyncConnection, place: Place, period: Period, what: str = kinds.MATERIALS_OF_SITE) -> Answer:
    """Materials on the union's site: as stated of the period, beside those that came there from the bot."""
    told = [one for one in await answers.stated_of(tx, place, kinds.SITE, period) if one.what == what]
    parts = [one for one in await answers.below(tx, place, kinds.SITE, period) if one.what == what]
    entered = await _taken_for_site(tx, place, period) if what == kinds.MATERIALS_OF_SITE else None
    return Answer(told[-1].quantity if told else None, summed(one.quantity for one in parts), entered)


async def _taken_for_site(tx: AsyncConnection, place: Place, period: Period) -> int | None:
    """None where there was none: that nothing went there by the bot does not say that nothing came out."""
    out = select(func.count()).select_from(Publication).join(Post, Post.id == Publication.post_id)
    out = out.join(Organisation, Organisation.id == Post.organisation_id)
    of = Organisation.region_id == place.id if place.level == REGION else Organisation.id == place.id
    out = out.where(Publication.platform == SITE, Publication.state == "out", of)
    out = out.where(Post.local_day >= period.first) if period.first is not None else out
    out = out.where(Post.local_day < period.end) if period.end is not None else out
    return (await tx.execute(out)).scalar_one() or None


@dataclass(frozen=True, slots=True)
class PastPosts:
    """`by_place` by the id of the place; `own` of the region itself; None is "no data"."""

    answer: Answer
    own: Quantity | None
    of_primary: Quantity | None
    by_place: dict[int, Quantity]
    reposts: Quantity | None


async def posts(tx: AsyncConnection, place: Place, period: Period) -> PastPosts:
    """Past totals of which the single posts are not known: beside what the bot has, and added to it by nobody."""
    told = await answers.stated_of(tx, place, kinds.POSTS, period)
    by_whom = {one.what: one.quantity for one in told}
    by_place = {one.about_id: one.quantity for one in told if one.about_id is not None}
    parts = summed(one.quantity for one in told if one.what != kinds.TOTAL)
    reposted = await answers.stated_of(tx, place, kinds.REPOSTS, period)
    total = [one.quantity for one in reposted if one.what == kinds.TOTAL]
    return PastPosts(
        Answer(by_whom.get(kinds.TOTAL), parts), by_whom.get(kinds.OWN), by_whom.get(kinds.OF_PRIMARY), by_place,
        total[-1] if total else summed(one.quantity for one in reposted),
    )  # fmt: skip


async def rubrics(tx: AsyncConnection, place: Place, period: Period) -> dict[str, Quantity]:
    """By a rubric's code: an amount of 0 is a stated none; what is not there has no data."""
    return {one.what: one.quantity for one in await answers.stated_of(tx, place, kinds.RUBRIC, period)}


async def sent(tx: AsyncConnection, place: Place, period: Period) -> dict[tuple[str, ...], Quantity]:
    """One sum over different places, by their codes: it belongs to none of them alone."""
    told = await answers.stated_of(tx, place, kinds.SENT, period)
    return {tuple(one.what.split(",")): one.quantity for one in told}


async def analysed(tx: AsyncConnection, place: Place) -> dict[str, Quantity]:
    """What the last report looked at: branches, and pages by their platform."""
    return {one.what: one.quantity for one in await answers.statements(tx, place, kinds.ANALYSED)}


async def ranks(tx: AsyncConnection, place: Place) -> list[Entry]:
    """As they were stated, whatever can be computed."""
    return await answers.statements(tx, place, kinds.RANK)


@dataclass(frozen=True, slots=True)
class Application:
    """The newest that was stated up to the end of the period; `at` is the period that it is of."""

    users: Quantity | None
    questions: Quantity | None
    at: Period | None


async def application(tx: AsyncConnection, place: Place, period: Period) -> Application:
    known = [one for one in await answers.statements(tx, place, kinds.APPLICATION)
             if period.end is None or (one.ends_on is not None and one.ends_on <= period.end)]  # fmt: skip
    newest = {one.what: one for one in known}
    last = max(newest.values(), key=lambda one: one.on_day, default=None)
    users, questions = newest.get(kinds.USERS), newest.get(kinds.QUESTIONS)
    return Application(
        users.quantity if users is not None else None, questions.quantity if questions is not None else None,
        last.period if last is not None else None,
    )  # fmt: skip


def rate(quantity: Quantity | None, members: Quantity | None, per: int = 1000) -> float | None:
    """How much there is for each thousand members; None where either is not known in numbers."""
    if not isinstance(quantity, Amount) or not isinstance(members, Amount) or not members.value:
        return None
    return quantity.value * per / members.value
