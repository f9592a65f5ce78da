"""The loop goes on: past what fails each time, past pages in place of updates, and quietly without a token."""

from __future__ import annotations

import asyncio
import json
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from bot.app import App
from db.tables import Incident
from handlers.actions import TAPS
from tests.bot.reading import incidents, posts, rows
from tests.bot.test_edge import POST
from tests.bot.wrong_answers import PAGE, REFUSED, InPlace, time_goes_by
from tests.conftest import ALTERNATING
from tests.stories.conftest import TOKEN


@pytest.fixture
async def chair(office):
    return await office.seated("Риддер төрағасы", "chair", "ridder")


@pytest.fixture
def queue(telegram):
    return telegram.world.add_bot(TOKEN).updates


# ---- what fails each time


class Panic(BaseException):
    """As a library written in Rust may raise: no Exception, and no stop either."""


@contextmanager
def broken(engine, statement: str):
    """What nobody has thought of: it is met again when the update is to be set aside."""

    def fail(cursor, sql, parameters, context):
        if statement in sql:
            raise RuntimeError(statement)

    event.listen(engine.writes, "do_execute", fail)
    yield
    event.remove(engine.writes, "do_execute", fail)


async def test_what_cannot_even_be_set_aside_is_let_go_and_told(office, telegram, chair, engine, queue, logged):
    with broken(engine, "UPDATE account"):
        for _ in range(3):
            await chair.says(POST, silently=True)
    assert queue.confirmed == queue.last, "a hundred of these, and nobody would be heard"
    assert not office.app.loop._window.busy
    assert [incident.kind for incident in await rows(engine, Incident)] == ["RuntimeError"] * 3
    assert [line["kind"] for line in logged()] == ["RuntimeError"] * 3
    await chair.says(POST)
    assert await posts(engine) == [("draft", POST)]


async def test_where_it_cannot_be_noted_either_it_is_let_go_all_the_same(
    office, telegram, chair, engine, queue, logged
):
    chair.patience = 0.1
    with broken(engine, "UPDATE account"), broken(engine, "INSERT INTO incident"):
        await chair.says(POST, silently=True)
        await time_goes_by(telegram)
    assert queue.confirmed == queue.last
    assert {line["event"] for line in logged()} == {"met", "incident not noted"}


async def test_a_panic_is_no_stop(office, telegram, chair, engine, queue, monkeypatch):
    async def panic(_, visit):
        raise Panic

    monkeypatch.setitem(TAPS, "help", (panic, ()))
    await chair.says("/help", silently=True)
    assert queue.confirmed == queue.last
    assert [incident.kind for incident in await rows(engine, Incident)] == ["Panic"]


# ---- without a token


@pytest.mark.parametrize("status", [401, 404])
@ALTERNATING
async def test_a_refused_token_is_said_with_its_mend_and_told_to_the_owners_once(
    office, telegram, language, engine, logged, status
):
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    InPlace(office.app.bot, "getUpdates", status, REFUSED, times=5)
    begun = telegram.clock.now()
    chair.patience = 0.1
    await chair.says(POST, silently=True)
    await time_goes_by(telegram)
    assert telegram.clock.now() - begun >= 1 + 2 + 4 + 8 + 16
    lines = [line for line in logged() if line["event"] == "token refused"]
    assert [line["wait"] for line in lines] == [1, 2, 4, 8, 16]
    assert "BOT_TOKEN" in lines[0]["mend"]
    assert "@BotFather" in lines[0]["mend"]
    assert [incident.kind for incident in await rows(engine, Incident)] == ["token refused"]
    chair.patience = 5.0
    await chair.says("Тағы да бір сөйлем жазамын, бұл жаңалық.")
    assert await incidents(engine) == 1


# ---- pages in place of answers

NO_LIST = json.dumps({"ok": True, "result": {"update_id": 1}})
NO_ANSWER = json.dumps(["ok"])


@pytest.mark.parametrize("content", [PAGE, NO_LIST, NO_ANSWER, "", "[" * 50_000])
async def test_whatever_comes_in_place_of_updates_they_are_asked_for_again(
    office, telegram, chair, engine, queue, content
):
    InPlace(office.app.bot, "getUpdates", 502 if content is PAGE else 200, content, times=2)
    chair.patience = 0.1
    await chair.says("/start", silently=True)
    await time_goes_by(telegram)
    chair.patience = 5.0
    await chair.says(POST)
    assert await posts(engine) == [("draft", POST)]
    assert await incidents(engine) == 0


async def test_a_page_in_no_known_alphabet_ends_nothing(office, telegram, chair, engine, queue):
    """aiohttp raises it from within, past all that aiogram catches."""

    class Undecodable(InPlace):
        async def __call__(self, make_request, bot, method):
            if method.__api_method__ == self.method and self.left > 0:
                self.left -= 1
                "шлюз".encode("cp1251").decode()
            return await make_request(bot, method)

    Undecodable(office.app.bot, "getUpdates", 502, "")
    chair.patience = 0.1
    await chair.says("/start", silently=True)
    await time_goes_by(telegram)
    chair.patience = 5.0
    await chair.says(POST)
    assert await posts(engine) == [("draft", POST)]


async def test_a_page_in_answer_to_the_commands_is_no_end_of_the_start(office, telegram, chair, engine):
    await office.stop()
    page = InPlace(office.app.bot, "setMyCommands", 502, PAGE)
    app = App(engine, office.app.bot, telegram.clock)
    running = asyncio.create_task(app.run())
    await chair.says(POST)
    chair.sees(POST)
    assert page.met == 1
    app.stop()
    await running


async def test_a_menu_that_could_not_be_set_keeps_no_screen_back(office, telegram, engine):
    page = InPlace(office.app.bot, "setMyCommands", 502, PAGE)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder")
    assert page.met == 1
    chair.sees("Риддер қаласы")
    await chair.says("/start")
    chair.sees("Мәзір төменде")  # it is tried again with the next screen


@pytest.mark.parametrize("method", ["sendMessage", "answerCallbackQuery", "editMessageText"])
async def test_a_screen_that_met_a_page_is_left_to_the_sender(office, telegram, chair, engine, method):
    InPlace(office.app.bot, method, 502, PAGE)
    if method == "sendMessage":
        await chair.says(POST, silently=True)
    else:
        await chair.taps("Көмек", silently=True)
    await office.passes(seconds=10)
    chair.sees(POST if method == "sendMessage" else "Фото мен екі сөйлем")
    assert await incidents(engine) == 0
