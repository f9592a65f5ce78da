"""A tap in the form of a post, durably committed, beside a bare aiogram tap: fifty people, over HTTP, in the same run.

Taps go back and forth between the choice of a rubric and the question for the text: each reads the person and writes
the draft, the state and the update's number in one transaction that is on the disk before the answer.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientSession
from sqlalchemy import func, insert, select

from benchmarks.processes import Counted
from db.engine import open_engine
from db.migrate import move
from db.tables import Account, Incident, Notice, Person, Seat
from newsroom.reminders import runs
from newsroom.rubrics import turns
from newsroom.union import organisations, tree_file, tree_import

BARE, OURS = "1001:bare", "1002:tilshi"
PEOPLE, TURNS, ROUNDS, WARM_UP = 50, 7, 5, 4
TRIES = 3
TREE = Path(__file__).parents[1] / "docs" / "examples" / "east_kazakhstan.toml"
MOST_LOOKS = 600  # ten a second
Tap = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class TapCost:
    """Processor seconds of the bot for a tap."""

    bare: float
    ours: float

    @property
    def ratio(self) -> float:
        return self.bare / self.ours


class Disturbed(Exception):
    """Something else than taps was done meanwhile, as a reminder that came due: what was measured is not their cost."""


class People:
    """Fifty who tap at once, at the simulator's door."""

    def __init__(self, session: ClientSession, chat: int) -> None:
        self._session = session
        self.chat = chat
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

    async def shown(self, person: int, button: str) -> tuple[int, str]:
        """The newest message with such a button, and its data: a notice may have come below it, or it is on its way."""
        for _ in range(MOST_LOOKS):
            for message in reversed(await self._messages(person)):
                for data in data_of(message):
                    if data.split(":")[0] == button:
                        return message["message_id"], data
            await asyncio.sleep(0.1)
        raise RuntimeError(f"nobody showed {person} a button {button}")

    async def _messages(self, person: int) -> list[dict[str, Any]]:
        given = {"person": person, "chat": self.chat, "limit": 20}
        async with self._session.get("/chat/messages", params=given) as answer:
            found: list[dict[str, Any]] = (await answer.json())["messages"]
            return found

    async def all_shown(self, button: str) -> tuple[dict[int, int], dict[int, str]]:
        found = {person: await self.shown(person, button) for person in self.numbers}
        return {person: one[0] for person, one in found.items()}, {person: one[1] for person, one in found.items()}

    async def tap_all(self, messages: dict[int, int], data: Tap) -> None:
        """Everybody taps at once; ends when all is dealt with."""

        async def tap(person: int) -> None:
            await self.act("press", person=person, chat=self.chat, message=messages[person], data=data(person))

        await asyncio.gather(*map(tap, self.numbers))
        await self.act("settle", timeout=60)


