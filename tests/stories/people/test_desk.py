"""From the chat to the desk: by the button in Telegram, and by a link for any other browser."""

from __future__ import annotations

import re

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.desk.place import DeskPlace
from locales import words_for
from simulator.world.apps import init_data
from tests.conftest import ALTERNATING, ON_ONE_ENGINE

PLACE = DeskPlace("https://bot.example.kz/desk", "127.0.0.1", 18502, is_app=True)


@pytest.fixture
async def client(office):
    """The desk of this bot; its page stands at the same path."""
    await office.stop()
    office.desk = PLACE
    office.start()
    async with TestClient(TestServer(office.app.desk.application())) as client:
        yield client


async def entered(client, **given):
    async with client.post("/desk/api/enter", json=given) as answer:
        return answer.status, await answer.json()


async def named(client, token):
    async with client.get("/desk/api/me", headers={"Authorization": f"Bearer {token}"}) as answer:
        return (await answer.json())["name"]


@ALTERNATING
async def test_a_specialist_opens_the_desk_in_telegram(office, client, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/start")
    await specialist.taps(say("On a wide screen"))
    await specialist.taps(say("Open the desk"))
    (launch,) = office.telegram.world.launches.values()
    assert launch.url == "https://bot.example.kz/desk/"
    status, body = await entered(client, launch=init_data(office.telegram.world, launch))
    assert status == 200
    assert await named(client, body["token"]) == "Маман"


@ALTERNATING
async def test_at_a_computer_by_the_link_and_the_one_before_it_opens_nothing(office, client, language):
    press = await office.seated("Баспасөз", "press", "centre", language)
    words = []
    for _ in range(2):
        await press.says("/desk")
        words.append(
            re.search(r"https://bot\.example\.kz/desk/#word=([\w-]{43})", press.screen.visible()[-1]["text"])[1]
        )
    assert [(await entered(client, word=word))[0] for word in words] == [409, 200]


@ON_ONE_ENGINE
async def test_a_chair_is_told_that_it_is_not_theirs_and_is_offered_none(office, client):
    chair = await office.seated("Риддер төрағасы", "chair", "ridder")
    assert words_for("kk")("On a wide screen") not in str(chair.screen.visible())
    await chair.says("/desk")
    chair.sees("Бұл әрекет")


@ON_ONE_ENGINE
async def test_where_there_is_no_desk_one_is_told_who_can_set_it_up(office):
    specialist = await office.seated("Маман", "specialist", "vko")
    assert words_for("kk")("On a wide screen") not in str(specialist.screen.visible())
    await specialist.says("/desk")
    specialist.sees("Кабинет әлі қосылмаған")
