"""What is in flight: sent and not yet answered, or answered and not yet noted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence

import structlog

from newsroom import outbox
from newsroom.outbox import Notice
from scheduler.outcomes import Landed, Outcome
from scheduler.pace import Pace
from screens.screen import Screen

AT_ONCE = 50  # two groups of the sender: one flies while the other is noted and the next are claimed

log = structlog.get_logger(__name__)

Delivery = Callable[[int, Screen], Awaitable[Outcome]]


class Flights:
    """A window and not a batch: one slow answer holds up one place."""

    def __init__(self, deliver: Delivery, pace: Pace, has_landed: Callable[[], None]) -> None:
        self._deliver = deliver
        self._pace = pace
        self._has_landed = has_landed
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._landed: dict[int, Landed] = {}

    def __len__(self) -> int:
        return len(self._flying) + len(self._landed)

    @property
    def flying(self) -> int:
        return len(self._flying)

    @property
    def landed(self) -> int:
        return len(self._landed)

    def notice_ids(self) -> Collection[int]:
        return [*self._flying, *self._landed]

    def room(self, noted: int = 0) -> int:
        """For so many more, once so many of those that have landed are noted."""
        rest = len(self) - noted
        return min(AT_ONCE - rest, self._pace.room(rest))

    def all_that_landed(self) -> list[Landed]:
        return list(self._landed.values())

    def are_noted(self, landed: Sequence[Landed]) -> None:
        for notice, _ in landed:
            del self._landed[notice.id]

    def begin(self, notice: Notice, screen: Screen | Outcome | None) -> None:
        """A screen goes out; what is none has ended already: what it was about is no more, or it has no words."""
        if isinstance(screen, Screen):
            self._pace.spend(screen.messages)
            self._flying[notice.id] = asyncio.create_task(self._fly(notice, screen))
        else:
            self._land(notice, screen or Outcome(outbox.SENT))

    async def _fly(self, notice: Notice, screen: Screen) -> None:
        try:
            outcome = await self._deliver(notice.chat_id, screen)
        except Exception as error:  # no answer that could be read: as far as we know, it may have arrived
            log.error("notice in doubt", notice=notice.id, kind=notice.kind, exc_info=error)  # noqa: TRY400
            outcome = Outcome(outbox.UNKNOWN, trouble=type(error).__name__)
        if outcome.state in (outbox.SENT, outbox.FAILED, outbox.UNREACHABLE):
            self._pace.open()
        del self._flying[notice.id]
        self._land(notice, outcome)

    def _land(self, notice: Notice, outcome: Outcome) -> None:
        self._landed[notice.id] = notice, outcome
        self._has_landed()

    async def all_landed(self) -> None:
        await asyncio.gather(*self._flying.values())

    async def break_off(self) -> None:
        """Whatever they would have been told stays unknown."""
        for task in self._flying.values():
            task.cancel()
        await asyncio.gather(*self._flying.values(), return_exceptions=True)
