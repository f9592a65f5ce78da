"""Time, and sleeping in it: real, shifted, or standing still until somebody moves it."""

from __future__ import annotations

import asyncio
import heapq
import math
import time
from collections.abc import Callable
from itertools import count

TURNS_AFTER_A_WAKING = 5  # turns of the event loop that a woken sleeper gets before time goes on


class Timer:
    """Something due later; `cancel()` forgets it."""

    __slots__ = ("action", "due")

    def __init__(self, due: float, action: Callable[[], None]) -> None:
        self.due = due
        self.action: Callable[[], None] | None = action

    def cancel(self) -> None:
        self.action = None


class Clock:
    """Starts now, or at `start`; runs by itself unless `frozen`, so many times as fast as real time as `rate` says;
    `advance` moves it either way."""

    def __init__(self, start: float | None = None, *, frozen: bool = False, rate: float = 1.0) -> None:
        self._base = time.time() if start is None else start
        self._rate = rate
        self._mark = time.monotonic()
        self._frozen = frozen
        self._due: list[tuple[float, int, Timer]] = []
        self._order = count()
        self._alarm: asyncio.TimerHandle | None = None
        self.ahead = 0.0

    def __getstate__(self) -> dict[str, float]:
        """Of a clock that stands still and for which nobody waits: only so can it be taken up again elsewhere."""
        if not self._frozen or any(timer.action is not None for _, _, timer in self._due):
            raise ValueError("the clock is running, or something is still due")
        return {"start": self._base, "ahead": self.ahead}

    def __setstate__(self, state: dict[str, float]) -> None:
        self.__init__(state["start"], frozen=True)  # type: ignore[misc]
        self.ahead = state["ahead"]

    @property
    def frozen(self) -> bool:
        return self._frozen

    @frozen.setter
    def frozen(self, frozen: bool) -> None:
        self._set(self.now())
        self._frozen = frozen
        self._arm()

    def now(self) -> float:
        return self._base if self._frozen else self._base + self._rate * (time.monotonic() - self._mark)

    def monotonic(self) -> float:
        """Seconds since some moment: the same, for this clock is never set back."""
        return self.now()

    def _set(self, now: float) -> None:
        self._base, self._mark = now, time.monotonic()

    def later(self, seconds: float, action: Callable[[], None]) -> Timer:
        timer = Timer(self.now() + max(seconds, 0.0), action)
        heapq.heappush(self._due, (timer.due, next(self._order), timer))
        self._arm()
        return timer

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        timer = self.later(seconds, lambda: None if woken.done() else woken.set_result(None))
        try:
            await woken
        finally:
            timer.cancel()

    async def advance(self, seconds: float) -> None:
        """Lets `seconds` pass at once, stopping at every sleeper on the way as real time would."""
        end = self.now() + seconds
        self.ahead += seconds
        while self._due and self._due[0][0] <= end:
            if self._due[0][2].action is None:
                heapq.heappop(self._due)
                continue
            self._set(max(self.now(), self._due[0][0]))
            self._fire()
            for _ in range(TURNS_AFTER_A_WAKING):
                await asyncio.sleep(0)
        self._set(max(end, self.now()))
        self._arm()

    def quiet_for(self) -> float:
        """For so many seconds nobody wakes; without end where nobody sleeps."""
        self._forget_cancelled()
        return max(self._due[0][0] - self.now(), 0.0) if self._due else math.inf

    def _fire(self) -> None:
        now = self.now()
        while self._due and self._due[0][0] <= now:
            timer = heapq.heappop(self._due)[2]
            action, timer.action = timer.action, None
            if action is not None:
                action()

    def _arm(self) -> None:
        """Asks the event loop to wake us for what is due next; a frozen clock waits for `advance`."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        self._forget_cancelled()
        if self._due and not self._frozen:
            wait = max(self._due[0][0] - self.now(), 0.0) / self._rate
            self._alarm = asyncio.get_running_loop().call_later(wait, self._ring)

    def _forget_cancelled(self) -> None:
        while self._due and self._due[0][2].action is None:
            heapq.heappop(self._due)

    def _ring(self) -> None:
        self._fire()
        self._arm()
