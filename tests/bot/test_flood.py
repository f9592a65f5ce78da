"""Many write as fast as they can: the others hear what there is to hear, and nobody sees the same again and again."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from aiogram import Bot
from sqlalchemy import insert, select

from bot.app import App
from db.tables import Account, Broadcast, Notice, Person, Seat
from demo.session import Session
from newsroom.broadcasts.notices import Tip
from newsroom.notices import Recipient, tell
from tests.bot.test_edge import POST
from tests.conftest import ON_ONE_ENGINE
from tests.machine import Machine, until
from tests.stories.conftest import TOKEN, Office

STRANGERS, MESSAGES, TAPS, READERS = 35, 12, 200, 20
TICKS, BEGUN = 12, 4  # of a quarter of a second; by the fourth the flood is in full flow


class Busy(Office):
    """The whole bot at work, by a clock of its own; people take no time."""

    def start(self) -> None:
        self.clock = Machine(self.telegram.clock)
        session = Session(self.telegram.world)
        self.app = App(self.engine, Bot(TOKEN, session=session), self.clock)
        self._task = asyncio.create_task(self.app.loop.run())
        self.telegram.seconds_per_act = 0

    async def passes(self, seconds: float) -> None:
        end = self.clock.monotonic() + seconds
        await self.until(lambda: self.clock.monotonic() >= end, seconds)

    async def until(self, condition, seconds: float) -> float:
        bot = self.telegram.world.bots()[0]
        return await until(self.clock, self.engine, bot, condition, seconds, step=0.05, senders=1)

    def said(self, text: str) -> Counter[int]:
        """How many messages with this text the bot has sent, by whom they were for."""
        said = [one for one in self.telegram.world.record.said if one.kind == "said" and text in one.text]
        return Counter(one.chat_id for one in said)


@pytest.fixture
async def office(telegram, engine):
    made = Busy(telegram, engine)
    sending = asyncio.create_task(made.app.sender.run())
    yield made
    await made.stop()
    await sending


async def leave_tips(office) -> list[int]:
    """Twenty usual notices, for people who only read."""
    place = (await office.place("ulan")).id
    async with office.engine.begin() as tx:
        people = [{"id": number, "language": "kk", "created_at": office.now} for number in range(900, 900 + READERS)]
        await tx.execute(insert(Person), people)
        seat = {"organisation_id": place, "role": "deputy", "starts_on": office.now.date(), "acting": False}
        await tx.execute(insert(Seat), [seat | {"person_id": one["id"]} for one in people])
        tip = {"texts": {"kk": "Кеңес", "ru": "Совет"}, "created_by": 900, "created_at": office.now}
        await tx.execute(insert(Broadcast).values(id=1, **tip))
        bot = office.telegram.world.bots()[0]
        chats = []
        for one in people:
            human = office.telegram.world.add_human("Оқырман")
            office.telegram.world.dialog(human, bot).started = True
            await tx.execute(insert(Account).values(id=human.id, person_id=one["id"], language="kk"))
            await tell(tx, Tip(1), [Recipient(human.id, one["id"])], office.now)
            chats.append(human.id)
    office.app.sender.nudge()
    return chats


@ON_ONE_ENGINE
async def test_a_flood_holds_up_nobodys_notices(office, telegram, engine):
    """With one writer it is hardest, and it is the pace that is tried here."""
    chair = await office.seated("Төраға", "chair", "ridder")
    strangers = [await telegram.person(f"Бөтен {number}") for number in range(STRANGERS)]
    await office.passes(5)
    for tick in range(TICKS):
        if tick == BEGUN:
            readers, began = await leave_tips(office), telegram.clock.now()
        writing = [stranger.says(f"{tick}", silently=True) for stranger in strangers]
        tapping = [chair.says("Басты бет", silently=True) for _ in range(TAPS // TICKS + 1)]
        await asyncio.gather(*writing, *tapping)
        await office.passes(0.25)
    await office.until(lambda: set(office.said("Кеңес")) == set(readers), 300)
    took = max(one.at for one in telegram.world.record.said if "Кеңес" in one.text) - began
    assert took <= 6, "and not only when everybody has been answered"

    await office.until(lambda: not telegram.world.bots()[0].on_the_way, 60)
    async with engine.connect() as tx:
        left = (await tx.execute(select(Notice.kind, Notice.chat_id, Notice.state))).all()
    screens = Counter(one.chat_id for one in left if one.kind == "screen")
    assert max(screens.values()) <= 2 * TICKS * 0.25 + 2, "about one a second, while it lasts"
    waiting = Counter(one.chat_id for one in left if one.kind == "screen" and one.state == "waiting")
    assert max(waiting.values(), default=0) <= 1

    home = office.said("Осы аптада")[chair.id]
    await office.passes(30)
    assert office.said("Осы аптада")[chair.id] <= home + 2, "what he tapped is not shown two hundred times afterwards"
    async with engine.connect() as tx:
        states = (await tx.execute(select(Notice.state))).scalars().all()
    assert set(states) == {"sent"}


async def test_a_preview_of_two_messages_is_not_shown_by_half_again_and_again(office, telegram):
    """A chat takes a message a second: where both are tried after a second, only the first gets through, each time."""
    chair = await office.seated("Төраға", "chair", "ridder")
    for _ in range(8):
        await chair.says("/start", silently=True)
    await chair.says(POST, silently=True)
    began = telegram.clock.now()
    await office.until(lambda: "Жіберу" in chair.screen.labels(), 60)
    assert telegram.clock.now() - began < 5
    assert len(telegram.world.record.calls("deleteMessages")) <= 3
