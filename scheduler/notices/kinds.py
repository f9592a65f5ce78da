"""A kind of notice: what it says, whom it is for, and what follows from how its sending ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.notices import About
from newsroom.outbox import Notice
from newsroom.union import organisations
from newsroom.union.readers import Rule
from scheduler.outcomes import Outcome
from screens.screen import Screen

A = TypeVar("A", bound=About)
# None when what it was about is no more.
Words = Callable[[AsyncConnection, A, Notice, Language], Awaitable[Screen | None]]
Sequel = Callable[[AsyncConnection, A, Notice, Outcome, datetime], Awaitable[None]]
# When one that is late may be told: now, or at a moment that is yet to come.
Again = Callable[[AsyncConnection, A, datetime], Awaitable[datetime]]
LATE = timedelta(minutes=15)


async def nothing_follows(_: AsyncConnection, __: About, ___: Notice, ____: Outcome, _____: datetime) -> None:
    """What it said was all."""


class Kind:
    """All that is said of it here takes its own notice, and no other: that is asked when it is put together.

    `is_alike`: what is about the same says the same to all who read one language, whoever they are. `again`: what was
    held up is told as of then, and not at every hour.
    """

    def __init__(
        self, about: type[A], words: Words[A], is_for: Rule[A], sequel: Sequel[A] = nothing_follows, *,
        is_alike: bool = False, again: Again[A] | None = None,
    ) -> None:  # fmt: skip
        self.is_alike = is_alike
        self._again: Again[Any] | None = again
        self.about: type[About] = about
        self.words: Words[Any] = words
        self.is_for: Rule[Any] = is_for
        self.sequel: Sequel[Any] = sequel

    async def told_again(self, tx: AsyncConnection, about: About, notice: Notice, now: datetime) -> datetime | None:
        """Of what the sender or Telegram has held up, the moment that it is told at; None of all else."""
        is_in_time = notice.attempts <= 1 and now - notice.due_at < LATE
        return None if self._again is None or is_in_time else await self._again(tx, about, now)


async def zone_of(tx: AsyncConnection, place_id: int) -> ZoneInfo:
    return ZoneInfo(await organisations.zone_of(tx, place_id))
