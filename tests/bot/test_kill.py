"""Real processes, killed without a word: in mid-form, with an answer on its way, and while the outbox drains."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess

import pytest

from db.dml import insert
from db.engine import open_engine
from db.tables import Account, Broadcast, Notice, Person, Seat
from newsroom import outbox
from newsroom.broadcasts.notices import Tip
from newsroom.notices import Recipient, tell
from newsroom.people import invitations
from newsroom.rubrics import turns
from newsroom.union import organisations, tree_file, tree_import
from simulator.people.stage import Stage
from simulator.web.server import Server
from simulator.world.world import World
from tests import running
from tests.bot.reading import posts, rows
from tests.stories.conftest import TOKEN, TREE

POST = "Бүгін аудандық кәсіподақ мектептерде семинар өткізді."
PEOPLE, FIRST = 60, 7_200_000_001
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

    def sent(self) -> Counter[int]:
        """How many messages each person has from the bot."""
        counted = Counter[int]()
        for (person, _), dialog in self.world.dialogs.items():
            counted[person] = sum(message.sender is dialog.bot for message in dialog.messages.values())
        return counted


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


async def leave_notices(house) -> None:
    """A tip for sixty chairs, who all have pressed Start."""
    now = datetime.now(UTC)
    async with house.engine.begin() as tx:
        people = [{"id": number, "language": "kk", "created_at": now} for number in range(1, PEOPLE + 1)]
        await tx.execute(insert(Person), people)
        place = await organisations.make(
            tx, parent_id=None, level=organisations.REGION, code="all", names={"kk": "Бәрі"}
        )
        seats = [{"person_id": one["id"], "organisation_id": place, "role": "chair"} for one in people]
        await tx.execute(insert(Seat).values(starts_on=now.date()), seats)
        await tx.execute(
            insert(Broadcast).values(id=1, texts={"kk": "Кеңес", "ru": "Совет"}, created_by=1, created_at=now)
        )
        for number in range(1, PEOPLE + 1):
            human = house.world.add_human(f"Төраға {number}")
            house.world.dialog(human, house.bot).started = True
            await tx.execute(insert(Account).values(id=human.id, person_id=number, language="kk"))
            await tell(tx, Tip(1), [Recipient(human.id, number)], now, broadcast_id=1)


async def test_killed_while_the_outbox_drains(house):
    await leave_notices(house)
    kills = 0
    for reached in (1, 27):
        house.world.faults.next("slow", "sendMessage", times=3, seconds=0.3)  # these are in flight for certain
        await house.start()
        await house.until(lambda goal=reached: house.bot.held and sum(house.sent().values()) >= goal)
        await house.kill()
        kills += 1
    await house.start()
    await house.until(lambda: sum(house.sent().values()) >= PEOPLE - kills * 25 and not house.bot.busy)
    await asyncio.wait_for(settled(house), PATIENCE)
    sent = house.sent()
    states = {notice.chat_id: notice.state for notice in await rows(house.engine, Notice)}
    doubtful = [chat for chat, state in states.items() if state == outbox.UNKNOWN]
    assert set(states.values()) == {outbox.SENT, outbox.UNKNOWN}
    assert 0 < len(doubtful) <= kills * 25, "no more than were in flight"
    assert max(sent.values()) == 1, "nothing twice"
    assert all(sent[chat] == 1 for chat, state in states.items() if state == outbox.SENT), "nothing lost"


async def settled(house) -> None:
    """Nothing waits or is in flight any more."""
    while any(notice.state in (outbox.WAITING, outbox.SENDING) for notice in await rows(house.engine, Notice)):
        await house.world.clock.sleep(0.1)
