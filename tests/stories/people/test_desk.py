"""From the chat to the desk: by the button in Telegram, and by a link for any other browser."""

from __future__ import annotations

import re
from functools import partial

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bot.desk.place import DeskPlace
from db.tables import Account, Seat
from locales import own_name, words_for
from newsroom.people import terms
from newsroom.union import organisations, seats
from simulator.api.commands import menu_for
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


def button_of(office, person):
    (bot,) = office.telegram.world.bots()
    return menu_for(bot, person.id)


@ALTERNATING
async def test_it_is_at_hand_beside_the_text_field_as_long_as_one_has_it(office, client, language):
    """Of whoever has it only; and it goes with the last seat that has one, before they write anything."""
    owner = await office.seated("Иесі", "owner", "centre", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    assert button_of(office, specialist) == {
        "type": "web_app", "text": words_for(language)("Desk"), "web_app": {"url": PLACE.address}
    }  # fmt: skip
    assert [button_of(office, one)["type"] for one in (owner, chair)] == ["web_app", "commands"]
    await specialist.opens(await office.invitation("press", "centre"))
    await specialist.taps(own_name(language))

    async def end(tx, code):
        held = select(Seat.id).join(Account, Account.person_id == Seat.person_id).where(Account.id == specialist.id)
        there = held.where(Seat.organisation_id == (await organisations.require_code(tx, code)).id)
        seat = await seats.require_seat(tx, (await tx.execute(there)).scalar_one())
        await terms.end_term(tx, None, seat, office.now)

    for code, left in (("vko", "web_app"), ("centre", "commands")):
        await office.engine.write(partial(end, code=code))
        await office.drained()
        assert button_of(office, specialist)["type"] == left
    assert button_of(office, owner)["type"] == "web_app"


@ON_ONE_ENGINE
async def test_a_desk_that_is_switched_on_later_adds_a_button_and_no_message(office):
    specialist = await office.seated("Маман", "specialist", "vko")
    await office.stop()
    office.desk = PLACE
    office.start()
    await specialist.says("/start")
    assert button_of(office, specialist)["web_app"] == {"url": PLACE.address}
    specialist.does_not_see(words_for("kk")("The menu is below, under the text field."))
    await office.stop()
    office.desk = None
    office.start()
    await specialist.says("/start")
    assert button_of(office, specialist)["type"] == "commands"


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
