"""A month's plan drafted from what is known: who sends what, on which day. Nothing is read or written here.

The rule, in the order in which it decides (docs/decisions/0013):

1. A week has one slot at most for each branch, and as many slots as the region's pace has room for.
2. Who had fewer slots comes first: in a month, and over the months together, no two differ by more than one.
3. A rubric comes again when all others have come; first those of which least was sent last month, so the empty ones.
4. A branch does not get the rubric it had last; and rather one that it had seldom.
5. A rubric keeps to its weekday. Where that is off or over, it is the next working day of the week, or the last before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

WORKING_WEEK = 5
TOGETHER = 60  # branches that are matched with rubrics at one time: it takes the square of their number


@dataclass(frozen=True, slots=True)
class Week:
    """With its working days, of which none is over."""

    week: str
    days: Sequence[date]


@dataclass(frozen=True, slots=True)
class Branch:
    """`had` slots before this month, `last` with that rubric, each rubric so often."""

    id: int
    had: int = 0
    last: int | None = None
    rubrics: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """Rubrics in the region's order, and what was sent under each last month.

    `every`: in how many weeks a branch has its turn once. `taken`: who has a slot in a week already, and `used`: how
    often this month has a rubric, by slots that stay.
    """

    weeks: Sequence[Week]
    branches: Sequence[Branch]
    rubrics: Sequence[int]
    sent: Mapping[int, int] = field(default_factory=dict)
    every: int = 1
    taken: Collection[tuple[int, str]] = ()
    used: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drafted:
    on_day: date
    week: str
    branch_id: int
    rubric_id: int


def draft(known: Known) -> list[Drafted]:
    """By the day, and in the order of the branches."""
    if not known.rubrics:
        return []
    state = _State(known)
    return [slot for week in known.weeks if week.days for slot in state.filled(week)]


class _State:
    """What has been given out so far."""

    def __init__(self, known: Known) -> None:
        self.known = known
        most = max((one.had for one in known.branches), default=0)
        self.in_month: Counter[int] = Counter(branch_id for branch_id, _ in known.taken)
        # One who comes new, or was long away, is owed one slot and no more.
        self.total = {one.id: int(one.had >= most) + self.in_month[one.id] for one in known.branches}
        self.last = {one.id: one.last for one in known.branches}
        self.had = {one.id: Counter(one.rubrics) for one in known.branches}
        self.used = Counter(known.used)

    def filled(self, week: Week) -> list[Drafted]:
        chosen, slots = self._branches(week), []
        for begin in range(0, len(chosen), TOGETHER):
            some = chosen[begin : begin + TOGETHER]
            slots += [self._given(week, *pair) for pair in zip(some, self._rubrics_for(some), strict=True)]
        order = {one.id: place for place, one in enumerate(self.known.branches)}
        return sorted(slots, key=lambda slot: (slot.on_day, order[slot.branch_id]))

    def _given(self, week: Week, branch: Branch, rubric: int) -> Drafted:
        self.last[branch.id] = rubric
        self.had[branch.id][rubric] += 1
        self.used[rubric] += 1
        self.total[branch.id] += 1
        self.in_month[branch.id] += 1
        return Drafted(self._day(rubric, week.days), week.week, branch.id, rubric)

    def _branches(self, week: Week) -> list[Branch]:
        """Whose turn it is: who had fewest, then who had fewest this month."""
        taken = {branch_id for branch_id, where in self.known.taken if where == week.week}
        waiting = [one for one in self.known.branches if one.id not in taken]
        room = -(-len(self.known.branches) // self.known.every) - (len(self.known.branches) - len(waiting))
        waiting.sort(key=lambda one: (self.total[one.id], self.in_month[one.id]))
        return waiting[: max(room, 0)]

    def _rubrics_for(self, chosen: Sequence[Branch]) -> list[int]:
        """One for each: whom only the last one would be left for, gets another, and that one is first next week."""
        offered = self._next(len(chosen))
        given = _matched([self._liked(branch, offered) for branch in chosen])
        spoken = self.used + Counter(offered[place] for place in given if place is not None)
        found = []
        for branch, place in zip(chosen, given, strict=True):
            rubric = offered[place] if place is not None else self._other(branch, spoken)
            if place is None:
                spoken[rubric] += 1
            found.append(rubric)
        return found

    def _next(self, count: int) -> list[int]:
        """So many rubrics, the least used first, then those of which least was sent."""
        used, found = Counter(self.used), []
        for _ in range(count):
            rubric = min(self.known.rubrics, key=lambda one: (used[one], self._rank(one)))
            used[rubric] += 1
            found.append(rubric)
        return found

    def _rank(self, rubric: int) -> tuple[int, int]:
        return self.known.sent.get(rubric, 0), self.known.rubrics.index(rubric)

    def _liked(self, branch: Branch, offered: Sequence[int]) -> list[int]:
        """Places among those offered, without the one it had last."""
        had = self.had[branch.id]
        places = [place for place, rubric in enumerate(offered) if rubric != self.last[branch.id]]
        return sorted(places, key=lambda place: (had[offered[place]], place))

    def _other(self, branch: Branch, used: Mapping[int, int]) -> int:
        others = [one for one in self.known.rubrics if one != self.last[branch.id]] or self.known.rubrics
        return min(others, key=lambda one: (used.get(one, 0), self._rank(one)))

    def _day(self, rubric: int, days: Sequence[date]) -> date:
        weekday = self.known.rubrics.index(rubric) % WORKING_WEEK + 1
        return next((day for day in days if day.isoweekday() >= weekday), days[-1])


def _matched(liked: Sequence[Sequence[int]]) -> list[int | None]:
    """To each a place of those it likes, no two the same; as many as can be, and the first ones by preference."""
    holder: dict[int, int] = {}

    def seated(one: int, tried: set[int]) -> bool:
        for place in liked[one]:
            if place not in tried:
                tried.add(place)
                if place not in holder or seated(holder[place], tried):
                    holder[place] = one
                    return True
        return False

    for one in range(len(liked)):
        seated(one, set())
    found: list[int | None] = [None] * len(liked)
    for place, one in holder.items():
        found[one] = place
    return found
