"""What is told of a plan: to whoever approves it, to the specialist, and to the branches that it is asked of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom import outbox
from newsroom.notices import About, Gathered, Recipient


@dataclass(frozen=True, slots=True)
class PlanSubmitted(About):
    """To the press service, where the region has it approve."""

    kind = "plan_submitted"
    month_id: int


@dataclass(frozen=True, slots=True)
class PlanDecided(About):
    """To the specialist: approved, or returned with a reason."""

    kind = "plan_decided"
    region_id: int
    month_id: int
    state: str


@dataclass(frozen=True, slots=True)
class PlanPublished(About):
    kind = "plan_published"
    urgency = outbox.BULK
    branch_id: int
    month_id: int


@dataclass(frozen=True, slots=True)
class PlanChanged(Gathered):
    """A published one, where it is asked of this branch: what is true of it then."""

    kind = "plan_changed"
    branch_id: int
    month_id: int

    def once(self, to: Recipient, due: datetime) -> str | None:
        """Whoever sits in two branches is told of each."""
        return f"{self.kind}:{self.branch_id}:{self.month_id}:{to.person_id}:{due.isoformat()}"


@dataclass(frozen=True, slots=True)
class PlanOnDaysOff(Gathered):
    """To the specialist: an owner has made days off of some that published plans use. What is true of it then."""

    kind = "plan_on_days_off"
    region_id: int

    def once(self, to: Recipient, due: datetime) -> str | None:
        """Whoever sits in two regions is told of each."""
        return f"{self.kind}:{self.region_id}:{to.person_id}:{due.isoformat()}"
