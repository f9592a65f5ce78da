"""A process that reminds and sends, by a clock that is ahead."""

from __future__ import annotations

import asyncio
import os
import time

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.app import App, SystemClock
from db.engine import open_engine
from newsroom.reminders import runs

TOKEN = "1000:tilshi"


class Ahead(SystemClock):
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def now(self) -> float:
        return time.time() + self._seconds


def work(database: str, address: str, ahead: float) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    asyncio.run(_reminds(database, address, ahead))


async def _reminds(database: str, address: str, ahead: float) -> None:
    runs.AT_ONCE = 7  # so that one may die between two steps
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    app = App(open_engine(database), Bot(TOKEN, session=session), Ahead(ahead))
    sending = asyncio.create_task(app.sender.run())
    while not sending.done():
        await app.look_what_is_due()
        await asyncio.sleep(0.02)
