"""Plan against fact: which slots were fulfilled. It is asked of the posts, in one query for all of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Organisation, Post
from newsroom import weeks
from newsroom.plan.slots import Slot
from newsroom.posts.states import NEVER_SENT
from newsroom.union import organisations

# How many posts a branch has sent under a rubric in a week.
Sent = Mapping[tuple[int, int, str], int]


@dataclass(frozen=True, slots=True)
class Fact:
    """`by`: the branches that have fulfilled it, of those that it is asked of; by hand it is done by all or by none."""

    slot: Slot
    asked: Sequence[int]
    by: frozenset[int]

    @property
    def is_done(self) -> bool:
        if self.slot.is_done is not None:
            return self.slot.is_done
        return bool(self.asked) and self.by.issuperset(self.asked)

    def is_missed(self, today: date) -> bool:
        """Its week is over, as far as it is asked of anybody."""
        return bool(self.asked) and not self.is_done and weeks.days_of(self.slot.week)[1] < today

    def is_done_by(self, branch_id: int) -> bool:
        return self.slot.is_done if self.slot.is_done is not None else branch_id in self.by


@dataclass(frozen=True, slots=True)
class _Sent:
    branch_id: int
    rubric_id: int
    week: str
    count: int


async def of_slots(tx: AsyncConnection, region_id: int, slots: Sequence[Slot]) -> list[Fact]:
    """In the order of the slots, which are of one region."""
    if not slots:
        return []
    there = [one.id for one in await organisations.named_below(tx, region_id)]
    above = Organisation.parent_id
    branch = case((above == region_id, Organisation.id), else_=above).label("branch_id")
    below = and_(Organisation.region_id == region_id, Organisation.id != region_id)
    return compare(slots, await _sent(tx, branch, below, {slot.week for slot in slots}), there)


async def of_branch(tx: AsyncConnection, branch_id: int, slots: Sequence[Slot]) -> list[Fact]:
    """In the order of the slots, as far as this one branch is asked: of no other are posts looked at."""
    if not slots:
        return []
    own = or_(Organisation.id == branch_id, Organisation.parent_id == branch_id)
    branch = literal(branch_id).label("branch_id")
    return compare(slots, await _sent(tx, branch, own, {slot.week for slot in slots}), [branch_id])


async def _sent(
    tx: AsyncConnection, branch: ColumnElement[int], below: ColumnElement[bool], of_weeks: Iterable[str]
) -> dict[tuple[int, int, str], int]:  # fmt: skip
    """A primary organisation's post is its branch's."""
    alike = (Post.rubric_id, Post.week)
    sent = select(branch, *alike, func.count().label("count"))
    sent = sent.join(Organisation, Organisation.id == Post.organisation_id).where(below)
    sent = sent.where(Post.week.in_(sorted(of_weeks)), Post.rubric_id.is_not(None), Post.state.not_in(NEVER_SENT))
    found = await fetch_all(tx, sent.group_by(branch, *alike), _Sent)
    return {(one.branch_id, one.rubric_id, one.week): one.count for one in found}


def compare(slots: Sequence[Slot], sent: Sent, branches: Sequence[int]) -> list[Fact]:
    """Two slots of one branch, rubric and week want two posts: a branch's own first, then those asked of all."""
    left, by = Counter(sent), dict[int, set[int]]()
    for slot in sorted(slots, key=lambda one: (one.branch_id is None, one.on_day, one.id)):
        by[slot.id] = set()
        for branch_id in _asked(slot, branches):
            what = (branch_id, slot.rubric_id, slot.week)
            if left[what] > 0 and slot.is_done is None:
                left[what] -= 1
                by[slot.id].add(branch_id)
    return [Fact(slot, _asked(slot, branches), frozenset(by[slot.id])) for slot in slots]


def _asked(slot: Slot, branches: Sequence[int]) -> Sequence[int]:
    """A branch that was closed before is asked for nothing."""
    if slot.branch_id is None:
        return branches
    return () if slot.is_off else (slot.branch_id,)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of a branch, a rubric, or all: planned, and of that done."""

    planned: int
    done: int


def tally(facts: Iterable[Fact]) -> Tally:
    counted = [one.is_done for one in facts if one.asked]
    return Tally(len(counted), sum(counted))
