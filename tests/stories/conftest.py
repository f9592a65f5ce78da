"""The whole newsroom for a story: a Telegram, a database of either engine, the bot, and East Kazakhstan."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiogram import Bot
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import connecting
from bot.app import App
from bot.beside import Beside
from bot.logs import set_up_logs
from bot.meta import Meta, TokenFacts
from bot.meta import Page as MetaPage
from bot.sealing import new_key
from demo.session import Session
from locales import language_for, own_name, words_for
from newsroom.people import invitations
from newsroom.reminders import rules
from newsroom.rubrics import turns
from newsroom.union import organisations, tree_file, tree_import
from newsroom.union.organisations import Place
from simulator import Group, Person, Telegram
from simulator.pytest_plugin import MORNING
from simulator.world.messages import Message
from tests.databases import Fill
from tests.graph import Graph, Page
from tests.lasting import Lasting, goes_on

TOKEN, NOBODY = "1000:tilshi", "http://127.0.0.1:1/v25.0"
LONG = 1800.0
set_up_logs("text")
TREE = Path(__file__).parents[2] / "docs" / "examples" / "east_kazakhstan.toml"


async def bring_in(engine: AsyncEngine, tree: str) -> None:
    now = datetime.fromtimestamp(MORNING, UTC)
    async with engine.begin() as tx:
        await turns.bring_in_rubrics(tx)
        await tree_import.bring_in(tx, tree_file.read(tree), now, now.date())


async def with_the_tree(engine: AsyncEngine) -> None:
    """Without its weekly digest: a story begins on a Monday morning, and that would come into each of them."""
    await bring_in(engine, TREE.read_text("utf-8"))
    now = datetime.fromtimestamp(MORNING, UTC)
    async with engine.begin() as tx:
        region = await organisations.require_code(tx, "vko")
        (digest,) = (rule for rule in await rules.to_change(tx, region, now) if rule.kind == rules.DIGEST)
        await rules.change(tx, region, digest, now, is_on=False)


class Office:
    """What a story needs beside the people: the running bot, and invitations into it.

    The sender works when the story says so (`passes`, `drained`): left to itself it would wake through every hour of a
    week that goes by in a moment.
    """

    def __init__(self, telegram: Telegram, engine: AsyncEngine) -> None:
        self.telegram = telegram
        self.engine = engine
        self.meta_url, self.secret_key, self.desk = NOBODY, "", None
        telegram.bot(TOKEN, "Тілші", "tilshi_bot")
        self.start()

    def start(self) -> None:
        bot, meta = Bot(TOKEN, session=Session(self.telegram.world)), Meta(self.meta_url, patience=5)
        self.app = App(
            self.engine, bot, self.telegram.clock, meta=meta, secret_key=self.secret_key, desk=self.desk
        )  # fmt: skip
        self._task = asyncio.create_task(self.app.loop.run())

    async def stop(self) -> None:
        self.app.stop()
        await self._task
        await self.app.lanes._finish(20.0)  # of a flood
        await self.app.turns.aclose()
        await self.app.framer.close()
        await self.app.meta.aclose()

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.telegram.clock.now(), UTC)

    async def place(self, code: str) -> Place:
        async with self.engine.connect() as tx:
            return await organisations.require_code(tx, code)

    async def invitation(self, role: str, code: str) -> str:
        async with self.engine.begin() as tx:
            _, word = await invitations.make(tx, None, await organisations.require_code(tx, code), role, self.now)
        return f"https://t.me/tilshi_bot?start={word}"

    async def seated(self, name: str, role: str, code: str, language: str = "kk") -> Person:
        """Somebody who has come in by an invitation."""
        person = await self.telegram.person(name, language=language)
        await person.opens(await self.invitation(role, code))
        await person.taps(own_name(language_for(language)))
        person.effort.reset()
        return person

    async def channel(self, specialist: Person, language: str) -> Group:
        """A channel of the specialist's, bound to their region."""
        channel = await self.telegram.channel("Өңір арнасы", specialist, self.telegram.world.bots()[0])
        await specialist.gets("Өңір арнасы")
        await specialist.taps(words_for(language_for(language))("Yes"))
        specialist.effort.reset()
        return channel

    async def page(self, graph: Graph, code: str = "vko") -> None:
        """A page of Facebook that the region has connected, as from the command line."""
        page = graph.add(Page(100_064, "ШҚО кәсіподағы", "EAAG-page-token"))
        await self.stop()
        self.meta_url, self.secret_key = graph.address, new_key()
        self.start()
        facts = TokenFacts(True, "PAGE", page.scopes, None)
        known = MetaPage(page.id, page.name, page.link, page.followers, None)
        await self.engine.write(
            lambda tx: connecting.put(tx, code, known, facts, page.token, self.secret_key)
        )  # fmt: skip

    def stands_in(self, channel: Group) -> list[Message]:
        """What the bot has published there."""
        said = self.telegram.world.rooms[channel.id].messages.values()
        return [message for message in said if message.kind != "service"]

    async def album(self, person: Person, *files: bytes, caption: str = "", as_file: bool = False) -> None:
        """Answered once, when all of it should be there."""
        await person.sends(*files, caption=caption, as_file=as_file, silently=True)
        await self.passes(seconds=3)

    async def passes(self, **span: float) -> None:
        """Time goes by, with what comes due in it."""
        seconds = timedelta(**span).total_seconds()
        if seconds <= LONG:
            await self.telegram.passes(seconds)
        else:  # the bot is off meanwhile: polling through days takes longer than the rest of the story
            await self.stop()
            await self.telegram.passes(seconds)
            self.start()
        await self.app.look_what_is_due()
        await self.drained()

    async def drained(self) -> None:
        """What is due in the outbox has gone out."""
        for _ in range(30):
            await self.telegram.passes(1)
            if not await self.app.sender.drain_some() + await self.app.page_sender.drain_some():
                return


@pytest.fixture(scope="session")
def processes() -> Iterator[Lasting]:
    lasting = Lasting()
    yield lasting
    lasting.close()


@pytest.fixture(autouse=True)
def _lasting(processes: Lasting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Beside, "_ask", lambda beside, parts: processes.ask(beside, parts))
    monkeypatch.setattr(Beside, "_end", goes_on)


@pytest.fixture
def unhurried(telegram: Telegram) -> None:
    """People look at what they are shown: a preview is several messages, and Telegram gives a chat one a second."""
    telegram.seconds_per_act = 5.0


@pytest.fixture
def fill() -> Fill:
    return with_the_tree


@pytest.fixture
async def office(telegram: Telegram, engine: AsyncEngine) -> AsyncIterator[Office]:
    made = Office(telegram, engine)
    yield made
    await made.stop()
