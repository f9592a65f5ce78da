"""What is new in the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom import outbox
from newsroom.notices import About, Recipient


@dataclass(frozen=True, slots=True)
class LibraryNews(About):
    """Of a month, to whoever sits in a region."""

    kind = "library_news"
    urgency = outbox.BULK
    month: str
    region_id: int

    def once(self, to: Recipient, _: datetime) -> str | None:
        """Whatever happens to rules, clocks and processes meanwhile, and wherever else one sits."""
        return f"{self.kind}:{self.month}:{to.person_id}"
