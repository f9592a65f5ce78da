"""A digest as a value: what there is to say of a place and a period. Texts, charts, sheets and data are made of it.

None is "no data", and 0 is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from newsroom import weeks
from newsroom.digests import spans
from newsroom.plan.fact import Tally
from newsroom.posts.echo import Readers
from newsroom.tasks.tally import Tally as TaskTally
from newsroom.union.organisations import NamedPlace
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period

Names = dict[str, str]
PER = 1000  # members, where sizes differ


@dataclass(frozen=True, slots=True)
class PageGrowth:
    id: int
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
class OfRubric:
    """`is_used`: what is retired has the posts that were sent under it, and is never empty."""

    id: int
    names: Names
    count: int
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A place right below, among the others. Equal ones share a rank; `per_members`: for each thousand of them."""

    id: int
    names: Names
    count: int
    before: int | None
    rank: int
    members: int | None = None

    @property
    def per_members(self) -> float | None:
        return self.count * PER / self.members if self.members else None


@dataclass(frozen=True, slots=True)
class Progress:
    """Towards a goal; nothing is known of what was not counted yet."""

    figure: str
    target: int
    reached: Quantity | None = None

    @property
    def is_reached(self) -> bool:
        return isinstance(self.reached, Amount) and self.reached.value >= self.target


@dataclass(frozen=True, slots=True)
class Digest:
    """`sent`: by the place right below, the silent ones with 0; `own` is what the place itself has sent.

    `before`: the same in the time that it is `compared` with; None where nothing had ever been sent by then.
    """

    place: NamedPlace
    period: Period
    sent: dict[int, int]
    names: dict[int, Names]
    rubrics: Sequence[OfRubric]
    pages: Sequence[PageGrowth] = ()
    compared: Period | None = None
    before: dict[int, int] | None = None
    own: int = 0
    entered: int = 0  # of the posts, those that the region entered for a branch
    reposts: int = 0
    from_primary: int = 0  # of the posts, those that a primary organisation wrote
    without_rubric: int = 0  # of the posts: counted for none
    on_site: int = 0  # on the union's site in that time
    publications: dict[str, int] = field(default_factory=dict)  # by place: a post counts once in each
    quiet: dict[str, int] = field(default_factory=dict)  # weeks of which was said that nothing comes, by the reason
    by_day: dict[date, int] = field(default_factory=dict)
    members: dict[int, int] = field(default_factory=dict)
    plan: Tally | None = None
    dormant: int | None = None  # pages
    waiting: int | None = None  # for a decision; of a time that is over, nobody knows any more
    stated: Quantity | None = None  # a total that was told of just these days
    press: Quantity | None = None
    subscribed: Quantity | None = None
    goals: Sequence[Progress] = ()
    tasks: TaskTally | None = None
    readers: Readers | None = None

    @property
    def posts(self) -> int:
        return sum(self.sent.values()) + self.own

    @property
    def posts_before(self) -> int | None:
        return None if self.before is None else sum(self.before.values())

    @property
    def senders(self) -> list[tuple[Names, int]]:
        return [(one.names, one.count) for one in self.parts if one.count]

    @property
    def silent(self) -> list[Names]:
        return [self.names[place] for place, count in self.sent.items() if not count]

    @property
    def empty_rubrics(self) -> list[Names]:
        return [one.names for one in self.rubrics if one.is_used and not one.count]

    @property
    def by_week(self) -> dict[str, int]:
        """From the first to the last in which anything was sent; in between none is none."""
        if not self.by_day:
            return {}
        found = dict.fromkeys(spans.weeks_between(min(self.by_day), max(self.by_day)), 0)
        for day, count in self.by_day.items():
            found[weeks.week_of(day)] += count
        return found

    @property
    def parts(self) -> list[Part]:
        """The most first; of equal ones in the order of the tree."""
        order = list(self.sent)
        first = sorted(order, key=lambda one: (-self.sent[one], order.index(one)))
        better = {self.sent[one]: rank for rank, one in reversed(list(enumerate(first, 1)))}
        return [
            Part(one, self.names[one], self.sent[one], None if self.before is None else self.before.get(one, 0),
                 better[self.sent[one]], self.members.get(one))
            for one in first
        ]  # fmt: skip
