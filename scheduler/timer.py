"""Looks at what is due, every half a minute."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from db.engine import is_away
from scheduler.clock import Clock

EVERY = 30  # seconds between two looks
GRACE = 300

log = structlog.get_logger(__name__)


class Timer:
    """APScheduler goes by the clock on the wall: set that back a day, and it would not look for a day.

    So it is watched by the other clock, and armed anew when a look is overdue. `moved_at`: when one went well.
    """

    def __init__(self, look: Callable[[], Awaitable[None]], clock: Clock) -> None:
        self._look = look
        self._clock = clock
        self._looked_at = -math.inf
        self.moved_at = clock.monotonic()
        self._stopped = asyncio.Event()
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self.job = self._scheduler.add_job(
            self._looks, "interval", seconds=EVERY, misfire_grace_time=GRACE, coalesce=True
        )

    async def run(self) -> None:
        self._looked_at = self._clock.monotonic()
        self._scheduler.start()
        watching = asyncio.create_task(self._watch())
        try:
            await self._stopped.wait()
        finally:
            watching.cancel()
            self._scheduler.shutdown(wait=False)

    def stop(self) -> None:
        self._stopped.set()

    async def _watch(self) -> None:
        while True:
            await self._clock.sleep(EVERY)
            if self._clock.monotonic() - self._looked_at >= 2 * EVERY:
                log.warning("look overdue: the clock was set back")
                self.job.reschedule("interval", seconds=EVERY)
                await self._looks()

    async def _looks(self) -> None:
        """The next look comes, whatever becomes of this one."""
        self._looked_at = self._clock.monotonic()
        try:
            await self._look()
        except Exception as error:
            if is_away(error):
                log.warning("database away", trouble=type(error).__name__)
            else:
                log.error("what is due was not looked at", exc_info=error)  # noqa: TRY400
        else:
            self.moved_at = self._clock.monotonic()
