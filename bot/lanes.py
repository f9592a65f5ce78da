"""What was brought is dealt with: one person's in the order of its numbers, many people's at once, by any process.

Whoever takes a lane goes through all that lies in it, also what another process has kept. What nobody is at work on,
because a process has died, is taken up by those that are left.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import Any, TypeVar

import structlog
from aiogram import Bot
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import incoming
from bot.edge import Edge
from bot.incoming import Kept
from db.engine import Database, is_away
from db.turns import Turns
from scheduler.clock import Clock, rest

T = TypeVar("T")

AT_ONCE = 50  # people
FAREWELL = 20.0  # seconds that what was begun gets to end when the bot stops
LOOKS = 2.0  # seconds; what lies there at two looks is taken up
ASKS_AGAIN, SELDOM = 0.1, 1.0  # seconds, while another process is at work for the same person
PAUSE = 1.0  # while the database is away
MOST_TRIES = 3  # processes that an update may take with it
GIVEN_UP = "update given up"

log = structlog.get_logger(__name__)


class Lanes:
    def __init__(self, engine: Database, bot: Bot, edge: Edge, turns: Turns, clock: Clock) -> None:
        self._engine = engine
        self._bot = bot
        self._edge = edge
        self._turns = turns
        self._clock = clock
        self._waiting: dict[int, None] = {}
        self._served: set[int] = set()
        self._work: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()
        self._seen: set[int] = set()
        self._lost: set[int] = set()

    async def keep(self, update_id: int, update: Mapping[str, Any]) -> None:
        """It cannot get lost any more, and is done when it is its turn."""
        self.begin(await self._engine.write(lambda tx: incoming.keep(tx, update_id, update, self._now())))

    async def left(self) -> set[int]:
        """The numbers of all that lies there, of whatever process."""
        return await self._certainly(incoming.open_ones)

    def begin(self, lane: int) -> None:
        """Something may lie there. When it is time to stop, it lies there for the others, and for the next start."""
        if self._stopping.is_set():
            return
        self._waiting[lane] = None
        if len(self._work) < AT_ONCE and lane not in self._served:
            task = asyncio.create_task(self._go_through_all())
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    async def run(self, looks: int | None = None) -> None:
        """Until `stop`; what was begun is finished then, and what does not end in time lies there for the next."""
        looking = asyncio.create_task(self._look_on(count() if looks is None else range(looks)))
        try:
            await self._stopping.wait()
            await looking  # which ends by itself: nobody is to be torn away from the database
        finally:
            looking.cancel()
            await self._finish(FAREWELL if self._stopping.is_set() else 0)

    def stop(self) -> None:
        self._stopping.set()

    async def _finish(self, seconds: float) -> None:
        if self._work:
            _, late = await asyncio.wait(set(self._work), timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _look_on(self, looks: Iterable[int]) -> None:
        """For what others have left."""
        for _ in looks:
            try:
                await self.look()
            except Exception as error:
                log.warning("database away" if is_away(error) else "not looked on", trouble=type(error).__name__)
            await rest(self._clock, LOOKS, self._stopping)
            if self._stopping.is_set():
                return

    async def look(self) -> None:
        """On SQLite there is nobody else: what lies there when the bot starts was left by one that is dead."""
        lying = await self._engine.read(incoming.lying)
        self._lost.intersection_update([one.id for one in lying])
        found = [one for one in lying if not self.has(one.lane)]
        before, self._seen = self._seen, {one.id for one in found}
        for one in found:
            if one.id in before or self._engine.dialect.name == "sqlite":
                self._lost.add(one.id)
                self.begin(one.lane)

    def has(self, lane: int) -> bool:
        """Something lies there, or somebody is at work on it."""
        return lane in self._waiting or lane in self._served

    async def _go_through_all(self) -> None:
        while (lane := next((one for one in self._waiting if one not in self._served), None)) is not None:
            self._served.add(lane)
            try:
                await self._go_through(lane)
            except Exception as error:  # what lies there is taken up at one of the next looks
                log.error("lane left", exc_info=error)  # noqa: TRY400
            finally:
                self._served.discard(lane)

    async def _go_through(self, lane: int) -> None:
        """Until nothing lies there. Whoever is told of something more meanwhile looks once more."""
        del self._waiting[lane]
        if not await self._has_turn(lane):
            return
        try:
            while (kept := await self._certainly(partial(incoming.next_of, lane=lane))) is not None:
                self._waiting.pop(lane, None)
                await self._deal(kept)
        finally:
            await self._give_back(lane)

    async def _has_turn(self, lane: int) -> bool:
        """Waits for whoever has it; they may do all that lies there, and then there is nothing to wait for."""
        pause = ASKS_AGAIN
        while not await self._until_back(partial(self._turns.take, lane)):
            await rest(self._clock, pause, self._stopping)
            pause = min(2 * pause, SELDOM)
            if self._stopping.is_set() or await self._certainly(partial(incoming.next_of, lane=lane)) is None:
                return False
        return True

    async def _give_back(self, lane: int) -> None:
        try:
            await self._turns.give_back(lane)
        except Exception as error:  # it went with its connection
            if not is_away(error):
                raise

    async def _deal(self, kept: Kept) -> None:
        if not await self._is_given_up(kept.id):
            await self._edge.deal(kept.id, kept.payload, kept=True)
        await self._certainly(partial(incoming.done, update_id=kept.id, now=self._now()))

    async def _is_given_up(self, update_id: int) -> bool:
        """One that ends each process which takes it up would end them all, again and again."""
        if update_id not in self._lost:
            return False
        self._lost.discard(update_id)
        tries = await self._certainly(partial(incoming.take_up, update_id=update_id))
        log.info("update taken up", update_id=update_id, tries=tries)
        if tries > MOST_TRIES:
            await self._edge.note(GIVEN_UP, update_id=update_id)
        return tries > MOST_TRIES

    async def _certainly(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        async def written(tx: AsyncConnection) -> T:
            return await work(tx)

        return await self._until_back(lambda: self._engine.write(written))

    async def _until_back(self, ask: Callable[[], Awaitable[T]]) -> T:
        """However long the database is away."""
        while True:
            try:
                return await ask()
            except Exception as error:
                if not is_away(error):
                    raise
                log.warning("database away", trouble=type(error).__name__)
                await self._clock.sleep(PAUSE)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)