def data_of(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return [button.get("callback_data", "") for row in rows for button in row]


async def measure(database: str) -> list[TapCost]:
    """Once for each turn: first the bare bot, then ours, again and again, for the machine is not always as fast."""
    for _ in range(TRIES):
        simulator = await Counted.start("-m", "simulator", "--port", "0", "--no-pace")
        address = simulator.first_line.split()[2].removesuffix("/bot<token>/<method>")
        try:
            costs = await _costs(address, database)
            await require_quiet(database)
        except Disturbed:
            continue
        finally:
            await simulator.stop()
        return costs
    raise RuntimeError("something else is always due: measure at another hour")


@dataclass(frozen=True, slots=True)
class Taps:
    """Two buttons that lead back and forth, and the bot that hears them."""

    bot: Counted
    people: People
    messages: dict[int, int]
    one: Tap
    other: Tap

    async def cost(self, rounds: int) -> float:
        """Processor seconds of the bot for a tap."""
        before = self.bot.cpu()
        for _ in range(rounds):
            await self.people.tap_all(self.messages, self.one)
            await self.people.tap_all(self.messages, self.other)
        await asyncio.sleep(0.2)
        return (self.bot.cpu() - before) / (2 * rounds * PEOPLE)


@asynccontextmanager
async def _bare(session: ClientSession, address: str) -> AsyncIterator[Taps]:
    bot = await Counted.start("-m", "benchmarks.tap_bot", address, BARE)
    try:
        people = People(session, 1001)
        await people.come()
        await asyncio.gather(*[people.act("start", person=person, chat=1001) for person in people.numbers])
        await people.act("settle", timeout=60)
        messages, _ = await people.all_shown("go")
        yield Taps(bot, people, messages, lambda _: "go:1", lambda _: "go:2")
    finally:
        await bot.stop()


@asynccontextmanager
async def ours(session: ClientSession, address: str, database: str) -> AsyncIterator[Taps]:
    people = People(session, 1002)
    await people.come()
    await prepare(database, people.numbers)
    environment = os.environ | {"BOT_TOKEN": OURS, "DATABASE_URL": database, "TELEGRAM_API_URL": address}
    bot = await Counted.start("-m", "bot", "run", environment=environment, wait=False)
    try:
        await known(session, 1002)
        messages, posts = await into_the_form(people)
        rubrics: Tap = lambda person: f"step:{posts[person]}:rubric"  # noqa: E731 (as short as it is)
        choice: Tap = lambda person: f"rubric:{posts[person]}:2"  # noqa: E731
        yield Taps(bot, people, messages, rubrics, choice)
    finally:
        await bot.stop()


async def _costs(address: str, database: str) -> list[TapCost]:
    async with (
        ClientSession(address) as session,
        _bare(session, address) as bare,
        ours(session, address, database) as own,
    ):
        for taps in (bare, own):
            await taps.cost(WARM_UP)
        return [TapCost(await bare.cost(ROUNDS), await own.cost(ROUNDS)) for _ in range(TURNS)]


async def require_quiet(database: str) -> None:
    engine = open_engine(database)
    async with engine.connect() as tx:
        notices = (await tx.execute(select(func.count()).select_from(Notice))).scalar_one()
        incidents = (await tx.execute(select(func.count()).select_from(Incident))).scalar_one()
    await engine.dispose()
    if incidents:
        raise RuntimeError("the bot met an error: what was measured is no tap")
    if notices:
        raise Disturbed


async def prepare(database: str, people: list[int]) -> None:
    """A region in which all of them sit already: whoever comes in by an invitation is told of to the others."""
    engine = open_engine(database)
    await move(engine, "base")
    await move(engine)
    now = datetime.now(UTC)
    async with engine.begin() as tx:
        await turns.bring_in_rubrics(tx)
        await tree_import.bring_in(tx, tree_file.read(TREE.read_text("utf-8")), now, now.date())
        await runs.come_due(tx, now)  # while there is nobody yet to be reminded
        place = await organisations.require_code(tx, "ridder")
        for person in people:
            await tx.execute(insert(Person).values(id=person, name="", language="kk", created_at=now))
            seat = insert(Seat).values(person_id=person, organisation_id=place.id, role="deputy", starts_on=now.date())
            number = (await tx.execute(seat.returning(Seat.id))).scalar_one()
            await tx.execute(insert(Account).values(id=person, person_id=person, seat_id=number, language="kk"))
    await engine.dispose()


async def known(session: ClientSession, number: int) -> None:
    """Until the bot has called for the first time."""
    for _ in range(MOST_LOOKS):
        async with session.get("/chat/people") as answer:
            if any(bot["id"] == number for bot in (await answer.json())["bots"]):
                return
        await asyncio.sleep(0.1)
    raise RuntimeError("the bot did not come")


async def into_the_form(people: People) -> tuple[dict[int, int], dict[int, int]]:
    for person in people.numbers:
        await people.act("start", person=person, chat=people.chat)
    await people.act("settle", timeout=60)
    messages, _ = await people.all_shown("mine")
    for pressed, leads_to in (("post", "guided"), ("guided", "example")):
        await people.tap_all(messages, lambda _, pressed=pressed: pressed)  # type: ignore[misc]
        messages, drafts = await people.all_shown(leads_to)
    await people.tap_all(messages, lambda person: f"step:{drafts[person].split(':')[1]}:rubric")
    messages, rubrics = await people.all_shown("rubric")
    return messages, {person: int(data.split(":")[1]) for person, data in rubrics.items()}
