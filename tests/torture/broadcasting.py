"""A broadcast to a crowd by a sender that dies again and again. Time goes by while nobody works."""

from __future__ import annotations

import asyncio
import random
from typing import Any

from bot.wording import wording
from scheduler import notices
from scheduler.sender import Sender
from tests.newsroom.everybody import tip
from tests.scheduler.post_office import PostOffice
from tests.torture.crowd import TEXTS, UNPACED, Crowd, Ended

TO_START = 1.5  # seconds


class Ordeal(PostOffice):
    def another(self, *_: Any, **__: Any) -> Sender:
        words = wording(self.bot.id, self.clock)
        sender = Sender(self.engine, words, self._messenger.deliver, notices.follow, self.clock)
        sender.pace.a_second = self._a_second
        return sender

    def __init__(self, telegram: Any, engine: Any, people: int, kills: int, seed: int, *, paced: bool) -> None:
        self._a_second = 25 if paced else UNPACED
        super().__init__(telegram, engine)
        telegram.world.pace.on = paced
        chance = random.Random(seed)
        self._asked, self._killed = 0, 0
        self._dies_at = sorted(chance.sample(range(people // 20, people), kills))
        self._work: asyncio.Task[None] | None = None
        self._crowd = Crowd(telegram.world, self.bot, engine, people, chance, self._one_more)

    def _one_more(self) -> None:
        """A request has arrived: if it is its turn, the sender dies with all that it has in flight."""
        self._asked += 1
        if self._dies_at and self._asked >= self._dies_at[0] and self._work is not None:
            del self._dies_at[0]
            self._killed += 1
            self._work.cancel()

    async def prepared(self) -> None:
        press = await self._crowd.come_in(self.now)
        async with self.engine.begin() as tx:
            self.number, _ = await tip(tx, press, TEXTS, self.now)

    async def lived_through(self, seconds: float) -> Ended:
        """Until all of it is out and has been shown."""
        self._at_work = 1
        lives = asyncio.create_task(self._one_after_the_other())
        took = await self.until(lambda: self._crowd.is_over(self.number), seconds, 0.2)
        lives.cancel()
        await asyncio.gather(lives, return_exceptions=True)
        return await self._crowd.ended(self.number, self._killed, took)

    async def _one_after_the_other(self) -> None:
        """Where one has died, the next begins, as soon as a process can."""
        while True:
            self._work = asyncio.create_task(self.another().run())
            try:
                await asyncio.wait((self._work,))
            finally:
                self._work.cancel()
                await asyncio.gather(self._work, return_exceptions=True)
            await self.clock.sleep(TO_START)


async def ordeal(telegram: Any, engine: Any, people: int, kills: int, seed: int, *, paced: bool) -> Ended:
    suffering = Ordeal(telegram, engine, people, kills, seed, paced=paced)
    await suffering.prepared()
    ended = await suffering.lived_through(60 + people / 10 + 200 * kills)
    ended.require_all_is_known(people, kills)
    return ended
