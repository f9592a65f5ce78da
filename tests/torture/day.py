"""One bad day, lived through to its end: people, a Telegram that fails, processes that die, and time that goes by.

Time goes on only while nobody is at work, so that a day of the same number goes the same way again.
"""

from __future__ import annotations

import asyncio
import heapq
import json
import random
import signal
import socket
from collections import Counter
from itertools import count
from multiprocessing.process import BaseProcess
from typing import Any

from simulator.clock import Clock
from simulator.web.server import Server
from simulator.world.events import Event
from simulator.world.pace import Pace
from simulator.world.world import World
from tests import running
from tests.bot.hooked import a_hook
from tests.databases import PATIENCE
from tests.torture.crew import Chair, Press, Somebody, Specialist
from tests.torture.deaths import Death
from tests.torture.fates import Fates
from tests.torture.led import A_FEW, TOKEN, Life, live
from tests.torture.ledger import Ledger
from tests.torture.places import OnPostgres, OnSqlite
from tests.torture.plan import ACCEPTED, ARRIVED, MOMENT, Blow, Kill, Plan
from tests.torture.reckoning import Reckoning, held, is_over
from tests.torture.region import (
    FIRST_CHAIR,
    PRESS,
    SPECIALIST,
    TEN,
    account_of,
    come_together,
    language_of,
    with_a_region,
)

BEGINS = TEN - 40
WORKS = 240.0  # seconds; whoever has not ended by then leaves it
SETTLES = 3600.0
GAVE_UP = 1  # the code of a process that could not begin
A_HAIR = 1e-5  # seconds, by which whoever is to wake is past their moment for certain
LOOKS, TWO_LOOKS = 20.0, 130.0  # at the database; and of the bot at what is due


class Worker:
    def __init__(self, life: Life) -> None:
        self._ours, theirs = socket.socketpair()
        self.process: BaseProcess = running.split_off(live, life, theirs)
        theirs.close()
        self.pid = self.process.pid or 0
        self.state: dict[str, Any] = {}
        self.is_dead = False
        self.doomed = ""  # at what it is to die

    async def tell(self, order: dict[str, Any]) -> None:
        if not hasattr(self, "_said"):
            self._heard, self._said = await asyncio.open_connection(sock=self._ours)
        self._said.write(json.dumps(order).encode() + b"\n")

    async def becomes_quiet(self, now: float, off: float) -> None:
        await self.tell({"now": now, "off": off})
        try:
            line = await asyncio.wait_for(self._heard.readline(), PATIENCE)
        except ConnectionError:
            line = b""
        self.is_dead = not line
        self.state = json.loads(line) if line else {"quiet": 0.0}

    def kill(self) -> None:
        self.process.kill()

    async def ended(self) -> int | None:
        if hasattr(self, "_said"):
            self._said.close()
        return await running.ended(self.process)


