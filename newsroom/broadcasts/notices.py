"""What is told to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom import outbox
from newsroom.notices import About, Recipient


@dataclass(frozen=True, slots=True)
class Tip(About):
    kind = "broadcast"
    urgency = outbox.BULK
    broadcast_id: int

    def once(self, to: Recipient, _: datetime) -> str | None:
        """Of somebody's accounts the first one gets it."""
        return f"{self.kind}:{self.broadcast_id}:{to.person_id}"
