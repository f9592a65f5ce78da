"""Processes that remind and send, killed at any moment around the hour: each chair has one notice, and one message.

By a clock of their own, on which ten o'clock of a Monday is about to come.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select

from db.engine import open_engine
from db.tables import Account, Notice, Person, ReminderRun, Seat
from newsroom import outbox
from newsroom.reminders import rules, runs
from newsroom.rubrics import bringing_in
from newsroom.union import organisations
from simulator.web.server import Server
from simulator.world.world import World
from tests.databases import PATIENCE

ROOT = Path(__file__).parents[2]
TOKEN = "1000:tilshi"
PEOPLE = 60
TEN = datetime(2026, 11, 16, 5, tzinfo=UTC).timestamp()
BEFORE = 1.0  # seconds from a start to ten o'clock
WORKER = """
import asyncio, sys, time
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from bot.app import App, SystemClock
from db.engine import open_engine
from newsroom.reminders import rules, runs

class Ahead(SystemClock):
    def now(self):
        return time.time() + float(sys.argv[4])

async def main():
    runs.AT_ONCE = 7  # so that one may die between two steps
    session = AiohttpSession(api=TelegramAPIServer.from_base(sys.argv[2]))
    app = App(open_engine(sys.argv[1]), Bot(sys.argv[3], session=session), Ahead())
    sending = asyncio.create_task(app.sender.run())
    while not sending.done():
        await app.look_what_is_due()
        await asyncio.sleep(0.02)

asyncio.run(main())
"""


class Torture:
    """A Telegram over HTTP, a region of sixty chairs, and processes that come and go."""

    def __init__(self, world: World, address: str, database: str) -> None:
        self.world, self.address, self.database = world, address, database
        self.engine = open_engine(database)
        self.bot = world.add_bot(TOKEN, "Тілші", "tilshi_bot")
        self.ahead = 0.0

    async def prepare(self) -> None:
        async with self.engine.begin() as tx:
            await bringing_in.bring_in_rubrics(tx)
            names = {"kk": "Бәрі", "ru": "Все"}
            centre = await organisations.make(tx, parent_id=None, level="centre", code="centre", names=names)
            region = await organisations.make(tx, parent_id=centre, level="region", code="all", names=names)
            for number in range(1, PEOPLE + 1):
                place = await organisations.make(
                    tx, parent_id=region, level="branch", code=f"b{number}", names={"kk": f"{number}"}
                )  # fmt: skip
                human = self.world.add_human(f"Төраға {number}")
                self.world.dialog(human, self.bot).started = True
                since = datetime(2026, 1, 1, tzinfo=UTC)
                await tx.execute(insert(Person).values(id=number, language="kk", created_at=since))
                sits = {"person_id": number, "organisation_id": place, "role": "chair", "starts_on": since.date()}
                await tx.execute(insert(Seat).values(**sits))
                await tx.execute(insert(Account).values(id=human.id, person_id=number, language="kk"))
            await runs.come_due(tx, datetime.fromtimestamp(TEN - 3600, UTC))

    async def start(self) -> asyncio.subprocess.Process:
        known = os.environ | {"PYTHONPATH": str(ROOT)}
        given = (self.database, self.address, TOKEN, f"{self.ahead}")
        quiet = asyncio.subprocess.DEVNULL
        return await asyncio.create_subprocess_exec(
            sys.executable, "-c", WORKER, *given, cwd=ROOT, env=known, stdout=quiet, stderr=quiet
        )

    async def hour_is_near(self, of: int) -> None:
        """So many processes have started, and wait for it."""
        self.ahead = TEN - BEFORE - time.time() - 2.5 * of

    async def round(self, processes: int, kills: int, chance: random.Random) -> None:
        """Some are killed without a word, at moments around the hour, and others come in their place."""
        await self.hour_is_near(processes)
        running = [await self.start() for _ in range(processes)]
        for _ in range(kills):
            await asyncio.sleep(chance.uniform(1.5, 4.0) / processes)
            victim = running.pop(chance.randrange(len(running)))
            victim.kill()
            assert await victim.wait() == -signal.SIGKILL
            running.append(await self.start())
        await asyncio.wait_for(self._settled(), PATIENCE)
        for one in running:
            one.kill()
            await one.wait()

    async def _settled(self) -> None:
        """Ten o'clock has passed, everybody was decided about, and nothing waits or flies."""
        while True:
            async with self.engine.connect() as tx:
                rubric = select(ReminderRun.outcome).where(ReminderRun.kind == "rubric")
                outcomes = set((await tx.execute(rubric)).scalars())
                states = set((await tx.execute(select(Notice.state))).scalars())
            if outcomes == {rules.DONE} and not states & {outbox.WAITING, outbox.SENDING}:
                return
            await asyncio.sleep(0.1)

    async def check(self, kills: int) -> None:
        async with self.engine.connect() as tx:
            notices = (await tx.execute(select(Notice.chat_id, Notice.state).order_by(Notice.id))).all()
            told = (await tx.execute(select(ReminderRun.told).where(ReminderRun.kind == "rubric"))).scalars().all()
        assert len(notices) == len({chat for chat, _ in notices}) == PEOPLE, "one for each, and none forgotten"
        assert told == [PEOPLE]
        said = self._messages()
        assert max(said.values()) == 1, "nothing twice"
        lost = [chat for chat, state in notices if not said[chat] and state != outbox.UNKNOWN]
        assert lost == [], "what did not arrive was in flight when its sender died, and is known as such"
        assert sum(state == outbox.UNKNOWN for _, state in notices) <= kills * 25

    def _messages(self) -> Counter[int]:
        counted = Counter[int]()
        for (person, _), dialog in self.world.dialogs.items():
            counted[person] = sum(message.sender is dialog.bot for message in dialog.messages.values())
        return counted


async def tortured(database: str, processes: int, seed: int) -> None:
    chance = random.Random(seed)
    kills = chance.randint(1, 3)
    world = World(strict=True)
    async with Server(world) as server:
        torture = Torture(world, server.address, database)
        try:
            await torture.prepare()
            await torture.round(processes, kills, chance)
            await torture.check(kills)
        finally:
            await torture.engine.dispose()
