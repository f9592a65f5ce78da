"""Two that ask for updates, or one beside a webhook: whoever came last says what is wrong and ends."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot

from bot.app import App
from bot.loop import ANOTHER, ANOTHER_ASKS, NEWCOMER
from bot.troubles import Trouble
from demo.session import Session
from simulator.web.server import Server
from tests.bot.hooked import SECRET
from tests.bot.reading import incidents, posts
from tests.bot.test_edge import POST
from tests.conftest import ON_ONE_ENGINE
from tests.stories.conftest import TOKEN

pytestmark = ON_ONE_ENGINE


def another(office) -> App:
    """As started by mistake on another machine, with the same token."""
    return App(office.engine, Bot(TOKEN, session=Session(office.telegram.world)), office.telegram.clock)


async def test_the_second_that_asks_for_updates_ends_and_the_first_goes_on(office, telegram, engine, logged):
    chair = await office.seated("Риддер төрағасы", "chair", "ridder")
    await telegram.clock.advance(NEWCOMER)
    second = asyncio.create_task(another(office).loop.run())
    while not second.done():
        await telegram.clock.advance(1)
        await asyncio.sleep(0.005)
    with pytest.raises(Trouble) as caught:
        await second
    assert str(caught.value) == ANOTHER_ASKS
    await telegram.clock.advance(1)
    await chair.says(POST)
    assert await posts(engine) == [("draft", POST)]
    assert {line["event"] for line in logged()} == {ANOTHER, "met"}
    assert await incidents(engine) == 1, "the owners are told once"


async def test_who_asks_while_a_webhook_is_set_is_told_so_and_ends(office, telegram):
    """Be it the first time, or because somebody sets one meanwhile."""
    async with Server(telegram.world) as server:
        await office.app.bot.set_webhook(f"{server.address}/telegram", secret_token=SECRET)
        for asking in (office._task, asyncio.create_task(another(office).loop.run())):
            with pytest.raises(Trouble, match=r"brought to a webhook at 127\.0\.0\.1; start with --webhook"):
                await asyncio.wait_for(asking, 60)
        await office.app.bot.delete_webhook()
    office.start()
