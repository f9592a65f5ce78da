"""Processes that remind and send, killed at any moment around the hour: each chair has one notice, and one message.

By a clock of their own, on which ten o'clock of a Monday is about to come.
"""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections import Counter
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess

from sqlalchemy import insert, select

from db.engine import open_engine
from db.tables import Account, Notice, Person, ReminderRun, Seat
from newsroom import outbox
from newsroom.reminders import rules, runs
from newsroom.rubrics import bringing_in
from newsroom.union import organisations
from simulator.web.server import Server
from simulator.world.world import World
from tests import running
from tests.databases import PATIENCE
from tests.torture.worker import TOKEN, work

PEOPLE = 60
TEN = datetime(2026, 11, 16, 5, tzinfo=UTC).timestamp()
STARTS = 0.5  # seconds
BEFORE = 1.0  # seconds from a start to ten o'clock


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

    def start(self) -> BaseProcess:
        return running.split_off(work, self.database, self.address, self.ahead)

    async def round(self, processes: int, kills: int, chance: random.Random) -> None:
        """Some are killed without a word, at moments around the hour, and others come in their place."""
        self.ahead = TEN - BEFORE - time.time() - STARTS * processes
        at_work = [self.start() for _ in range(processes)]
        try:
            for _ in range(kills):
                await asyncio.sleep(chance.uniform(STARTS, STARTS + 1.5 * BEFORE) / processes)
                victim = at_work.pop(chance.randrange(len(at_work)))
                victim.kill()
                assert await running.ended(victim) == -signal.SIGKILL
                at_work.append(self.start())
            await asyncio.wait_for(self._settled(), PATIENCE)
        finally:  # a round that fails leaves nobody behind to slow the others
            for one in at_work:
                one.kill()
                await running.ended(one)

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
