"""The two doors to people, each with the many-sided bot behind it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from aiogram import Bot, Dispatcher

from simulator import Person, Stage, Telegram
from simulator.clock import Clock
from simulator.doors.aiogram import InProcessSession
from simulator.tests.bots.many_sided import NAME, TOKEN, many_sided
from simulator.web.server import Server
from simulator.world.pace import Pace
from simulator.world.world import World

DOORS = ["in this process", "over HTTP"]


@contextlib.asynccontextmanager
async def running(world: World, token: str, dispatcher: Dispatcher, *, as_tasks: bool = False) -> AsyncIterator[Bot]:
    """`as_tasks`, which is aiogram's default: updates are confirmed before their handlers have done."""
    bot = Bot(token, session=InProcessSession(world))
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, handle_as_tasks=as_tasks))
    try:
        yield bot
    finally:
        await dispatcher.stop_polling()
        await polling


@contextlib.asynccontextmanager
async def opened(
    door: str, telegram: Telegram, token: str = TOKEN, name: str = NAME, played: Dispatcher | None = None
) -> AsyncIterator[Stage]:
    """Over HTTP the clock runs by itself, as in a simulator elsewhere, and nobody minds how fast the bot speaks."""
    world = telegram.world if door == "in this process" else World(Clock(), Pace(on=False), strict=True)
    world.add_bot(token, "Есепші", name)
    async with running(world, token, played or many_sided()):
        if world is telegram.world:
            yield telegram
            return
        async with Server(world) as server:
            stage = Stage.at(server.address)
            yield stage
            await stage.close()


async def greeted(stage: Stage) -> Person:
    """Has pressed Start and seen that it worked; what she does counts from here."""
    person = await stage.person("Әлия", last_name="Серік", username="aliya")
    await person.starts()
    person.sees("Сәлем, Әлия Серік!")
    person.effort.reset()
    return person
