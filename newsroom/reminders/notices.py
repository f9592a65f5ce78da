"""What people are reminded of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom import outbox
from newsroom.notices import About, Recipient

BETWEEN = ":"


@dataclass(frozen=True, slots=True)
class Reminder(About):
    """One message for all that is due at somebody's places on a day: `parts` are kinds with their places, in order.

    `again`: it was put off from another notice. `by_hand`: somebody has sent this one kind beside what is due.
    """

    kind = "reminder"
    region_id: int
    day: str
    parts: tuple[str, ...]
    again: int = 0
    by_hand: str = ""

    def once(self, to: Recipient, _: datetime) -> str | None:
        """Whatever happens to rules, clocks and processes meanwhile: one a day and person."""
        if self.again:
            return f"put off:{self.again}"
        return BETWEEN.join((self.kind, *filter(None, (self.by_hand,)), self.day, f"{to.person_id}"))

    @property
    def owed(self) -> list[tuple[str, int]]:
        return [(kind, int(place)) for kind, _, place in (part.partition(BETWEEN) for part in self.parts)]


def part(kind: str, place_id: int) -> str:
    return f"{kind}{BETWEEN}{place_id}"


@dataclass(frozen=True, slots=True)
class OfRegion(About):
    """Within it, beside the one message of a day."""

    region_id: int
    day: str
    by_hand: str = ""

    def once(self, to: Recipient, _: datetime) -> str | None:
        return BETWEEN.join((self.kind, *filter(None, (self.by_hand,)), self.day, f"{to.person_id}"))


@dataclass(frozen=True, slots=True)
class WeekDigest(OfRegion):
    kind = "week_digest"


@dataclass(frozen=True, slots=True)
class MonthDigest(OfRegion):
    """Of the month before that day."""

    kind = "month_digest"


@dataclass(frozen=True, slots=True)
class QueueWaits(OfRegion):
    kind = "queue_waits"


@dataclass(frozen=True, slots=True)
class Liked(OfRegion):
    """What readers made of their posts: to a branch of the region, for all of a day together."""

    kind = "responses"


@dataclass(frozen=True, slots=True)
class OwnMonth(About):
    """Of the month before that day, to a branch: what came of it, and what comes next."""

    kind = "own_month"
    region_id: int
    place_id: int
    day: str
    by_hand: str = ""

    def once(self, to: Recipient, _: datetime) -> str | None:
        """One a month, whatever becomes of the rule meanwhile; by hand one a day."""
        of = (self.by_hand, self.day) if self.by_hand else (self.day[:7],)
        return BETWEEN.join((self.kind, *of, f"{to.person_id}", f"{self.place_id}"))


@dataclass(frozen=True, slots=True)
class OfRegions(About):
    """To the press service, one a day for all regions together."""

    day: str

    def once(self, to: Recipient, _: datetime) -> str | None:
        return BETWEEN.join((self.kind, self.day, f"{to.person_id}"))


@dataclass(frozen=True, slots=True)
class SilentRegions(OfRegions):
    """In which somebody has been silent for long."""

    kind = "silent_regions"


@dataclass(frozen=True, slots=True)
class PlansWait(OfRegions):
    """Of the next month, for the press service to approve."""

    kind = "plans_wait"


@dataclass(frozen=True, slots=True)
class UnionDigest(OfRegions):
    """Of the month before that day, one a month, though regions may have chosen other days."""

    kind = "union_digest"

    def once(self, to: Recipient, _: datetime) -> str | None:
        return BETWEEN.join((self.kind, self.day[:7], f"{to.person_id}"))


@dataclass(frozen=True, slots=True)
class OfWeek(About):
    region_id: int
    branch_id: int
    week: str

    def once(self, to: Recipient, _: datetime) -> str | None:
        return f"{self.kind}:{self.week}:{to.person_id}:{self.branch_id}"


@dataclass(frozen=True, slots=True)
class Asked(OfWeek):
    """By their specialist, who has seen in the digest that nothing came."""

    kind = "asked"
    urgency = outbox.BULK


@dataclass(frozen=True, slots=True)
class RegionAsked(About):
    """By the press service, of a week in which nothing came from there: its specialist, and nobody below."""

    kind = "region_asked"
    urgency = outbox.BULK
    region_id: int
    week: str

    def once(self, to: Recipient, _: datetime) -> str | None:
        return BETWEEN.join((self.kind, self.week, f"{to.person_id}", f"{self.region_id}"))


# Told no more: one `Reminder` has them all. What the version before has left is put into words still.


@dataclass(frozen=True, slots=True)
class RubricOfWeek(OfWeek):
    kind = "rubric"


@dataclass(frozen=True, slots=True)
class Chaser(OfWeek):
    kind = "chaser"


@dataclass(frozen=True, slots=True)
class ToCount(OfWeek):
    kind = "count"
