"""A kind of notice: what it says, whom it is for, and what follows from how its sending ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
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


async def nothing_follows(_: AsyncConnection, __: About, ___: Notice, ____: Outcome, _____: datetime) -> None:
    """What it said was all."""


class Kind:
    """All that is said of it here takes its own notice, and no other: that is asked when it is put together.

    `is_alike`: what is about the same says the same to all who read one language, whoever they are.
    """

    def __init__(
        self, about: type[A], words: Words[A], is_for: Rule[A], sequel: Sequel[A] = nothing_follows, *,
        is_alike: bool = False,
    ) -> None:  # fmt: skip
        self.is_alike = is_alike
        self.about: type[About] = about
        self.words: Words[Any] = words
        self.is_for: Rule[Any] = is_for
        self.sequel: Sequel[Any] = sequel


async def zone_of(tx: AsyncConnection, place_id: int) -> ZoneInfo:
    return ZoneInfo(await organisations.zone_of(tx, place_id))
