"""What a branch is reminded of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom import outbox
from newsroom.notices import About, Recipient


@dataclass(frozen=True, slots=True)
class Reminder(About):
    region_id: int
    branch_id: int
    week: str

    def once(self, to: Recipient, _: datetime) -> str | None:
        return f"{self.kind}:{self.week}:{to.person_id}:{self.branch_id}"


@dataclass(frozen=True, slots=True)
class RubricOfWeek(Reminder):
    kind = "rubric"


@dataclass(frozen=True, slots=True)
class Chaser(Reminder):
    kind = "chaser"


@dataclass(frozen=True, slots=True)
class Asked(Reminder):
    """By their specialist, who has seen in the digest that nothing came."""

    kind = "asked"
    urgency = outbox.BULK


@dataclass(frozen=True, slots=True)
class ToCount(Reminder):
    kind = "count"
