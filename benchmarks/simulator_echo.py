"""The simulator beside a bare aiogram echo over HTTP: who pays more for a message said and one said back?"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from aiohttp import ClientSession

from benchmarks.processes import Counted

TOKEN = "1000:echo"  # noqa: S105 (opens nothing)
PEOPLE, EACH, WARM_UP = 50, 60, 5


@dataclass(frozen=True, slots=True)
class Cost:
    exchanges: int
    seconds: float
    simulator: float
    bot: float

    @property
    def ratio(self) -> float:
        return self.simulator / self.bot


async def measure(people: int = PEOPLE, each: int = EACH) -> Cost:
    simulator = await Counted.start("-m", "simulator", "--port", "0", "--no-pace")
    address = simulator.first_line.split()[2].removesuffix("/bot<token>/<method>")
    bot = await Counted.start("-m", "benchmarks.echo_bot", address, TOKEN)
    try:
        async with ClientSession(address) as session:
            numbers = [await _person(session, place) for place in range(people)]
            await _talk(session, numbers, WARM_UP)
            before, started = (simulator.cpu(), bot.cpu()), time.perf_counter()
            await _talk(session, numbers, each)
            seconds = time.perf_counter() - started
            return Cost(people * each, seconds, simulator.cpu() - before[0], bot.cpu() - before[1])
    finally:
        await bot.stop()
        await simulator.stop()


async def _person(session: ClientSession, place: int) -> int:
    async with session.post("/chat/act/add_person", json={"name": f"Адам {place}", "language": "kk"}) as answer:
        number: int = (await answer.json())["result"]["id"]
        return number


async def _talk(session: ClientSession, people: list[int], each: int) -> None:
    """Everybody says something at once, again and again, and all of it is echoed."""
    async with session.get("/chat/people") as answer:
        chat = (await answer.json())["bots"][0]["id"]
    for turn in range(each):

        async def say(person: int, text: str = f"Сәлем, {turn}!") -> None:
            await session.post("/chat/act/say", json={"person": person, "chat": chat, "text": text})

        await asyncio.gather(*map(say, people))
        await session.post("/chat/act/settle", json={})
    await _all_answered(session, chat)


async def _all_answered(session: ClientSession, chat: int) -> None:
    """aiogram confirms an update before its handler is through, so a settled bot may still be speaking."""
    said, echoed = 1, 0
    while echoed < said:
        await asyncio.sleep(0.05)
        async with session.get("/chat/people") as answer:
            people = (await answer.json())["people"]
        async with session.get(
            "/chat/messages", params={"person": people[0]["id"], "chat": chat, "limit": 200}
        ) as answer:
            shown = (await answer.json())["messages"]
        said = sum(message["out"] for message in shown)
        echoed = len(shown) - said
