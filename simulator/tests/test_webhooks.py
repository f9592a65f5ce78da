"""Updates brought to the bot's own server, over real HTTP."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from simulator.api import Desk
from simulator.errors import Refusal
from simulator.tests.bots.hook import Hook, served
from simulator.web.server import Server

ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
SECRET = "Qupiya_soz-1"


@pytest.fixture
async def server(telegram):
    async with Server(telegram.world) as server:
        yield server


@pytest.fixture
async def hook(server):
    hook, app = Hook(), web.Application()
    app.router.add_post("/hook", hook.take)
    runner, hook.url = await served(app)
    yield hook
    await runner.cleanup()


async def refusal_of(bot, method: str, **params) -> tuple[int, str]:
    with pytest.raises(Refusal) as caught:
        await bot(method, **params)
    return caught.value.code, caught.value.description


# ---- delivering


async def test_updates_are_delivered_one_by_one_with_the_secret(telegram, bot, chair, hook):
    assert await bot("setWebhook", url=hook.url, secret_token=SECRET) is True
    await chair.says("Бірінші", silently=True)
    await chair.says("Екінші", silently=True)
    assert await hook.tries(2) == ["Бірінші", "Екінші"]
    assert hook.secrets == [SECRET, SECRET]
    assert hook.told[1]["update_id"] == hook.told[0]["update_id"] + 1
    assert (await bot("getWebhookInfo"))["pending_update_count"] == 0


async def test_without_a_secret_there_is_no_header(bot, chair, hook):
    await bot("setWebhook", url=hook.url)
    await chair.says("Сәлем", silently=True)
    await hook.tries(1)
    assert hook.secrets == [None]


async def test_what_was_waiting_is_delivered_first(bot, chair, hook):
    await chair.says("Бұрынғы", silently=True)
    await bot("setWebhook", url=hook.url)
    assert await hook.tries(1) == ["Бұрынғы"]


async def test_what_was_waiting_can_be_dropped(bot, chair, hook):
    await chair.says("Бұрынғы", silently=True)
    await bot("setWebhook", url=hook.url, drop_pending_updates=True)
    await chair.says("Жаңа", silently=True)
    assert await hook.tries(1) == ["Жаңа"]


async def test_only_the_kinds_asked_for_are_delivered(telegram, bot, chair, hook):
    await bot("setWebhook", url=hook.url, allowed_updates=["edited_message"])
    await chair.says("Қате", silently=True)
    await chair.edits("Дұрыс")
    assert await telegram.settle()
    assert [set(update) for update in hook.told] == [{"update_id", "edited_message"}]
    assert (await bot("getWebhookInfo"))["allowed_updates"] == ["edited_message"]


async def test_what_is_not_taken_is_tried_again_later_and_later(telegram, bot, chair, hook):
    await bot("setWebhook", url=hook.url)
    hook.statuses = [500, 502, 404]
    await chair.says("Қайта-қайта", silently=True)
    for number, pause in enumerate((1, 2, 4), 1):
        assert await hook.tries(number) == ["Қайта-қайта"] * number
        assert await telegram.settle()
        await telegram.clock.advance(pause - 0.01)
        assert await telegram.settle()
        assert len(hook.told) == number
        await telegram.clock.advance(0.01)
    assert len(await hook.tries(4)) == 4
    assert len({update["update_id"] for update in hook.told}) == 1
    await chair.says("Келесі", silently=True)
    assert (await hook.tries(5))[-1] == "Келесі"


async def test_the_error_and_what_waits_for_its_end_can_be_asked_for(telegram, bot, chair, hook):
    await bot("setWebhook", url=hook.url, max_connections=7)
    clean = {"url": hook.url, "has_custom_certificate": False, "pending_update_count": 0, "max_connections": 7}
    assert await bot("getWebhookInfo") == clean
    hook.statuses = [500]
    telegram.seconds_per_act = 0
    await chair.says("Бірінші", silently=True)
    await chair.says("Екінші", silently=True)
    info = await bot("getWebhookInfo")
    assert info.pop("last_error_date") == telegram.world.now
    words = "Wrong response from the webhook: 500 Internal Server Error"
    assert info == clean | {"pending_update_count": 2, "last_error_message": words}
    await telegram.passes(1)
    assert await hook.tries(3) == ["Бірінші", "Бірінші", "Екінші"]
    assert (await bot("getWebhookInfo"))["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("port", "words"), [(1, "Connection refused"), (None, "Wrong response from the webhook: 405 Method Not Allowed")]
)
async def test_a_server_that_is_not_there_is_an_error_too(telegram, bot, chair, server, port, words):
    address = f"http://127.0.0.1:{port}/hook" if port else f"{server.address}/chat/people"
    await bot("setWebhook", url=address)
    await chair.says("Сәлем", silently=True)
    assert (await bot("getWebhookInfo"))["last_error_message"] == words


async def test_a_redirect_is_not_followed(bot, chair, hook):
    hook.statuses = [302]
    await bot("setWebhook", url=hook.url)
    await chair.says("Сәлем", silently=True)
    assert (await bot("getWebhookInfo"))["last_error_message"] == "Wrong response from the webhook: 302 Found"


async def test_a_delivery_can_be_made_to_fail(telegram, bot, chair, hook):
    telegram.world.faults.next("webhook")
    await bot("setWebhook", url=hook.url)
    await chair.says("Сәлем", silently=True)
    assert (await bot("getWebhookInfo"))["last_error_message"] == "Read timeout expired"
    assert hook.told == []
    await telegram.passes(1)
    assert await hook.tries(1) == ["Сәлем"]


# ---- several at once


async def test_what_one_does_not_get_through_with_holds_up_no_other(telegram, bot, chair, hook):
    """Each has a lane of their own; within it all keep their order."""
    clerk = await telegram.person("Хатшы")
    await clerk.starts(silently=True)
    await bot("setWebhook", url=hook.url)
    hook.fails = lambda update: "Бірінші" in str(update)
    for person, text in ((chair, "Бірінші"), (chair, "Екінші"), (clerk, "Үшінші")):
        await person.says(text, silently=True)
    await hook.gets("Үшінші")
    assert await telegram.settle()
    assert "Екінші" not in str(hook.told)
    assert (await bot("getWebhookInfo"))["pending_update_count"] == 2
    hook.fails = lambda update: False
    await telegram.passes(60)
    await hook.gets("Екінші")
    assert await telegram.settle()
    assert (await bot("getWebhookInfo"))["pending_update_count"] == 0


async def test_so_many_are_brought_at_once_and_no_more(telegram, bot, hook):
    people = [await telegram.person(f"Адам {number}") for number in range(5)]
    hook.open = asyncio.Event()
    await bot("setWebhook", url=hook.url, max_connections=3)
    for person in people:
        await telegram.act("start", person=person.id, chat=1000)
    async with asyncio.timeout(60):
        while hook.inside < 3:  # noqa: ASYNC110 (it is the hook that counts)
            await asyncio.sleep(0.005)
    await asyncio.sleep(0.05)
    assert hook.inside == 3
    hook.open.set()
    assert await telegram.settle()
    assert len(hook.told) == 5


# ---- an answer with a request in it


async def test_a_request_in_the_answer_is_carried_out(telegram, bot, chair, hook):
    hook.body = {"method": "sendMessage", "chat_id": chair.id, "text": "<b>Қабылданды</b>", "parse_mode": "HTML"}
    await bot("setWebhook", url=hook.url)
    await chair.says("Есеп")
    chair.sees("Қабылданды")
    assert telegram.world.record.calls("sendMessage")[0].ok


@pytest.mark.parametrize("method", ["getUpdates", "getMe", "setWebhook", "deleteWebhook", "logOut", "close"])
async def test_some_requests_have_no_place_in_an_answer(telegram, bot, chair, hook, method):
    hook.body = {"method": method}
    await bot("setWebhook", url=hook.url)
    await chair.says("Есеп", silently=True)
    assert await telegram.settle()
    assert [call.method for call in telegram.world.record.calls()][1:] == []
    assert (await bot("getWebhookInfo"))["url"] == hook.url


@pytest.mark.parametrize("body", ["", "ok", "{", "[1]", "7", '{"method": 5}', '{"method": "sendMessage"}', '"method"'])
async def test_an_answer_that_makes_no_sense_stops_nothing(telegram, bot, chair, hook, body):
    hook.body = body
    await bot("setWebhook", url=hook.url)
    await chair.says("Бірінші", silently=True)
    await chair.says("Екінші", silently=True)
    assert await hook.tries(2) == ["Бірінші", "Екінші"]


async def test_a_broken_connection_on_such_a_request_stops_nothing(telegram, bot, chair, hook):
    hook.body = {"method": "sendMessage", "chat_id": chair.id, "text": "Қабылданды"}
    await bot("setWebhook", url=hook.url)
    telegram.world.faults.next("cut", "sendMessage")
    await chair.says("Бірінші")
    await chair.says("Екінші")
    assert await hook.tries(2) == ["Бірінші", "Екінші"]


# ---- webhook or polling


async def test_while_a_webhook_is_set_polling_is_refused(bot, hook):
    await bot("setWebhook", url=hook.url)
    assert await refusal_of(bot, "getUpdates") == (409, ACTIVE)
    await bot("deleteWebhook")
    assert await bot("getUpdates") == []


async def test_setting_a_webhook_ends_a_poll_that_waits(bot, hook):
    poll = asyncio.create_task(bot("getUpdates", timeout=50))
    await asyncio.sleep(0)
    await bot("setWebhook", url=hook.url)
    with pytest.raises(Refusal) as caught:
        await asyncio.wait_for(poll, 60)
    assert (caught.value.code, caught.value.description) == (409, "Conflict: terminated by setWebhook request")


async def test_a_deleted_webhook_leaves_the_updates_for_polling(telegram, bot, chair, hook):
    hook.statuses = [500] * 9
    await bot("setWebhook", url=hook.url)
    await chair.says("Есеп", silently=True)
    await bot("deleteWebhook")
    assert [update["message"]["text"] for update in await bot("getUpdates")] == ["Есеп"]
    await telegram.clock.advance(600)
    assert len(hook.told) == 1


async def test_deleting_can_drop_what_waits(bot, chair, hook):
    hook.statuses = [500] * 9
    await bot("setWebhook", url=hook.url)
    await chair.says("Есеп", silently=True)
    await bot("deleteWebhook", drop_pending_updates=True)
    assert await bot("getUpdates") == []


async def test_each_step_says_what_it_came_to(telegram, bot, hook):
    desk = Desk(telegram.world)

    async def word(method: str, **params) -> str:
        return (await desk.answer(bot.token, method, params))["description"]

    assert await word("deleteWebhook") == "Webhook is already deleted"
    assert await word("setWebhook", url=hook.url) == "Webhook was set"
    assert await word("setWebhook", url=hook.url) == "Webhook is already set"
    assert await word("setWebhook", url=hook.url, secret_token=SECRET) == "Webhook was set"
    assert await word("setWebhook", url="") == "Webhook was deleted"
    assert await word("setWebhook", url=hook.url) == "Webhook was set"
    assert await word("deleteWebhook") == "Webhook was deleted"


HTTPS = "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
INVALID = "Bad Request: invalid webhook URL specified"
LETTERS = "Bad Request: secret token contains unallowed characters"
PORT = "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "http://example.com/hook"}, HTTPS),
        ({"url": "https://example.com:8080/hook"}, PORT),
        ({"url": "https://"}, INVALID),
        ({"url": "бот"}, INVALID),
        ({"url": "https://[oops"}, INVALID),
        ({"url": "https://example.com:port/"}, INVALID),
        ({"url": "ftp://example.com/hook"}, INVALID),
        ({"url": "https://example.com", "secret_token": "құпия"}, LETTERS),
        ({"url": "https://example.com", "secret_token": "a b"}, LETTERS),
        ({"url": "https://example.com", "secret_token": "x" * 257}, "Bad Request: secret token is too long"),
    ],
)
async def test_bad_addresses_and_secrets_are_refused(bot, server, params, words):
    assert await refusal_of(bot, "setWebhook", **params) == (400, words)
    assert (await bot("getWebhookInfo"))["url"] == ""


async def test_a_refused_change_leaves_the_old_webhook_alone(bot, chair, hook):
    await bot("setWebhook", url=hook.url)
    await refusal_of(bot, "setWebhook", url="http://example.com/")
    await chair.says("Сәлем", silently=True)
    assert await hook.tries(1) == ["Сәлем"]


# ---- a bot that lives by its webhook


@pytest.mark.parametrize("in_background", [True, False])
async def test_an_aiogram_bot_by_webhook(telegram, server, in_background):
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.address))
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message):
        if message.text == "жауапта":  # by the answer to the delivery, where aiogram can
            return message.answer_document(BufferedInputFile(b"%PDF", "esep.pdf"), caption="жауаптың ішінде")
        await message.answer(f"Сіз: {message.text}")
        return None

    async with Bot("1000:test", session=session) as bot:
        app = web.Application()
        SimpleRequestHandler(dispatcher, bot, in_background, secret_token=SECRET).register(app, path="/hook")
        runner, url = await served(app)
        await bot.set_webhook(url, secret_token=SECRET)
        chair, clerk = await telegram.person("Төраға"), await telegram.person("Хатшы")
        await chair.says("Сәлем")
        chair.sees("Сіз: Сәлем")
        await clerk.says("жауапта")
        clerk.sees("жауаптың ішінде")
        assert clerk.screen.last["document"]["file_name"] == "esep.pdf"
        chair.does_not_see("жауаптың ішінде")
        assert (await bot.get_webhook_info()).pending_update_count == 0
        await bot.delete_webhook()
        await runner.cleanup()
