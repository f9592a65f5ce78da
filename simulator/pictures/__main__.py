"""The web chat with the example bot, as the README shows it. Needs the extra `pictures` and a Chromium."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties

from simulator import Person, Telegram, Upload, photo
from simulator.clock import Clock
from simulator.doors.aiogram import InProcessSession
from simulator.example import tea as example
from simulator.example.bot import TOKEN, introduce, notice_board
from simulator.pictures.camera import PHONE, WIDE, browsing, look
from simulator.pytest_plugin import MORNING
from simulator.web.server import Server

FOLDER = Path(__file__).parent
logging.getLogger("aiogram").setLevel(logging.CRITICAL)  # what is refused is refused for the picture


async def main() -> None:
    """The clock stands still, so that the pictures show the same hour whenever they are taken."""
    telegram = Telegram(clock=Clock(MORNING, frozen=True))
    async with board(telegram) as bot, browsing() as browser:
        alice, aliya = await converse(telegram)
        async with Server(telegram.world) as server:
            chat, hers = (f"{server.address}/#/{person.id}/{bot.id}" for person in (alice, aliya))
            await look(browser, chat, FOLDER / "chat-light-1280.png", WIDE)
            await look(browser, chat, FOLDER / "chat-dark-1280.png", WIDE, dark=True)
            await look(browser, chat, FOLDER / "drawer-dark-1280.png", WIDE, "click: Control", dark=True)
            await look(browser, f"{server.address}/#/{alice.id}", FOLDER / "people-light-360.png", PHONE)
            await look(browser, chat, FOLDER / "chat-light-360.png", PHONE)
            await look(browser, chat, FOLDER / "commands-light-360.png", PHONE, "type: /")
            await look(browser, hers, FOLDER / "chat-dark-360.png", PHONE, dark=True, locale="kk-KZ")
            crew = next(room.id for room in telegram.world.rooms.values() if room.title == "Saturday crew")
            group = f"{server.address}/#/{alice.id}/{crew}"
            await look(browser, group, FOLDER / "inline-light-360.png", PHONE, "write: @board_bot ", "wait")
            async with tea(telegram, alice) as house:
                opened = f"{server.address}/#/{alice.id}/{house.id}"
                steps = ("click: Tea house", "wait", "frame: Green tea")
                await look(browser, opened, FOLDER / "app-dark-360.png", PHONE, *steps, dark=True)


@contextlib.asynccontextmanager
async def board(telegram: Telegram) -> AsyncIterator[Bot]:
    telegram.bot(TOKEN, "Notice board", "board_bot")
    bot = Bot(TOKEN, session=InProcessSession(telegram.world), default=DefaultBotProperties(parse_mode="HTML"))
    await introduce(bot)
    async with polling(notice_board(), bot):
        yield bot


@contextlib.asynccontextmanager
async def tea(telegram: Telegram, guest: Person) -> AsyncIterator[Bot]:
    """The tea house, and somebody who has come in."""
    telegram.bot(example.TOKEN, "Tea house", "tea_bot")
    bot = Bot(example.TOKEN, session=InProcessSession(telegram.world))
    runner, page = await example.serve(bot, port=0)
    async with polling(example.tea_house(page), bot):
        await guest.talks_to(bot).starts()
        yield bot
    await runner.cleanup()


@contextlib.asynccontextmanager
async def polling(dispatcher: Dispatcher, bot: Bot) -> AsyncIterator[None]:
    running = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, handle_as_tasks=False))
    yield
    await dispatcher.stop_polling()
    await running


async def converse(telegram: Telegram) -> tuple[Person, Person]:
    """Something to look at: three people and three languages, groups and channels, and a bot that is asked for much."""
    alice = await telegram.person("Alice", last_name="Moreau", language="en", picture=True)
    aliya = await telegram.person("Әлия", last_name="Нұрланқызы", language="kk", picture=True)
    boris = await telegram.person("Борис", last_name="Ким", language="ru", picture=True)
    await chat_elsewhere(telegram, alice, aliya, boris)
    await pin_up(alice)
    await telegram.passes(240)
    await meet(aliya)
    await telegram.passes(300)
    await decide(telegram, alice)
    return alice, aliya


async def chat_elsewhere(telegram: Telegram, alice: Person, aliya: Person, boris: Person) -> None:
    school = await telegram.channel("School No. 5", alice, boris, aliya)
    chess = await telegram.group("Chess club", boris, alice)
    parents = await telegram.group("Parents of 7B", aliya, alice, kind="supergroup")
    crew = await telegram.group("Saturday crew", boris, alice, aliya)
    for who, where, words in (
        (alice, school, "Lessons begin at nine on Monday. Please bring a change of shoes."),
        (boris, chess, "Кто свободен в пятницу?"),
        (alice, chess, "Me, after five"),
        (aliya, parents, "Жиналыс бейсенбіде, сағат алтыда"),
        (aliya, crew, "Who brings the rakes?"),
        (boris, crew, "Я возьму четыре, и перчатки"),
    ):
        await who.talks_to(where).says(words, silently=True)
        await telegram.passes(400)


async def pin_up(alice: Person) -> None:
    await alice.opens("https://t.me/board_bot?start=school5")
    await alice.says("Saturday at ten, in the yard of school No. 5")
    await alice.taps("Post")
    await alice.sends(Upload("Plan of the yard.pdf", b"%PDF-1.7 " + bytes(48_000)))
    for seed in (4, 7):
        await alice.sends(photo(seed=seed))


async def meet(aliya: Person) -> None:
    await aliya.opens("https://t.me/board_bot?start=yard")
    await aliya.says("Ағаш отырғызамыз: көшет бар, күрек керек")
    await aliya.taps("Post")
    await aliya.says("/board")
    await aliya.says("Сағат нешеде?")


async def decide(telegram: Telegram, alice: Person) -> None:
    """A button is pressed again when it changes nothing, which Telegram refuses: the log shows it."""
    await alice.says("Who has the key?")
    old = alice.button("Drop")
    await alice.taps(old)
    await alice.taps(old, silently=True)
    await telegram.passes(60)
    await alice.says("/board")
    await alice.says("/vote")
    poll = alice.screen.last
    assert poll is not None
    await alice.votes(0, message=poll["message_id"])
    await alice.says("Tea and buns afterwards")


if __name__ == "__main__":
    asyncio.run(main())
