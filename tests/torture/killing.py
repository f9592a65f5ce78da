"""A broadcast to a crowd over HTTP, by a whole bot that is killed: wherever it is, and at named places."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from multiprocessing.process import BaseProcess

from db.engine import Database
from newsroom.broadcasts import sending, writing
from scheduler.pace import A_SECOND
from simulator.clock import Clock
from simulator.web.server import Server
from simulator.world.events import Event
from simulator.world.pace import Bucket, Pace
from simulator.world.world import World
from tests import running
from tests.databases import PATIENCE, opened
from tests.torture.crowd import TEXTS, UNPACED, Crowd, Ended
from tests.torture.deaths import WHENS, Death
from tests.torture.worker import TOKEN, Fast, run

TO_START = 1.5  # seconds
A_LITTLE = 0.2
SENDERS = "leaves", "claims", "notes"  # what whoever sends is killed at
ARRIVED, ACCEPTED = TELEGRAMS = "arrived", "accepted"  # a message has reached Telegram, or was taken and not answered


class AfterALine(Pace):
    """As many a second as ever. But what a busy machine delays arrives together with that of the second after."""

    def _filled(self, key: tuple[int, int, str], rate: float, most: float, now: float) -> Bucket:
        return super()._filled(key, rate, most if key[-1] != "overall" else 2 * most, now)


@dataclass(frozen=True, slots=True)
class Kill:
    """By Telegram's side: when so many more messages have come so far."""

    at: str
    nth: int


def drawn(people: int, kills: int, chance: random.Random) -> list[Death | Kill]:
    """Every named place once, as far as there are so many; the others at any message. All come while it is sent."""
    each = max(people // (kills + 2), 2)  # messages in one life
    named: list[Death | Kill] = [Death(deed, when, 1 if deed == "leaves" else chance.randint(1, each // 25 + 1))
                                 for deed, when in product(SENDERS, WHENS)]  # fmt: skip
    named += [Kill(at, chance.randint(1, each)) for at in TELEGRAMS]
    others = [Kill(chance.choice(TELEGRAMS), chance.randint(1, each)) for _ in range(kills)]
    leaves, rest = named[:2], [*named[2:], *others][: kills - 2]
    chance.shuffle(rest)
    return [*leaves, *rest][:kills]


class Killing:
    def __init__(self, world: World, address: str, database: str, people: int, chance: random.Random) -> None:
        self.world, self._address, self._database = world, address, database
        self.engine: Database = opened(database)
        bot = world.add_bot(TOKEN, "Тілші", "tilshi_bot")
        self.crowd = Crowd(world, bot, self.engine, people, chance, self._has_arrived)
        self._process: BaseProcess | None = None
        self._next: Kill | None = None
        self._left = 0
        world.events.listen(self._hear)

    def _has_arrived(self) -> None:
        self._count(ARRIVED)

    def _hear(self, event: Event) -> None:
        if event.kind == "call" and event.data["request"].ok:
            self._count(ACCEPTED)

    def _count(self, what: str) -> None:
        if self._next is not None and self._next.at == what:
            self._left -= 1
            if self._left <= 0 and self._process is not None:
                self._next = None
                self._process.kill()

    async def plan(self) -> None:
        """For now: whoever looks what is due sends it."""
        now = datetime.fromtimestamp(self.world.clock.now(), UTC)
        press = await self.crowd.come_in(now)
        async with self.engine.begin() as tx:
            self.number = await writing.begin(tx, press, now)
            for language, text in TEXTS.items():
                await writing.write(tx, press, self.number, text, language=language)
            await sending.plan(tx, press, self.number, now + timedelta(seconds=1), now)

    async def lives(self, deaths: Sequence[Death | Kill], rate: float, a_second: int) -> Ended:
        """One after the other, each to its death; the last one until it is over."""
        started, killed = self.world.clock.now(), 0
        for end in [*deaths, None]:
            clock = Fast(self.world.clock.now(), time.monotonic(), rate)
            self._next, self._left = (end, end.nth) if isinstance(end, Kill) else (None, 0)
            death = end if isinstance(end, Death) else None
            self._process = running.split_off(run, self._database, self._address, clock, a_second, death)
            if end is None:
                break
            assert await self._died(), f"{end}: all was out before it came to that"
            killed += 1
            await asyncio.sleep(TO_START / rate)
        await self._until_over()
        return await self.crowd.ended(self.number, killed, self.world.clock.now() - started)

    async def _until_over(self) -> None:
        while not await self.crowd.is_over(self.number):
            await self.world.clock.sleep(A_LITTLE)

    async def _died(self) -> bool:
        """False: it has nothing to do any more."""
        assert self._process is not None
        ends, over = asyncio.create_task(running.ended(self._process)), asyncio.create_task(self._until_over())
        await asyncio.wait((ends, over), return_when=asyncio.FIRST_COMPLETED)
        over.cancel()
        if not ends.done():
            self._process.kill()
            await ends
            return False
        assert ends.result() == -signal.SIGKILL, "it ended by itself"
        return True

    async def close(self) -> None:
        self._next = None
        if self._process is not None:
            try:
                self._process.kill()
                await running.ended(self._process)
            except ValueError:
                pass  # it had ended, and was closed
        await self.engine.dispose()


async def killed(
    database: str, people: int, deaths: Sequence[Death | Kill], seed: int, *, paced: bool, rate: float = 1.0
) -> Ended:
    """`rate`: so many times as fast as real time."""
    world = World(Clock(rate=rate), AfterALine(on=paced), strict=True)
    async with Server(world) as server:
        killing = Killing(world, server.address, database, people, random.Random(seed))
        try:
            await killing.plan()
            lives = killing.lives(deaths, rate, A_SECOND if paced else UNPACED)
            ended = await asyncio.wait_for(lives, PATIENCE + people / 10)
            ended.require_all_is_known(people, len(deaths))
        finally:
            await killing.close()
    return ended
