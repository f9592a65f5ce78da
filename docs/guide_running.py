"""Pictures of the guide to running the bot for real: an installation's first hour, played in an empty world."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from aiogram import Bot
from PIL import Image
from playwright.async_api import Browser

from bot.app import App
from db.engine import open_engine
from db.migrate import move
from docs.guide_pictures import FOLDER, MORNING, POSTS, SIZE, make_small
from locales import LANGUAGES, Language, own_name, words_for
from newsroom import weeks
from newsroom.counted import files
from newsroom.library import ready
from newsroom.people import invitations
from newsroom.rubrics import turns
from newsroom.union import organisations
from newsroom.who import CHAIR, OWNER, SPECIALIST
from reports import cards, typst
from simulator.clock import Clock
from simulator.doors.aiogram import InProcessSession
from simulator.people.acts import do
from simulator.pictures.camera import browsing, look
from simulator.web.frame import Frame
from simulator.web.server import Server
from simulator.world.accounts import Human
from simulator.world.pace import Pace
from simulator.world.world import World

TOKEN = "1000:running"  # noqa: S105 (opens nothing)
TREE = Path(__file__).parent / "examples" / "region.toml"
CHANNEL = {"kk": "Мысал облысы · Кәсіподақ", "ru": "Примерная область · Профсоюз"}
NAMES = {OWNER: {"kk": "Айдос", "ru": "Олег"}, SPECIALIST: {"kk": "Маржан", "ru": "Марина"},
         CHAIR: {"kk": "Төлеген", "ru": "Тамара"}}  # fmt: skip
CARD_FOR = ("city", "north")
DOTS = 96.0  # an inch


@dataclass(slots=True)
class Hour:
    """`people` by their roles, at their telephones."""

    world: World
    app: App
    server: Server
    browser: Browser
    language: Language
    people: dict[str, Human]

    async def picture(self, name: str, role: str, *steps: str) -> None:
        file = FOLDER / "pictures" / f"{name}.{self.language}.png"
        await look(self.browser, self._chat(role), file, SIZE, *steps, locale=self.language)
        make_small(file)

    async def comes_in(self, role: str, place: str) -> tuple[str, ...]:
        """By the link, to be asked for their language."""
        now = datetime.fromtimestamp(self.world.clock.now(), UTC)
        async with self.app.engine.begin() as tx:
            _, word = await invitations.make(tx, None, await organisations.require_code(tx, place), role, now)
        link = {"person": self.people[role].id, "chat": self.app.bot.id, "payload": word}
        await do(self.world, "start", link)
        return ("wait",)

    def _chat(self, role: str) -> str:
        return f"{self.server.address}/#/{self.people[role].id}/{self.app.bot.id}"


async def main() -> None:
    (FOLDER / "pictures").mkdir(exist_ok=True)
    _cards()
    async with browsing() as browser:
        for language in LANGUAGES:
            async with _beginning(language, browser) as hour:
                await _play(hour)


async def _play(hour: Hour) -> None:
    words, yes = words_for(hour.language), (f"press: {own_name(hour.language)}", "wait")
    await hour.picture("running-owner", OWNER, *await hour.comes_in(OWNER, "centre"))
    await hour.picture("running-channel", SPECIALIST, *await hour.comes_in(SPECIALIST, "my_region"), *yes)
    channel = {"title": CHANNEL[hour.language], "creator": hour.people[SPECIALIST].id, "members": [hour.app.bot.id]}
    await do(hour.world, "add_group", channel | {"kind": "channel"})
    await hour.picture("running-channel", SPECIALIST, "wait")
    sends = (f"photo: {POSTS[hour.language]}", "wait", f"press: {words('Send it')}", "wait")
    await hour.picture("running-digest", CHAIR, *await hour.comes_in(CHAIR, "city"), *yes, *sends)
    reviews = [step for label in ("Review", "Publish") for step in (f"press: {words(label)}", "wait")]
    looks = (f"press: {words('Digest of the week')}", "wait", "top")
    first = (f"press: {words('Yes')}", "wait", *reviews, "say: /home", "wait")
    await hour.picture("running-digest", SPECIALIST, *first, *looks)


@asynccontextmanager
async def _beginning(language: Language, browser: Browser) -> AsyncIterator[Hour]:
    world = World(Clock(MORNING.timestamp(), frozen=False), Pace(on=False))
    world.add_bot(TOKEN, "Тілші", "tilshi_bot")
    people = {role: world.add_human(names[language], language=language) for role, names in NAMES.items()}
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/tilshi.sqlite3", pragmas=("synchronous = OFF",))
        await move(engine)
        async with engine.begin() as tx:
            await turns.bring_in_rubrics(tx)
            await ready.bring_in(tx, MORNING)
            await files.bring_in(tx, files.read(TREE.read_text("utf-8")), MORNING, MORNING.date())
        app = App(engine, Bot(TOKEN, session=InProcessSession(world)), world.clock)
        running = asyncio.create_task(app.run())
        async with Server(world, frame=Frame(zone=weeks.UNION_ZONE)) as server:
            yield Hour(world, app, server, browser, language, people)
        app.stop()
        await running
        await engine.dispose()


def _cards() -> None:
    """The upper half of a page, as it is printed."""
    names = {one.code: one.names for one in files.read(TREE.read_text("utf-8")).tree.branches}
    shown = [cards.Card(names[code], CHAIR, f"https://t.me/tilshi_bot?start={code * 4}") for code in CARD_FOR]
    [page] = typst.pngs(cards.TEMPLATE, cards.on_paper({"kk": "Мысал облысы"}, shown, MORNING.date()), per_inch=DOTS)
    with Image.open(BytesIO(page)) as whole:
        whole.crop((0, 0, whole.width, whole.height // 2)).save(
            FOLDER / "pictures" / "running-cards.png", optimize=True
        )


if __name__ == "__main__":
    asyncio.run(main())
