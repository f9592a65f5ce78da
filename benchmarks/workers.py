"""A tap that Telegram brings to the only worker, beside one that it brings to one of two: the same PostgreSQL server.

Processor time of all workers together, with what they do beside: looking on, and standing by for the other.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientSession
from sqlalchemy import func, select

from benchmarks.processes import Counted
from benchmarks.tap import ROUNDS, TURNS, WARM_UP, People, Tap, into_the_form, known, prepare, require_quiet
from db.engine import Database, open_engine
from db.tables import Incoming

ONE, TWO = 1004, 1005


@dataclass(frozen=True, slots=True)
class WorkersCost:
    """Processor seconds of the bot for a tap."""

    one: float
    two: float

    @property
    def ratio(self) -> float:
        return self.two / self.one


@dataclass(frozen=True, slots=True)
class Team:
    workers: list[Counted]
    engine: Database
    people: People
    messages: dict[int, int]
    posts: dict[int, int]

    async def cost(self, rounds: int) -> float:
        rubrics: Tap = lambda person: f"step:{self.posts[person]}:rubric"  # noqa: E731 (as short as it is)
        choice: Tap = lambda person: f"rubric:{self.posts[person]}:2"  # noqa: E731
        before = self._cpu()
        for _ in range(rounds):
            for tap in (rubrics, choice):
                await self.people.tap_all(self.messages, tap)
                await self._done()
        return (self._cpu() - before) / (2 * rounds * len(self.people.numbers))

    def _cpu(self) -> float:
        return sum(worker.cpu() for worker in self.workers)

    async def _done(self) -> None:
        """Telegram has done with a tap once it is kept; here it is over when it is answered."""
        lying = select(func.count()).select_from(Incoming).where(Incoming.done_at.is_(None))
        while True:
            async with self.engine.connect() as tx:
                if not (await tx.execute(lying)).scalar_one():
                    return
            await asyncio.sleep(0.02)


async def measure(one: str, two: str) -> list[WorkersCost]:
    """In turns, for the machine is not always as fast."""
    simulator = await Counted.start("-m", "simulator", "--port", "0", "--no-pace")
    address = simulator.first_line.split()[2].removesuffix("/bot<token>/<method>")
    try:
        async with (
            ClientSession(address) as session,
            _team(session, address, one, ONE, 1) as alone,
            _team(session, address, two, TWO, 2) as both,
        ):
            for team in (alone, both):
                await team.cost(WARM_UP)
            costs = [WorkersCost(await alone.cost(ROUNDS), await both.cost(ROUNDS)) for _ in range(TURNS)]
        for database in (one, two):
            await require_quiet(database)
    finally:
        await simulator.stop()
    return costs


@asynccontextmanager
async def _team(
    session: ClientSession, address: str, database: str, number: int, workers: int
) -> AsyncIterator[Team]:  # fmt: skip
    people = People(session, number)
    await people.come()
    await prepare(database, people.numbers)
    with socket.create_server(("127.0.0.1", 0)) as found:
        listen = f"127.0.0.1:{found.getsockname()[1]}"
    environment = os.environ | {
        "BOT_TOKEN": f"{number}:tilshi", "DATABASE_URL": database, "TELEGRAM_API_URL": address,
        "WEBHOOK_URL": f"http://{listen}/telegram", "WEBHOOK_LISTEN": listen,
        "WEBHOOK_SECRET": secrets.token_urlsafe(32),
    }  # fmt: skip
    started = [
        await Counted.start("-m", "bot", "run", "--webhook", environment=environment, wait=False)
        for _ in range(workers)
    ]
    engine = open_engine(database)
    try:
        await known(session, number)
        messages, posts = await into_the_form(people)
        yield Team(started, engine, people, messages, posts)
    finally:
        await engine.dispose()
        for worker in started:
            await worker.stop()
