"""A sender with a Telegram before it and a database behind it; what it has to say is what was left, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram import Bot
from sqlalchemy import RowMapping, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.messenger import Messenger
from db.tables import Account, Notice, Person
from newsroom import outbox
from scheduler.sender import Outcome, Sender
from screens.screen import Screen
from simulator import Telegram
from simulator.doors.aiogram import InProcessSession

TOKEN = "1000:tilshi"


async def as_left(_: AsyncConnection, row: RowMapping) -> Screen | None:
    """`text` as it is; without one, what it was about is no more."""
    text = row["parameters"]["text"]
    return Screen(text) if text else None


async def nothing_more(_: AsyncConnection, __: RowMapping, ___: Outcome, ____: datetime) -> None:
    """No sequel."""


class PostOffice:
    def __init__(self, telegram: Telegram, engine: AsyncEngine, session: Any = None) -> None:
        self.telegram = telegram
        self.engine = engine
        self.bot = telegram.bot(TOKEN)
        self._messenger = Messenger(Bot(TOKEN, session=session or InProcessSession(telegram.world)))
        self.sender = self.another()

    def another(self) -> Sender:
        return Sender(self.engine, as_left, self._messenger.deliver, nothing_more, self.telegram.clock)

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.telegram.clock.now(), UTC)

    async def reader(self, name: str = "Әлия") -> int:
        """Somebody who has pressed Start, and is the person of the same number."""
        human = self.telegram.world.add_human(name)
        self.telegram.world.dialog(human, self.bot).started = True
        async with self.engine.begin() as tx:
            await tx.execute(insert(Person).values(id=human.id, language="kk", created_at=self.now))
            await tx.execute(insert(Account).values(id=human.id, person_id=human.id, language="kk"))
        return human.id

    async def leave(self, chat: int, *texts: str, after: float = 0, **more: Any) -> None:
        async with self.engine.begin() as tx:
            for text in texts:
                due = self.now + timedelta(seconds=after)
                await outbox.leave(tx, chat, "text", {"text": text}, now=self.now, due_at=due, **more)

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
