"""Who still owes what: decided for some people at a time, with a few looks for all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import weeks
from newsroom.notices import About, Recipient
from newsroom.pages import followers
from newsroom.posts import posts
from newsroom.reminders import away, quiet, rules
from newsroom.reminders.notices import Reminder, part
from newsroom.reminders.people import Sits, places_of
from newsroom.reminders.rules import BOTH, CHAIR_ALONE, Rule
from newsroom.rubrics import prompts, turns
from newsroom.union.organisations import Place
from newsroom.who import CHAIR, DEPUTY

ROLES = {BOTH: (CHAIR, DEPUTY), CHAIR_ALONE: (CHAIR,)}


@dataclass(frozen=True, slots=True)
class Asked:
    """For which day of a region is decided, and when. `by_hand`: of one kind, beside what is due."""

    region: Place
    day: date
    now: datetime
    by_hand: bool = False

    @property
    def week(self) -> str:
        return weeks.week_of(self.day)


Decide = Callable[[AsyncConnection, Asked, Collection[int]], Awaitable[Collection[int]]]


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
    owed: dict[Recipient, list[str]] = {}
    told: Counter[str] = Counter()
    for rule in sorted(due, key=lambda one: list(rules.KINDS).index(one.kind)):
        there = [one for one in people if one.role in ROLES[rule.audience] or one.place_id in stands_in[one.person_id]]
        places = await OWES[rule.kind](tx, asked, [one for one in places_of(there) if one not in quiet_ones])
        those = {(one.recipient, one.place_id) for one in there if one.place_id in places}
        for to, place_id in sorted(those, key=lambda one: (one[0].person_id or 0, one[1])):
            owed.setdefault(to, []).append(part(rule.kind, place_id))
        told[rule.kind] = len({to for to, _ in those})
    by_hand, day = due[0].kind if asked.by_hand else "", asked.day.isoformat()
    about = [(Reminder(asked.region.id, day, tuple(parts), by_hand=by_hand), to) for to, parts in owed.items()]
    return Decided(about, told)


async def _without_post(tx: AsyncConnection, asked: Asked, place_ids: Collection[int]) -> Collection[int]:
    """Who has sent this week is neither prompted nor chased."""
    return set(place_ids) - await posts.senders_in_week(tx, list(place_ids), asked.week)


async def _to_prompt(tx: AsyncConnection, asked: Asked, place_ids: Collection[int]) -> Collection[int]:
    """Each branch with ideas of its own, which it then does not get again so soon."""
    owing = await _without_post(tx, asked, place_ids)
    rubrics = await turns.rubrics_of_week(tx, asked.region.id, asked.week, owing)
    for rubric_id in sorted({rubric.id for rubric in rubrics.values()}):
        theirs = [place_id for place_id, rubric in rubrics.items() if rubric.id == rubric_id]
        await prompts.give(tx, rubric_id, theirs, asked.week)
    return rubrics.keys()


async def _with_pages_to_count(tx: AsyncConnection, asked: Asked, place_ids: Collection[int]) -> Collection[int]:
    return await followers.places_to_count(tx, asked.region, asked.now, place_ids)


OWES: dict[str, Decide] = {
    rules.CHASER: _without_post,
    rules.RUBRIC: _to_prompt,
    rules.COUNT: _with_pages_to_count,
}
