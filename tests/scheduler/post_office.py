"""A sender with a Telegram before it and a database behind it; what it has to say is what was left, word for word."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram import Bot
from sqlalchemy import RowMapping, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.messenger import Messenger
from db.tables import Account, Notice, Person
from demo.session import Session
from newsroom import outbox
from newsroom.notices import About, Recipient, tell
from newsroom.outbox import Notice as Left
from scheduler.outcomes import Sequel
from scheduler.sender import Outcome, Sender, Word, Wording
from screens.screen import Screen
from simulator import Telegram
from simulator import photo as picture
from tests.machine import Machine, until

TOKEN = "1000:tilshi"


@dataclass(frozen=True, slots=True)
class Text(About):
    kind = "text"
    text: str


@dataclass(frozen=True, slots=True)
class UrgentText(Text):
    urgency = outbox.URGENT


@dataclass(frozen=True, slots=True)
class BulkText(Text):
    urgency = outbox.BULK


WITH = {one.urgency: one for one in (UrgentText, Text, BulkText)}


async def as_left(_: AsyncConnection, __: Sequence[Left]) -> Word:
    """`text` as it is; without one, what it was about is no more."""

    async def word(notice: Left) -> Screen | None:
        text = notice.parameters["text"]
        return Screen(text) if text else None

    return word


async def nothing_more(_: AsyncConnection, __: Left, ___: Outcome, ____: datetime) -> None:
    """No sequel."""


class PostOffice:
    def __init__(self, telegram: Telegram, engine: AsyncEngine, session: Any = None) -> None:
        self.telegram = telegram
        self.engine = engine
        self.clock = Machine(telegram.clock)
        self._at_work = 0
        self.bot = telegram.bot(TOKEN)
        self._messenger = Messenger(Bot(TOKEN, session=session or Session(telegram.world)))
        self.sender = self.another()

    def another(self, sequel: Sequel = nothing_more, wording: Wording = as_left) -> Sender:
        return Sender(self.engine, wording, self._messenger.deliver, sequel, self.clock)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Sender]:
        """The sender at work, as in the bot, until the end of the block."""
        sender = self.sender
        work = asyncio.create_task(sender.run())
        self._at_work += 1
        try:
            yield sender
        finally:
            self._at_work -= 1
            sender.stop()
            await self.until(work.done)
        work.result()

    async def until(self, condition: Callable[[], Any], seconds: float = 60, step: float = 0.1) -> float:
        """Time goes by until it is so; gives how much."""
        return await until(self.clock, self.engine, self.bot, condition, seconds, step, self._at_work)

    async def passes(self, seconds: float, step: float = 0.1) -> None:
        end = self.telegram.clock.monotonic() + seconds
        await self.until(lambda: self.telegram.clock.monotonic() >= end, seconds, step)

    async def settled(self, seconds: float = 60) -> float:
        """Until nothing waits any more."""

        async def all_ended() -> bool:
            return not {"waiting", "sending"} & set(await self.states())

        return await self.until(all_ended, seconds)

    @property
    def now(self) -> datetime:
        """By the clock on the wall."""
        return datetime.fromtimestamp(self.clock.now(), UTC)

    async def reader(self, name: str = "Әлия") -> int:
        """Somebody who has pressed Start, and is the person of the same number."""
        human = self.telegram.world.add_human(name)
        self.telegram.world.dialog(human, self.bot).started = True
        async with self.engine.begin() as tx:
            await tx.execute(insert(Person).values(id=human.id, language="kk", created_at=self.now))
            await tx.execute(insert(Account).values(id=human.id, person_id=human.id, language="kk"))
        return human.id

    def file(self) -> str:
        return self.telegram.world.files.add_photo(picture())[-1].id_for(self.bot.id)

    async def leave(
        self, chat: int, *texts: str, after: float = 0, person_id: int | None = None, urgency: int = outbox.USUAL
    ) -> None:
        to = Recipient(chat, person_id)
        async with self.engine.begin() as tx:
            for text in texts:
                await tell(tx, WITH[urgency](text), [to], self.now, after=timedelta(seconds=after))

    async def drained(self, rounds: int = 1, seconds: float = 1) -> int:
        """Some rounds of the sender, time going by between them; gives how many notices it took."""
        took = 0
        for _ in range(rounds):
            took += await self.sender.drain_some()
            await self.telegram.clock.advance(seconds)
        return took

    def said(self) -> list[str]:
        """What arrived, in its order, whoever read it."""
        return [said.text for said in self.telegram.world.record.said if said.kind == "said"]

    async def notices(self) -> Sequence[RowMapping]:
        async with self.engine.connect() as tx:
            return (await tx.execute(select(Notice.__table__).order_by(Notice.id))).mappings().all()

    async def states(self) -> list[str]:
        return [row["state"] for row in await self.notices()]

    async def unreachable_since(self, number: int) -> datetime | None:
        async with self.engine.connect() as tx:
            return (await tx.execute(select(Person.unreachable_since).where(Person.id == number))).scalar_one()
