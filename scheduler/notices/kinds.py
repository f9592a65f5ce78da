"""A kind of notice: what it says, whom it is for, and what follows from how its sending ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.outbox import Notice
from newsroom.union import organisations
from newsroom.union.readers import Rule
from scheduler.outcomes import Outcome, Sequel
from screens.screen import Screen

# None when what it was about is no more.
Words = Callable[[AsyncConnection, Notice, Language], Awaitable[Screen | None]]


async def nothing_follows(_: AsyncConnection, __: Notice, ___: Outcome, ____: datetime) -> None:
    """What it said was all."""


@dataclass(frozen=True, slots=True)
class Kind:
    words: Words
    is_for: Rule
    sequel: Sequel = nothing_follows


async def zone_of(tx: AsyncConnection, place_id: int) -> ZoneInfo:
    return ZoneInfo(await organisations.zone_of(tx, place_id))
