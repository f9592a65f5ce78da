"""Real processes, killed without a word: in mid-form, and with an answer on its way."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess

import pytest
from sqlalchemy import insert

from db.engine import open_engine
from db.tables import Person
from newsroom.people import invitations
from newsroom.rubrics import turns
from newsroom.union import organisations, tree_file, tree_import
from simulator.people.stage import Stage
from simulator.web.server import Server
from simulator.world.world import World
from tests import running
from tests.bot.reading import posts
from tests.stories.conftest import TOKEN, TREE

POST = "Бүгін аудандық кәсіподақ мектептерде семинар өткізді."
PATIENCE = 120.0  # a process takes its time on a busy machine


class House:
    """A Telegram over HTTP, a database in a file, and a bot that can be killed."""

    def __init__(self, world: World, address: str, database: str) -> None:
        self.world = world
        self.engine = open_engine(database)
        self.bot = world.add_bot(TOKEN, "Тілші", "tilshi_bot")
        self._environment = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": address, "DATABASE_URL": database}
        self._process: BaseProcess | None = None

    async def start(self) -> None:
        self._process = running.start(self._environment)

    async def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        assert await running.ended(self._process) == -signal.SIGKILL
        self._process = None

    async def close(self) -> None:
        if self._process is not None:
            self._process.terminate()
            assert await running.ended(self._process) == 0
        await self.engine.dispose()

    async def until(self, condition) -> None:
        assert await self.world.events.until(condition, PATIENCE)


@pytest.fixture
async def house(sqlite):
    world = World(strict=True)
    async with Server(world) as server:
        made = House(world, server.address, await sqlite.copy())
        yield made
        await made.close()


@pytest.fixture
async def chair(house):
    """Somebody who has come in and was greeted, over HTTP as everything here."""
    now = datetime.now(UTC)
    async with house.engine.begin() as tx:
        await turns.bring_in_rubrics(tx)
        await tree_import.bring_in(tx, tree_file.read(TREE.read_text("utf-8")), now, now.date())
        _, word = await invitations.make(tx, None, await organisations.require_code(tx, "ridder"), "chair", now)
    stage = Stage.at(house._environment["TELEGRAM_API_URL"])
    person = await stage.person("Әлия")
    person.patience = PATIENCE
    await house.start()
    await person.opens(f"https://t.me/tilshi_bot?start={word}")
    await person.taps("Қазақша")
    yield person
    await stage.close()


@contextmanager
def not_waiting(person):
    """For what cannot be done now."""
    person.patience = 0.1
    yield
    person.patience = PATIENCE


async def test_killed_in_mid_form(house, chair):
    await chair.taps("Материал жіберу")
    await chair.taps("Сұрақпен толтыру")
    await house.kill()
    await house.start()
    await chair.says("Спартакиада")
    chair.sees("2 / 4")

    # With the answer on its way: the deed is done, the update is not confirmed and comes again.
    house.world.faults.next("slow", "sendMessage", seconds=600)
    with not_waiting(chair):
        await chair.says("Жетінші рет.", silently=True)
    await house.until(lambda: house.bot.held)
    await house.kill()
    assert house.bot.updates.confirmed < house.bot.updates.last
    await house.start()
    await chair.gets("2 / 4")
    await house.until(lambda: house.bot.updates.confirmed == house.bot.updates.last)
    assert await posts(house.engine) == [("draft", "Спартакиада\n\nЖетінші рет.")]

    # The slow answer of the bot that is dead never ends, and would be waited for each time.
    for pressed, shown in (("Келесі", "3 / 4"), ("Келесі", "4 / 4"), ("Қалай шығатыны", "Жіберу")):
        with not_waiting(chair):
            await chair.taps(pressed, silently=True)
        await chair.gets(shown)
    chair.sees("Спартакиада", "Жетінші рет.")

    # With the update in hand and the transaction not begun, for somebody else writes.
    async with house.engine.begin() as tx:
        await tx.execute(insert(Person).values(name="", language="kk", created_at=datetime.now(UTC)))
        with not_waiting(chair):
            await chair.taps("Жіберу", silently=True)
        await house.kill()
    await house.start()
    await chair.gets("Материал қабылданды")
    assert await posts(house.engine) == [("sent", "Спартакиада\n\nЖетінші рет.")]
