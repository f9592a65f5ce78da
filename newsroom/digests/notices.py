"""What is told of reports that were issued, or hold no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom.notices import GATHERED, About, Gathered, Recipient, gathered


@dataclass(frozen=True, slots=True)
class ReportIssued(About):
    """To those of its region: its specialists, and the branches to which it proposes something. Each person once."""

    kind = "report_issued"
    report_id: int
    region_id: int

    def due_at(self, now: datetime) -> datetime:
        """A mistake that is seen at once is told to nobody."""
        return gathered(now, GATHERED)

    def once(self, to: Recipient, _: datetime) -> str | None:
        return f"{self.kind}:{self.report_id}:{to.person_id}"


@dataclass(frozen=True, slots=True)
class ReportWithdrawn(About):
    """To those who have heard that it was issued."""

    kind = "report_withdrawn"
    report_id: int
    region_id: int

    def once(self, to: Recipient, _: datetime) -> str | None:
        return f"{self.kind}:{self.report_id}:{to.person_id}"


@dataclass(frozen=True, slots=True)
class ReportsIssued(Gathered):
    """To the press service: what its colleagues have issued in ten minutes, all together."""

    kind = "reports_issued"
    since: datetime
