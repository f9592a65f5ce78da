"""What the owners hear of the backups that are made by night."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Occurrence
from newsroom import occurrences
from newsroom.notices import About, Recipient

REASONS = ("room", "place", "passphrase", "database", "other")
MADE = "backup"


@dataclass(frozen=True, slots=True)
class Failed(About):
    """`last`: the day of the last good one, or nothing. The same since then is told once, for however long it lasts."""

    kind = "backup_failed"
    reason: str
    last: str

    def once(self, to: Recipient, _: datetime, /) -> str | None:
        return f"{self.kind}:{to.chat_id}:{self.reason}:{self.last}"


@dataclass(frozen=True, slots=True)
class Made(About):
    """`path`: where it lies when it is sent."""

    kind = "backup"
    path: str
    night: str

    def once(self, to: Recipient, _: datetime, /) -> str | None:
        return f"{self.kind}:{to.chat_id}:{self.night}"


@dataclass(frozen=True, slots=True)
class TooLarge(About):
    """Told once a month: they know it by then."""

    kind = "backup_too_large"
    megabytes: int
    night: str

    def once(self, to: Recipient, _: datetime, /) -> str | None:
        return f"{self.kind}:{to.chat_id}:{self.night[:7]}"


async def note(tx: AsyncConnection, now: datetime) -> None:
    await occurrences.claim(tx, MADE, now, now)


async def last_made(tx: AsyncConnection, now: datetime) -> datetime | None:
    """By night; what somebody makes by hand is theirs. One of days to come was made by a clock that went wrong."""
    made = select(func.max(Occurrence.due_at)).where(Occurrence.rule == MADE, Occurrence.due_at <= now)
    last: datetime | None = (await tx.execute(made)).scalar_one()
    return last
