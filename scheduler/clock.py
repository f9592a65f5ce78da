"""Two clocks: the one on the wall, which somebody may set, and one that only ever goes on."""

from __future__ import annotations

import asyncio
from typing import Protocol


class Clock(Protocol):
    def now(self) -> float:
        """Seconds since 1970: for what is written down, and for hours that people have named."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment or other: for pauses, pace and patience."""
        ...

    async def sleep(self, seconds: float) -> None: ...


async def rest(clock: Clock, seconds: float, ends: asyncio.Event) -> None:
    """No longer than until something ends it: that it is time to stop, or that there is something to do."""
    waiting = [asyncio.ensure_future(ends.wait()), asyncio.ensure_future(clock.sleep(seconds))]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()
