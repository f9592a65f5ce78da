"""A tap in the form of a post, durably committed, beside a bare aiogram tap: fifty people, over HTTP, in the same run.

Taps go back and forth between the choice of a rubric and the question for the text: each reads the person and writes
the draft, the state and the update's number in one transaction that is on the disk before the answer.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientSession
from sqlalchemy import update

from benchmarks.processes import Counted
from db.engine import open_engine
from db.migrate import move
from db.tables import Invitation
from newsroom.people import invitations
from newsroom.rubrics import turns
from newsroom.union import organisations, tree_file, tree_import

BARE, OURS = "1001:bare", "1002:tilshi"
PEOPLE, ROUNDS, WARM_UP = 50, 30, 4
TREE = Path(__file__).parents[1] / "docs" / "examples" / "east_kazakhstan.toml"
Tap = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class TapCost:
    bare: float
    ours: float

    @property
    def ratio(self) -> float:
        return self.bare / self.ours


class People:
    """Fifty who tap at once, at the simulator's door."""

    def __init__(self, session: ClientSession, chat: int) -> None:
        self._session = session
        self._chat = chat
        self.numbers: list[int] = []

    async def act(self, name: str, /, **params: Any) -> Any:
        async with self._session.post(f"/chat/act/{name}", json=params) as answer:
            body = await answer.json()
        if not body["ok"]:
            raise RuntimeError(f"{name}: {body['error']}")
        return body["result"]

    async def come(self) -> None:
        made = [await self.act("add_person", name=f"Адам {place}", language="kk") for place in range(PEOPLE)]
        self.numbers = [one["id"] for one in made]

    async def last_message(self, person: int) -> dict[str, Any]:
        given = {"person": person, "chat": self._chat, "limit": 1}
        async with self._session.get("/chat/messages", params=given) as answer:
            message: dict[str, Any] = (await answer.json())["messages"][-1]
            return message

    async def tap_all(self, messages: dict[int, int], data: Tap) -> None:
        """Everybody taps at once; ends when all is dealt with."""

        async def tap(person: int) -> None:
            await self.act("press", person=person, chat=self._chat, message=messages[person], data=data(person))

        await asyncio.gather(*map(tap, self.numbers))
        await self.act("settle", timeout=30)


async def measure() -> TapCost:
    simulator = await Counted.start("-m", "simulator", "--port", "0", "--no-pace")
    address = simulator.first_line.split()[2].removesuffix("/bot<token>/<method>")
    try:
        async with ClientSession(address) as session:
            return TapCost(await _bare(session, address), await _ours(session, address))
    finally:
        await simulator.stop()


async def _bare(session: ClientSession, address: str) -> float:
    bot = await Counted.start("-m", "benchmarks.tap_bot", address, BARE)
    try:
        people = People(session, 1001)
        await people.come()
        await asyncio.gather(*[people.act("start", person=person, chat=1001) for person in people.numbers])
        await people.act("settle", timeout=30)
        await asyncio.sleep(1)  # the bare bot confirms before it answers
        messages = {person: (await people.last_message(person))["message_id"] for person in people.numbers}
        return await _cost(bot, people, messages, lambda _: "go:1", lambda _: "go:2")
    finally:
        await bot.stop()


async def _ours(session: ClientSession, address: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/bench.sqlite3"
        word = await _prepared(database)
        environment = os.environ | {"BOT_TOKEN": OURS, "DATABASE_URL": database, "TELEGRAM_API_URL": address}
        bot = await Counted.start("-m", "bot", "run", environment=environment, wait=False)
        try:
            await _known(session, 1002)
            people = People(session, 1002)
            await people.come()
            messages, posts = await _into_the_form(people, word)
            rubrics: Tap = lambda person: f"rubrics:{posts[person]}"  # noqa: E731 (as short as it is)
            choice: Tap = lambda person: f"rubric:{posts[person]}:2"  # noqa: E731
            return await _cost(bot, people, messages, rubrics, choice)
        finally:
            await bot.stop()


async def _prepared(database: str) -> str:
    """A region, and one invitation for all."""
    engine = open_engine(database)
    await move(engine)
    now = datetime.now(UTC)
    async with engine.begin() as tx:
        await turns.bring_in_rubrics(tx)
        await tree_import.bring_in(tx, tree_file.read(TREE.read_text("utf-8")), now, now.date())
        place = await organisations.by_code(tx, "ridder")
        number, word = await invitations.make(tx, None, place, "deputy", now)
        await tx.execute(update(Invitation).where(Invitation.id == number).values(uses_left=PEOPLE))
    await engine.dispose()
    return word


async def _known(session: ClientSession, number: int) -> None:
    """Until the bot has called for the first time."""
    for _ in range(200):
        async with session.get("/chat/people") as answer:
            if any(bot["id"] == number for bot in (await answer.json())["bots"]):
                return
        await asyncio.sleep(0.1)
    raise RuntimeError("the bot did not come")


async def _into_the_form(people: People, word: str) -> tuple[dict[int, int], dict[int, int]]:
    for person in people.numbers:
        await people.act("start", person=person, chat=1002, payload=word)
    await people.act("settle", timeout=30)
    messages = {person: (await people.last_message(person))["message_id"] for person in people.numbers}
    await people.tap_all(messages, lambda _: "enter:kk")
    messages = {person: (await people.last_message(person))["message_id"] for person in people.numbers}
    await people.tap_all(messages, lambda _: "post")
    posts = {}
    for person in people.numbers:
        keyboard = (await people.last_message(person))["reply_markup"]["inline_keyboard"]
        posts[person] = int(keyboard[0][0]["callback_data"].split(":")[1])
    return messages, posts


async def _cost(bot: Counted, people: People, messages: dict[int, int], one: Tap, other: Tap) -> float:
    """Processor seconds of the bot for a tap."""
    for _ in range(WARM_UP):
        await people.tap_all(messages, one)
        await people.tap_all(messages, other)
    await asyncio.sleep(0.5)
    before = bot.cpu()
    for _ in range(ROUNDS):
        await people.tap_all(messages, one)
        await people.tap_all(messages, other)
    await asyncio.sleep(0.5)
    return (bot.cpu() - before) / (2 * ROUNDS * PEOPLE)
