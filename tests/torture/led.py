"""A whole bot in a process of its own, whose time somebody else lets go by; and it can be told to die.

It says when nobody in it has anything to do, and how long nobody will have. Only then does time go on, so that how fast
the machine is does not count, and the same comes again.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.app import App
from bot.hook import Hook
from bot.session import Session
from db.engine import Database, open_engine
from db.writer import Work
from scheduler.timer import Timer
from simulator.clock import Clock
from tests.machine import Machine
from tests.torture import spoils
from tests.torture.deaths import Death, doom

TOKEN = "1000:tilshi"
A_FEW = 20  # turns of a loop, in which whoever has something to do begins with it
A_MOMENT = 0.0003  # seconds that it is real


@dataclass(frozen=True, slots=True)
class Life:
    """What a process begins with. `off`: so far the clock on the wall is ahead. `spoilt`: a guarantee it breaks."""

    database: str
    telegram: str
    now: float
    off: float
    hook: Hook | None
    pragmas: Sequence[str] = ()
    spoilt: str = ""


class Seen(Database):
    """Which work it has at hand is asked of it: connections that are kept for their locks are none."""

    at_hand = 0

    async def write(self, work: Work[Any]) -> Any:
        self.at_hand += 1
        try:
            return await super().write(work)
        finally:
            self.at_hand -= 1

    async def read(self, work: Work[Any]) -> Any:
        self.at_hand += 1
        try:
            return await super().read(work)
        finally:
            self.at_hand -= 1


class Threads(ThreadPoolExecutor):
    """What is drawn beside the loop."""

    at_hand = 0

    def submit(self, *given: Any, **more: Any) -> Future[Any]:
        self.at_hand += 1
        work = super().submit(*given, **more)
        work.add_done_callback(self._is_done)
        return work

    def _is_done(self, _: Future[Any]) -> None:
        self.at_hand -= 1


class Asking(Session):
    """How much was asked of Telegram, and how much of it is answered."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.asked = self.answered = 0

    async def make_request(self, *given: Any, **more: Any) -> Any:
        self.asked += 1
        try:
            return await super().make_request(*given, **more)
        finally:
            self.answered += 1


def live(life: Life, orders: socket.socket) -> None:
    for stream in (1, 2):
        os.dup2(os.open(os.environ.get("TORTURE_LOG", os.devnull), os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    if life.spoilt:
        spoils.SPOILS[life.spoilt]()
    asyncio.run(_live(life, orders))


async def _live(life: Life, orders: socket.socket) -> None:
    clock = Machine(Clock(life.now, frozen=True))
    clock.off = life.off
    engine = open_engine(life.database, life.pragmas)
    engine.__class__ = Seen
    threads = Threads(4)
    asyncio.get_running_loop().set_default_executor(threads)
    session = Asking(api=TelegramAPIServer.from_base(life.telegram))
    app = App(engine, Bot(TOKEN, session=session), clock, hook=life.hook)
    for timer in vars(app).values():
        if isinstance(timer, Timer):
            _disarm(timer)
    async with aclosing(app.turns):
        running = asyncio.create_task(app.run())
        await _obey(orders, (engine, threads), session, clock, running)


class Disarmed:
    def reschedule(self, *_: Any, **__: Any) -> None:
        """It comes by the other clock alone."""


def _disarm(timer: Any) -> None:
    """APScheduler goes by the clock of this machine: its looks would come whenever that is so far."""
    timer.job.remove()
    timer.job = Disarmed()


async def _obey(
    orders: socket.socket, workers: Any, session: Asking, clock: Machine, running: asyncio.Task[None]
) -> None:
    heard, said = await asyncio.open_connection(sock=orders)
    while line := await heard.readline():
        order = json.loads(line)
        if order.get("death"):
            doom(workers[0], Death(*order["death"]))
            continue
        clock.off = order["off"]
        await clock.advance(max(order["now"] - clock.monotonic(), 0.0))
        await _calm(workers)
        if running.done():
            running.result()
            raise RuntimeError("it has ended by itself")
        quiet = min(clock.quiet_for(), 1e6)
        state = {"quiet": quiet, "asked": session.asked, "answered": session.answered}
        said.write(json.dumps(state).encode() + b"\n")


async def _calm(workers: Any) -> None:
    calm = 0
    while calm < A_FEW:
        is_busy = any(one.at_hand for one in workers)
        await asyncio.sleep(A_MOMENT if is_busy else 0)
        calm = 0 if is_busy else calm + 1