class Day:
    def __init__(self, plan: Plan, world: World, address: str, database: str, place: OnSqlite | OnPostgres) -> None:
        self.plan, self.world, self.place, self.database = plan, world, place, database
        self._address = address
        self._chance = random.Random(f"{plan.seed} day")
        self.bot = world.add_bot(TOKEN, "Тілші", "tilshi_bot")
        self.channel = come_together(world, self.bot)
        self.ledger = Ledger(world, self.bot)
        self.fates = world.faults = self.bot.updates._faults = Fates(plan.seed, plan.share)
        self.fates.are_told = lambda _: self._counted(ARRIVED)
        world.events.listen(self._hear)
        self._hook = a_hook() if plan.workers > 1 else None
        self.workers: list[Worker] = []
        self.kills: Counter[str] = Counter()
        self.blows: Counter[str] = Counter()
        self._off = 0.0
        self._is_away = False
        self._seen: Any = None
        self._lost: int | None = 0  # that those have asked who are dead
        self._deeds: list[tuple[float, int, str, Any]] = []
        self._order = count()
        self._kill: Kill | None = None
        self._left = 0
        self.begun_at = world.clock.now()
        for blow in plan.blows:
            self._later(blow.at, "blow", blow)
        for _ in range(plan.workers):
            self._later(0.0, "start", None)

    def _later(self, seconds: float, what: str, about: Any) -> None:
        heapq.heappush(self._deeds, (self.world.clock.now() + seconds, next(self._order), what, about))

    # ---- people

    def people(self) -> list[asyncio.Task[None]]:
        kinds: list[tuple[type[Somebody], int, tuple[int, ...]]] = [
            (Press, PRESS, (70_001, self.plan.broadcasts)), (Specialist, SPECIALIST, ()),
        ]  # fmt: skip
        kinds += [(Chair, FIRST_CHAIR + one, (10_000 + 100 * one, self.plan.posts)) for one in range(self.plan.chairs)]
        tasks = []
        for kind, number, given in kinds:
            seed = f"{self.plan.seed} {number}"
            one: Any = kind(self.world, self.bot, self.ledger, account_of(number), language_of(number), seed)
            tasks.append(asyncio.create_task(one.works(*given)))
        return tasks

    # ---- time

    async def lives(self) -> None:
        people = self.people()
        working = people[:1] + people[2:]  # the specialist looks on to the end
        try:
            await self._until(
                lambda: self._now() > self.plan.blows[-1].at + 20 and all(one.done() for one in working), WORKS
            )
            await self._mend_all()
            await self._settled()
        finally:
            for one in people:
                one.cancel()
            await asyncio.gather(*people, return_exceptions=True)

    async def _settled(self) -> None:
        """Nothing waits any more, and everybody has heard what there was to be heard."""
        begun = self._now()
        while self._now() < begun + SETTLES:
            looks_at = self._now() + LOOKS
            await self._until(lambda at=looks_at: self._now() >= at, LOOKS)
            self.found = await held(self.database)
            if (
                self._now() > begun + TWO_LOOKS
                and not len(self.bot.updates)
                and is_over(self.found, self.world.clock.now())
            ):
                return

    @property
    def deaths(self) -> int:
        return sum(self.kills.values())

    def complaints(self) -> list[str]:
        self.reckoning = Reckoning(
            self.ledger, self.found, self.channel, self.fates.doubts(), self.deaths, self.world.clock.now()
        )
        return self.reckoning.complaints()

    def _now(self) -> float:
        return self.world.clock.now() - self.begun_at

    async def _until(self, condition: Any, seconds: float) -> None:
        end = self.world.clock.now() + seconds
        while self.world.clock.now() < end and not condition():
            await self._goes_on(end)

    async def _goes_on(self, end: float) -> None:
        now = self.world.clock.now()
        while self._deeds and self._deeds[0][0] <= now:
            _, _, what, about = heapq.heappop(self._deeds)
            await getattr(self, f"_{what}")(about)
        await self._becomes_quiet()
        wakes = [self.world.clock.quiet_for(), end - now, *(worker.state["quiet"] for worker in self.workers)]
        wakes += [self._deeds[0][0] - now] if self._deeds else []
        await self.world.clock.advance(max(min(wakes), 0.0) + A_HAIR)

    async def _becomes_quiet(self) -> None:
        """Until nothing has happened since one looked before, and all that was asked has arrived."""
        while True:
            await asyncio.gather(*(one.becomes_quiet(self.world.clock.now(), self._off) for one in self.workers))
            await self._bury()
            for _ in range(A_FEW):
                await asyncio.sleep(0)
            asked = sum(one.state["asked"] for one in self.workers)
            sees = (self.fates.arrived, self.world.events.last, self.bot.updates.confirmed, len(self.workers),
                    asked, sum(one.state["answered"] for one in self.workers))  # fmt: skip
            is_same, self._seen = sees == self._seen, sees
            if is_same and self._lost in (None, self.fates.arrived - asked):
                self._lost = self.fates.arrived - asked
                return

    # ---- deaths

    async def _start(self, _: Any) -> None:
        now, plan = self.world.clock.now(), self.plan
        life = Life(self.database, self._address, now, self._off, self._hook, self.place.pragmas, plan.spoilt)
        self.workers.append(Worker(life))

    async def _bury(self) -> None:
        for worker in [one for one in self.workers if one.is_dead]:
            self.workers.remove(worker)
            how = await worker.ended()
            self.kills[worker.doomed] += 1
            self._lost = None
            gave_up = how == GAVE_UP and self.place.disk.is_full  # it says so and ends: there is no room to begin in
            assert gave_up or how == -signal.SIGKILL, f"a process has ended by itself: {how}"
            self._later(round(self._chance.uniform(0.3, 6), 1), "start", None)

    def _counted(self, what: str) -> None:
        if self._kill is not None and self._kill.at == what:
            self._left -= 1
            if self._left <= 0:
                self._kill = None
                worker = self._chance.choice(self.workers)
                worker.doomed = what
                worker.kill()

    def _hear(self, event: Event) -> None:
        if event.kind == "message" and event.data["message"].author is self.bot:
            self._counted(ACCEPTED)

    # ---- blows

    async def _blow(self, blow: Blow) -> None:
        self.blows[blow.kind] += 1
        await getattr(self, f"_{blow.kind}")(blow)

    async def _death(self, blow: Blow) -> None:
        if not self.workers:
            return
        if isinstance(blow.by, Death):
            worker = self._chance.choice(self.workers)
            worker.doomed = f"{blow.by.deed}, {blow.by.when}"
            await worker.tell({"death": [blow.by.deed, blow.by.when, blow.by.nth]})
        elif blow.by is not None and blow.by.at == MOMENT:
            worker = self._chance.choice(self.workers)
            worker.doomed = MOMENT
            await worker.tell({"now": self.world.clock.now(), "off": self._off})
            await asyncio.sleep(self._chance.uniform(0, 0.02))
            worker.kill()
        elif isinstance(blow.by, Kill):
            self._kill, self._left = blow.by, blow.by.nth

    async def _telegram(self, blow: Blow) -> None:
        self.fates.outage_until = self.world.clock.now() + blow.lasts

    async def _jump(self, blow: Blow) -> None:
        self._off += blow.lasts

    async def _disk(self, blow: Blow) -> None:
        self.place.disk.fill([one.pid for one in self.workers])
        self._later(blow.lasts, "relieve", None)

    async def _relieve(self, _: Any) -> None:
        self.place.disk.relieve([one.pid for one in self.workers])

    async def _away(self, blow: Blow) -> None:
        if not self._is_away:
            self._is_away = True
            await self.place.go_away()
            self._later(blow.lasts, "come_back", None)

    _locked = _away

    async def _come_back(self, _: Any) -> None:
        self._is_away = False
        await self.place.come_back()

    async def _cut(self, _: Blow) -> None:
        await self.place.cut()

    async def _crash(self, _: Blow) -> None:
        await self.place.crash()

    async def _mend_all(self) -> None:
        self.fates.is_over, self.fates.outage_until, self._kill, self._off = True, 0.0, None, 0.0
        while self._deeds:
            _, _, what, about = heapq.heappop(self._deeds)
            if what != "blow":
                await getattr(self, f"_{what}")(about)

    async def close(self) -> None:
        for worker in self.workers:
            worker.kill()
            await worker.ended()


async def lived(plan: Plan, place: OnSqlite | OnPostgres) -> Day:
    database = await place.fresh(with_a_region)
    world = World(Clock(BEGINS, frozen=True), Pace(on=True), strict=True)
    async with Server(world) as server:
        day = Day(plan, world, server.address, database, place)
        try:
            await day.lives()
        finally:
            await day.close()
    await place.take_back(with_a_region)
    return day
