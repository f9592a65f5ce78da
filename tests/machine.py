"""The clock of the machine that the bot runs on, which somebody may set; and time that goes by while the bot works."""

from __future__ import annotations

import asyncio
import inspect
import math
from collections.abc import Callable
from typing import Any

from db.engine import Database
from simulator.clock import Clock
from simulator.world.accounts import Bot

DAY = 86_400.0
PATIENCE = 60.0  # real seconds
TURNS = 25  # of the event loop, in which whoever has something to do begins with it


class Machine:
    """Telegram's own clock goes on, whatever is done to this one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.off = 0.0  # seconds that it is ahead
        self.asleep = 0

    def now(self) -> float:
        return self._clock.now() + self.off

    def monotonic(self) -> float:
        return self._clock.monotonic()

    async def sleep(self, seconds: float) -> None:
        self.asleep += 1
        try:
            await self._clock.sleep(seconds)
        finally:
            self.asleep -= 1

    async def advance(self, seconds: float) -> None:
        await self._clock.advance(seconds)

    def quiet_for(self) -> float:
        return self._clock.quiet_for()


async def until(
    clock: Machine,
    engine: Database,
    bot: Bot,
    condition: Callable[[], Any],
    seconds: float = 60,
    step: float = 0.1,
    senders: int = 0,
) -> float:
    """Time goes by until it is so, and only while nobody works: how fast this machine is does not count.

    Step by step; those in which nobody would wake, at once.
    """
    started = clock.monotonic()
    while True:
        await idle(clock, engine, bot, senders)
        met = condition()
        if await met if inspect.isawaitable(met) else met:
            return clock.monotonic() - started
        left = seconds - (clock.monotonic() - started)
        assert left >= 0, f"not within {seconds} s"
        await clock.advance(step * _steps(clock.quiet_for() / step, left / step))


def _steps(quiet: float, left: float) -> int:
    """Where nobody sleeps, somebody is about to end: no time has to go by for that."""
    return 1 if math.isinf(quiet) else max(1, math.ceil(min(quiet, left)))


async def idle(clock: Machine, engine: Database, bot: Bot, senders: int) -> None:
    """So many senders are at work; on PostgreSQL one of them keeps a connection, for its lock."""
    kept = 0 if engine.dialect.name == "sqlite" else 1
    calm = 0
    async with asyncio.timeout(PATIENCE):
        while calm < TURNS:
            await asyncio.sleep(0)
            busy = engine.at_work > kept or bot.busy > bot.held or clock.asleep < senders
            calm = 0 if busy else calm + 1
            if busy:
                await asyncio.sleep(0.0005)
