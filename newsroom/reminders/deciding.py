"""Who still owes what: decided for some people at a time, with a few looks for all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import weeks
from newsroom.library.news import month_before, news_of
from newsroom.library.notices import LibraryNews
from newsroom.notices import About, Recipient
from newsroom.pages import followers
from newsroom.plan import months, steps
from newsroom.plan.months import APPROVED, PUBLISHED
from newsroom.posts import posts, responses
from newsroom.reminders import away, held_back, months_back, planned, queue, quiet, rules, silence
from newsroom.reminders.notices import (
    Liked,
    MonthDigest,
    OfRegion,
    OfRegions,
    OwnMonth,
    PlansWait,
    QueueWaits,
    Reminder,
    SilentRegions,
    UnionDigest,
    WeekDigest,
    part,
)
from newsroom.reminders.people import Sits, places_of
from newsroom.reminders.rules import BOTH, CHAIR_ALONE, Rule
from newsroom.union import organisations, seats
from newsroom.union.organisations import Place
from newsroom.who import CHAIR, DEPUTY, PRESS, SPECIALIST

ALONE: dict[str, type[OfRegion]] = {
    rules.QUEUE: QueueWaits, rules.DIGEST: WeekDigest, rules.MONTHLY: MonthDigest, rules.RESPONSES: Liked,
}  # fmt: skip
OF_CHAIRS_ALONE = (rules.SLOT, rules.CHASER, rules.RUBRIC, rules.COUNT, rules.RESPONSES, rules.SUMMARY)
BY_HAND = "now"
ROLES = {BOTH: (CHAIR, DEPUTY), CHAIR_ALONE: (CHAIR,)}


@dataclass(frozen=True, slots=True)
class Asked:
    """For which day of a region is decided, and when. `by_hand`: of one kind, beside what is due.

    `since`: of counts those alone that were held back when they came due.
    """

    region: Place
    day: date
    now: datetime
    by_hand: bool = False
    since: held_back.Since | None = None

    @property
    def week(self) -> str:
        return weeks.week_of(self.day)


Owing = tuple[int, int]  # a person and a place
Decide = Callable[[AsyncConnection, Asked, Collection[int], Rule], Awaitable[Collection[int]]]


@dataclass(frozen=True, slots=True)
class Decided:
    """`told`: of each kind, how many people."""

    notices: Sequence[tuple[About, Recipient]]
    told: Counter[str]


async def decide(tx: AsyncConnection, asked: Asked, due: Sequence[Rule], people: Sequence[Sits]) -> Decided:
    """One message for each of the people who owe something, whatever and wherever it is.

    Whoever is away gets none, and who stands in for a chair gets what the chair would.
    """
    gone = await away.of_region(tx, asked.region.id, asked.day, asked.now)
    absent = {one.person_id for one in gone.absent}
    stands_in: defaultdict[int | None, set[int]] = defaultdict(set)
    for one in gone.stand_ins:
        stands_in[one.person_id].add(one.place_id)
    quiet_ones = await quiet.branches(tx, asked.region.id, asked.week)
    people = [one for one in people if one.person_id not in absent]
    in_order = sorted(due, key=lambda one: list(rules.KINDS).index(one.kind))
    owed = [(rule, await _owing(tx, asked, rule, people, stands_in, quiet_ones)) for rule in in_order]
    to = {one.person_id: one.recipient for one in people}
    told = Counter({rule.kind: len({person_id for person_id, _ in those}) for rule, those in owed})
    alone = [
        (_alone(asked, rule, place_id), to[person_id])
        for rule, those in owed if not rule.known.is_gathered
        for person_id, place_id in those
    ]  # fmt: skip
    alone += await _to_the_press(tx, asked, {rule.kind for rule in due})
    gathered = [(about, to[person_id]) for person_id, about in _gathered(asked, due, owed)]
    return Decided([*gathered, *alone], told)


async def _owing(
    tx: AsyncConnection, asked: Asked, rule: Rule, people: Sequence[Sits], stands_in: Mapping[int | None, set[int]],
    quiet_ones: Collection[int],
) -> list[Owing]:  # fmt: skip
    """Each of those who owe it, with the place that they owe it for."""
    there = [one for one in people if _is_for(rule, one) or one.place_id in stands_in.get(one.person_id, ())]
    silent = () if rule.kind in rules.BESIDE_QUIET else quiet_ones
    places = await OWES[rule.kind](tx, asked, [one for one in places_of(there) if one not in silent], rule)
    return sorted({(one.person_id, one.place_id) for one in there if one.place_id in places})


def _gathered(
    asked: Asked, due: Sequence[Rule], owed: Sequence[tuple[Rule, Sequence[Owing]]]
) -> Iterator[tuple[int, Reminder]]:
    """One for each person, in which all stands that they owe."""
    parts: dict[int, list[str]] = {}  # numbers are compared sooner than recipients
    for rule, those in owed:
        for person_id, place_id in those if rule.known.is_gathered else ():
            parts.setdefault(person_id, []).append(part(rule.kind, place_id))
    by_hand, day = f"{BY_HAND}-{due[0].kind}" if asked.by_hand else "", asked.day.isoformat()
    for person_id, theirs in parts.items():
        yield person_id, Reminder(asked.region.id, day, tuple(theirs), by_hand=by_hand)


def _alone(asked: Asked, rule: Rule, place_id: int) -> About:
    if rule.kind == rules.NEWS:
        return LibraryNews(month_before(asked.day), asked.region.id)
    day, by_hand = asked.day.isoformat(), BY_HAND if asked.by_hand else ""
    if rule.kind == rules.SUMMARY:
        return OwnMonth(asked.region.id, place_id, day, by_hand)
    return ALONE[rule.kind](asked.region.id, day, by_hand)


def _is_for(rule: Rule, one: Sits) -> bool:
    """The specialist hears of those who are silent for longer than their chair does."""
    if rule.kind in rules.OF_ALL:
        return True
    of_branch = ROLES[rule.audience] if rule.kind in rules.OF_BRANCHES else ()
    return one.role in of_branch or (one.role == SPECIALIST and rule.kind not in OF_CHAIRS_ALONE)


async def _without_post(tx: AsyncConnection, asked: Asked, place_ids: Collection[int], _: Rule) -> Collection[int]:
    """Who has sent this week is neither prompted nor chased."""
    return set(place_ids) - await posts.senders_in_week(tx, list(place_ids), asked.week)


async def _with_pages_to_count(
    tx: AsyncConnection, asked: Asked, place_ids: Collection[int], _: Rule
) -> Collection[int]:
    found = await followers.places_to_count(tx, asked.region, asked.now, place_ids)
    return found if asked.since is None else await held_back.passed_over(tx, found, asked.since, asked.day)


async def _with_slots(tx: AsyncConnection, asked: Asked, place_ids: Collection[int], _: Rule) -> Collection[int]:
    return (await planned.tomorrow(tx, asked.region.id, place_ids, asked.day)).keys()


async def _silent(tx: AsyncConnection, asked: Asked, place_ids: Collection[int], rule: Rule) -> Collection[int]:
    silent = await silence.among(tx, place_ids, asked.day, rule.number or 1)
    is_for_specialist = asked.region.id in place_ids
    if is_for_specialist and await silence.in_region(tx, asked.region.id, asked.day, silence.TO_SPECIALIST):
        silent.add(asked.region.id)
    return silent


async def _to_the_press(tx: AsyncConnection, asked: Asked, kinds: set[str]) -> list[tuple[About, Recipient]]:
    """One of each kind for all regions: its name is that of the day."""
    day, told = asked.day.isoformat(), list[OfRegions]()
    if rules.SILENT in kinds and await silence.in_region(tx, asked.region.id, asked.day, silence.TO_PRESS):
        told.append(SilentRegions(day))
    if rules.PLAN in kinds and steps.is_with_press(asked.region, await _state_of_plan(tx, asked)):
        told.append(PlansWait(day))
    if rules.MONTHLY in kinds and not asked.by_hand:
        told.append(UnionDigest(day))
    if not told:
        return []
    people = await seats.addressees(tx, (await organisations.centre(tx)).id, (PRESS,), asked.now)
    return [(about, one) for about in told for one in people]


async def _state_of_plan(tx: AsyncConnection, asked: Asked) -> str | None:
    return await months.state_of(tx, asked.region.id, months.after(asked.day))


async def _without_plan(tx: AsyncConnection, asked: Asked, place_ids: Collection[int], _: Rule) -> Collection[int]:
    """For the next month there is none, or it waits still, and not for the press service."""
    state = await _state_of_plan(tx, asked)
    return () if state in (APPROVED, PUBLISHED) or steps.is_with_press(asked.region, state) else place_ids


async def _with_queue(tx: AsyncConnection, asked: Asked, place_ids: Collection[int], rule: Rule) -> Collection[int]:
    waits = await queue.waiting(tx, asked.region.id, asked.now, rule.number or 0)
    return place_ids if waits is not None else ()


async def _with_news(tx: AsyncConnection, asked: Asked, place_ids: Collection[int], _: Rule) -> Collection[int]:
    return place_ids if await news_of(tx, month_before(asked.day), asked.region.id, most=1) else ()


async def _with_responses(tx: AsyncConnection, asked: Asked, place_ids: Collection[int], _: Rule) -> Collection[int]:
    return {one.place_id for one in await responses.news(tx, asked.region, place_ids, asked.now)}


async def _with_a_month(tx: AsyncConnection, asked: Asked, place_ids: Collection[int], _: Rule) -> Collection[int]:
    return await months_back.worth_telling(tx, place_ids, asked.day)


async def _all(_: AsyncConnection, __: Asked, place_ids: Collection[int], ___: Rule) -> Collection[int]:
    return place_ids


OWES: dict[str, Decide] = {
    rules.SLOT: _with_slots,
    rules.CHASER: _without_post,
    rules.RUBRIC: _without_post,
    rules.COUNT: _with_pages_to_count,
    rules.SILENT: _silent,
    rules.PLAN: _without_plan,
    rules.QUEUE: _with_queue,
    rules.DIGEST: _all,
    rules.MONTHLY: _all,
    rules.NEWS: _with_news,
    rules.RESPONSES: _with_responses,
    rules.SUMMARY: _with_a_month,
}
