"""What goes wrong between a bot and Telegram: on demand, for a while, or by chance from a seed."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError, TelegramServerError
from aiohttp import ClientSession, ServerDisconnectedError

from simulator.doors.aiogram import InProcessSession
from simulator.errors import Refusal
from simulator.tests.calling import Caller
from simulator.web.server import Server
from simulator.world.faults import KINDS, ConnectionCut, Faults

MISHAPS = ("error", "timeout", "slow", "cut")


@pytest.fixture
def send(bot, chair):
    """One message to the chair, as a task: what comes of it may take its time."""
    return lambda text="Сәлем": asyncio.create_task(bot("sendMessage", chat_id=chair.id, text=text))


async def given_a_turn() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def said(chair) -> list[str]:
    return [message["text"] for message in chair.screen.messages.values() if not message["out"]]


async def test_an_error_does_nothing_and_comes_once(telegram, chair, send):
    telegram.world.faults.next("error")
    with pytest.raises(Refusal) as caught:
        await send("Жоғалды")
    assert (caught.value.code, caught.value.description) == (502, "Bad Gateway")
    await send("Жетті")
    assert said(chair) == ["Жетті"]


async def test_a_timeout_keeps_the_bot_waiting_and_does_nothing(telegram, chair, send):
    telegram.world.faults.next("timeout")
    sending = send("Жоғалды")
    await given_a_turn()
    await telegram.clock.advance(89)
    assert not sending.done()
    await telegram.clock.advance(1)
    with pytest.raises(ConnectionCut):
        await sending
    assert said(chair) == []


@pytest.mark.parametrize(("seconds", "takes"), [(0, 3), (12.5, 12.5)])
async def test_a_slow_answer_comes_after_all(telegram, chair, send, seconds, takes):
    telegram.world.faults.next("slow", seconds=seconds)
    sending = send("Баяу")
    await given_a_turn()
    await telegram.clock.advance(takes - 0.1)
    assert not sending.done()
    await telegram.clock.advance(0.1)
    assert (await sending)["text"] == "Баяу"
    assert said(chair) == ["Баяу"]


async def test_time_can_be_let_pass_while_an_answer_is_slow(telegram, chair, send):
    """Who waits for the bot to settle does not wait for what only the clock can end."""
    telegram.world.faults.next("slow", seconds=60)
    sending = send("Баяу")
    await given_a_turn()
    assert await telegram.settle()
    await telegram.passes(60)
    assert sending.done()


async def test_a_cut_does_what_was_asked_and_says_nothing(telegram, chair, send):
    telegram.world.faults.next("cut")
    with pytest.raises(ConnectionCut):
        await send("Екі рет пе?")
    assert said(chair) == ["Екі рет пе?"]
    request = telegram.world.record.calls("sendMessage", refused=True)[0]
    assert (request.ok, request.code, request.description) == (False, 0, "connection cut")


async def test_a_cut_befalls_a_request_that_would_have_been_refused_too(telegram, bot):
    telegram.world.faults.next("cut")
    with pytest.raises(ConnectionCut):
        await bot("sendMessage", chat_id=1, text="Ешкімге")


async def test_a_fault_for_one_method_leaves_the_others_alone(telegram, bot, send):
    telegram.world.faults.next("error", "sendPhoto")
    telegram.world.faults.next("error", "sendmessage")
    await bot("getMe")
    with pytest.raises(Refusal, match="Bad Gateway"):
        await send()
    await send()
    assert [fault["method"] for fault in telegram.world.faults.as_data()["queued"]] == ["sendPhoto"]


async def test_a_fault_befalls_as_many_requests_as_told(telegram, chair, send):
    telegram.world.faults.next("error", times=3)
    answers = [await asyncio.gather(send(f"{number}"), return_exceptions=True) for number in range(5)]
    assert [isinstance(answer[0], Refusal) for answer in answers] == [True, True, True, False, False]
    assert said(chair) == ["3", "4"]


@pytest.mark.parametrize("kind", ["error", "cut"])
async def test_a_poll_can_fail_too_and_loses_nothing(telegram, bot, chair, kind):
    await chair.says("Есеп", silently=True)
    telegram.world.faults.next(kind, "getUpdates")
    with pytest.raises((Refusal, ConnectionCut)):
        await bot("getUpdates")
    assert [update["message"]["text"] for update in await bot.updates()] == ["Есеп"]


async def test_a_cut_for_any_request_waits_for_one_that_does_something(telegram, bot, send):
    telegram.world.faults.next("cut")
    assert await bot("getUpdates") == []
    with pytest.raises(ConnectionCut):
        await send()


async def test_an_outage_ends_when_its_time_is_over(telegram, bot, chair):
    controls = await telegram.act("outage", seconds=60)
    assert controls["faults"]["outage_until"] == pytest.approx(telegram.clock.now() + 60, abs=1.1)
    for method in ("sendMessage", "getMe", "getUpdates"):
        with pytest.raises(Refusal) as caught:
            await bot(method, **({"chat_id": chair.id, "text": "Сәлем"} if method == "sendMessage" else {}))
        assert caught.value.code == 502
    await telegram.clock.advance(60)
    await bot("sendMessage", chat_id=chair.id, text="Қайта қосылды")
    assert said(chair) == ["Қайта қосылды"]


async def test_clearing_takes_everything_back(telegram, bot):
    await telegram.act("fault", kind="error", times=9)
    await telegram.act("outage", seconds=600)
    await telegram.act("seed", seed=1, rate=1.0)
    controls = await telegram.act("clear_faults")
    assert controls["faults"] == {"queued": [], "outage_until": None, "seed": None, "rate": 0.0, "kinds": list(KINDS)}
    for _ in range(20):
        await bot("getMe")


async def test_a_fault_that_there_is_none_of_is_refused(telegram):
    words = "Bad Request: no such fault: eror; there are error, timeout, slow, cut, twice, webhook, refusal"
    with pytest.raises(Refusal) as caught:
        await telegram.act("fault", kind="eror")
    assert caught.value.description == words
    with pytest.raises(ValueError, match="no such fault: eror"):
        telegram.world.faults.next("eror")


async def test_a_fault_of_a_method_that_there_is_none_of_is_refused(telegram):
    """It would wait for ever, and the test would pass."""
    with pytest.raises(Refusal, match="no such method: sendMesage"):
        await telegram.act("fault", kind="error", method="sendMesage")
    await telegram.act("fault", kind="error", method="sendmessage")


# ---- by chance


def drawn(seed: int | None, rate: float, requests: int = 3000) -> list[str]:
    faults = Faults()
    faults.by_seed(seed, rate)
    picked = [faults.pick("sendMessage", 0.0, MISHAPS) for _ in range(requests)]
    return [fault.kind if fault else "" for fault in picked]


def test_the_same_seed_brings_the_same_faults():
    assert drawn(7, 0.2) == drawn(7, 0.2)
    assert drawn(7, 0.2) != drawn(8, 0.2)


@pytest.mark.parametrize("rate", [0.05, 0.3, 1.0])
def test_about_as_many_requests_go_wrong_as_asked_for(rate):
    wrong = [kind for kind in drawn(1, rate) if kind]
    assert len(wrong) / 3000 == pytest.approx(rate, rel=0.15)
    assert set(wrong) == {"error", "slow", "cut"}
    assert all(wrong.count(kind) / len(wrong) == pytest.approx(1 / 3, rel=0.25) for kind in set(wrong))


def test_without_a_seed_or_a_rate_nothing_goes_wrong():
    assert not any(drawn(None, 0.9))
    assert not any(drawn(1, 0.0))


async def test_one_seed_makes_two_telegrams_fail_alike(telegram, bot):
    async def run(seed: int) -> list[bool]:
        telegram.world.faults.by_seed(seed, 0.4)
        outcomes = []
        for _ in range(40):
            asking = asyncio.create_task(bot("getMe"))
            await given_a_turn()
            await telegram.clock.advance(3)
            outcomes.append((await asyncio.gather(asking, return_exceptions=True))[0].__class__)
        return outcomes

    assert await run(5) == await run(5)
    assert {Refusal, ConnectionCut, dict} == set(await run(5))


# ---- as a bot's library meets them


@pytest.fixture(params=["in this process", "over HTTP"])
async def aiogram_bot(request, telegram):
    if request.param == "in this process":
        yield Bot("1000:test", session=InProcessSession(telegram.world))
        return
    async with Server(telegram.world) as server:
        session = AiohttpSession(api=TelegramAPIServer.from_base(server.address))
        async with Bot("1000:test", session=session) as bot:
            yield bot


async def test_aiogram_sees_an_error_and_a_cut_as_it_would(telegram, chair, aiogram_bot):
    telegram.world.faults.next("error")
    with pytest.raises(TelegramServerError, match="Bad Gateway"):
        await aiogram_bot.send_message(chair.id, "Жоғалды")
    telegram.world.faults.next("cut")
    with pytest.raises(TelegramNetworkError, match="Server disconnected"):
        await aiogram_bot.send_message(chair.id, "Жетті")
    assert said(chair) == ["Жетті"]


async def test_a_cut_over_http_breaks_the_connection_after_the_deed(telegram, chair):
    telegram.world.faults.next("cut")
    async with Server(telegram.world) as server, ClientSession() as client:
        with pytest.raises(ServerDisconnectedError):
            await client.post(f"{server.address}/bot1000:test/sendMessage", json={"chat_id": chair.id, "text": "Жетті"})
    assert said(chair) == ["Жетті"]


async def test_a_bot_known_only_by_its_token_can_be_hit_as_well(telegram):
    telegram.world.faults.next("error", "getMe")
    with pytest.raises(Refusal, match="Bad Gateway"):
        await Caller(telegram, "3000:newcomer")("getMe")
