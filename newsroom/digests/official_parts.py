"""What an official report on a region's information work tells, as values: texts and documents are made of it.

None is "no data", and 0 is none; an amount is as imprecise as it was told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from newsroom.counted.answers import Answer, Beside, Counted
from newsroom.counted.entries import Entry
from newsroom.counted.outlets import Outlet
from newsroom.counted.stated import Application, PastPosts
from newsroom.digests.figures import Digest
from newsroom.library.openings import Figures as LibraryFigures
from newsroom.pages.reported import Reported
from newsroom.people.upkeep import Figure
from newsroom.union.organisations import NamedPlace, Place
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OnSite:
    """Materials on the union's site: of the period, of the time it is compared with, and by years as stated."""

    answer: Answer
    before: Answer | None
    compared: Period | None
    by_period: Sequence[tuple[Period, Quantity]] = ()
    videos: Sequence[tuple[Period, Quantity]] = ()

    @property
    def both(self) -> tuple[int, int] | None:
        """Now and before, where both are exact, and both stated or both counted by the bot: else they are not alike."""
        if self.before is None or self.answer.is_stated != self.before.is_stated:
            return None
        now, before = self.answer.quantity, self.before.quantity
        is_exact = isinstance(now, Amount) and isinstance(before, Amount) and not (now.qualifier or before.qualifier)
        return (now.value, before.value) if is_exact else None  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class Sort:
    """Of one kind: what is known of the period, what was stated of other times that touch it, and the entries."""

    counted: Counted
    beside: Sequence[Beside] = ()
    entries: Sequence[Entry] = ()

    @property
    def is_known(self) -> bool:
        return self.counted.answer.quantity is not None or bool(self.beside)


@dataclass(frozen=True, slots=True)
class Rank:
    """A region's place among regions by its followers on a platform: computed, and as it was stated."""

    platform: str
    computed: tuple[int, int] | None = None
    stated: Quantity | None = None


@dataclass(frozen=True, slots=True)
class OfBranch:
    """A branch with its pages: those that stand in the register on the day of the report."""

    place: NamedPlace
    pages: Sequence[Reported] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A shortcoming: `rule` is its code, which stays, and `figures` what made it, as data that can be kept."""

    rule: str
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What follows from shortcomings and the region's strategy: `answers` are the rules that it answers."""

    code: str
    answers: Sequence[str]
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Official:
    """`as_of`: the day on which members, pages and proposals stand as they are told.

    `ranks` are by followers, `ranks_stated` all others; `own_outlets` the region or a branch runs itself. `reposts` are
    by the place right below, as the digest has its posts; `legal`: posts on rights and laws. `proposed_last`: what the
    last report proposed, and what became of it.
    """

    place: Place
    centre: Names
    union_names: Names
    period: Period
    as_of: date
    strategy: str
    dormant_after: int
    figures: Mapping[str, Figure]
    site: OnSite
    pages: Sequence[Reported]
    branches: Sequence[OfBranch]
    ranks: Sequence[Rank]
    ranks_stated: Sequence[Entry]
    analysed: Mapping[str, Quantity]
    press: Sort
    broadcast: Sort
    subscribed: Sort
    materials: Sort
    events: Sort
    outlets: Mapping[int, Outlet]
    own_outlets: Sequence[Outlet]
    by_level: Mapping[str, Quantity]
    themes: Mapping[str, Quantity]
    trained: Quantity | None
    sent_together: Mapping[tuple[str, ...], Quantity]
    digest: Digest
    reposts: Mapping[int, int]
    past_posts: PastPosts
    past_rubrics: Mapping[str, Quantity]
    rubrics: Mapping[str, Names]
    legal: Quantity | None
    application: Application
    library: LibraryFigures
    decisions: Sequence[Entry]
    considered: Quantity | None
    proposed_last: Sequence[Entry]
    findings: Sequence[Finding] = field(default_factory=tuple)
    proposals: Sequence[Proposal] = field(default_factory=tuple)

    @property
    def members(self) -> Amount | None:
        known = self.figures.get("members")
        return known.amount if known is not None else None

    @property
    def of_branches(self) -> list[tuple[NamedPlace, Reported]]:
        return [(one.place, page) for one in self.branches for page in one.pages]
