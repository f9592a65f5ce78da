"""The bot of a story to which Telegram brings updates, as one process of several."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

from aiogram import Bot
from sqlalchemy import select

from bot.app import App
from bot.hook import Hook
from db.tables import Incoming
from demo.session import Session
from locales import language_for, own_name
from simulator import Person
from tests.stories.conftest import TOKEN, Office

SECRET = "Qupiya_soz-0123456789"


def a_hook() -> Hook:
    """At a port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    return Hook(f"http://127.0.0.1:{port}/telegram", SECRET, "127.0.0.1", port)


class Hooked(Office):
    def start(self) -> None:
        self.hook = a_hook()
        self.app = App(self.engine, Bot(TOKEN, session=Session(self.telegram.world)), self.telegram.clock,
                       hook=self.hook)  # fmt: skip
        self._task = asyncio.create_task(self.app.loop.run())

    async def stop(self) -> None:
        await super().stop()
        await self.app.turns.aclose()

    async def crash(self) -> None:
        """As much of a kill as one process can play."""
        ending = [self._task, *self.app.lanes._work]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)
        await self.app.turns.aclose()

    async def is_set(self) -> None:
        """Telegram knows where to bring updates."""
        bot = self.telegram.world.bots()[0]
        assert await self.telegram.world.events.until(
            lambda: bot.webhook is not None and bot.webhook.url == self.hook.url, 60
        )

    @asynccontextmanager
    async def another(self) -> AsyncIterator[App]:
        """As another process would be: it shares the database, and nothing else."""
        session = Session(self.telegram.world)
        app = App(self.engine, Bot(TOKEN, session=session), self.telegram.clock, hook=a_hook())
        try:
            yield app
        finally:
            app.lanes.stop()
            await app.lanes.run()
            await app.turns.aclose()
            await app.edge.close()

    async def seated(self, name: str, role: str, code: str, language: str = "kk") -> Person:
        person = await self.telegram.person(name, language=language)
        await self.after(person.opens(await self.invitation(role, code)))
        await self.after(person.taps(own_name(language_for(language))))
        person.effort.reset()
        return person

    async def after(self, act: Awaitable[Any]) -> None:
        """Telegram has done with an update once it is kept: whether it is answered is asked of the rows."""
        await act
        await self.done()
        await self.telegram.settle()

    async def lying(self) -> list[tuple[int, bool, bool]]:
        """Of each update its number, whether it is written what it does, and whether somebody is through with it."""
        async with self.engine.connect() as tx:
            found = (await tx.execute(select(Incoming).order_by(Incoming.id))).all()
        assert all((one.payload is None) == (one.done_at is not None) for one in found), "no words are kept"
        return [(one.id, one.written_at is not None, one.done_at is not None) for one in found]

    async def done(self, passing: float = 0.0) -> None:
        """Nothing lies there any more; so much time passes again and again meanwhile."""
        async with asyncio.timeout(60):
            while not all(is_done for _, _, is_done in await self.lying()):
                await self.telegram.clock.advance(passing)
                await asyncio.sleep(0.005)


def written(person: Any, number: int, text: str) -> dict[str, Any]:
    """An update as Telegram would bring it."""
    user = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "kk"}
    message = {"message_id": number % 100_000, "date": 1_794_801_600, "from": user, "text": text,
               "chat": {"id": person.id, "type": "private"}}  # fmt: skip
    return {"update_id": number, "message": message}
