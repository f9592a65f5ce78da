"""Mini Apps: what a page is told of who opened it, signed; what it does in their name; and the bot's answers."""

from __future__ import annotations

import json
import urllib.parse

import pytest
from aiogram.exceptions import TelegramAPIError
from aiogram.utils.web_app import check_webapp_signature, safe_parse_webapp_init_data
from aiohttp import ClientSession

from simulator import StoryError, Upload, photo
from simulator.errors import Refusal
from simulator.example.tea import TOKEN, serve, tea_house
from simulator.tests.bots.stages import running
from simulator.tests.scenes import only, refused, room, somebody

HERE = "http://127.0.0.1:3000/"
NAME = "tea_bot"
LATE = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")


@pytest.fixture
async def shop(telegram):
    telegram.bot(TOKEN, "Tea house", NAME)
    async with running(telegram.world, TOKEN, tea_house(HERE)) as bot:
        yield bot


@pytest.fixture
async def aliya(telegram, shop):
    return await telegram.person("Әлия", last_name="Серік", language="kk", username="aliya")


# ---- stories


async def test_a_button_opens_a_page_that_knows_who_opened_it(telegram, aliya):
    await aliya.starts()
    await aliya.taps("Tea house")
    signed = safe_parse_webapp_init_data(TOKEN, aliya.app.init_data)
    assert (signed.user.id, signed.user.first_name, signed.user.last_name) == (aliya.id, "Әлия", "Серік")
    assert (signed.user.username, signed.user.language_code, signed.user.allows_write_to_pm) == ("aliya", "kk", True)
    assert signed.auth_date.timestamp() == int(telegram.clock.now()) - 1
    assert signed.query_id
    assert aliya.app.url.startswith(f"{HERE}?from=button#tgWebAppData=query_id%3D")
    assert aliya.app.told["tgWebAppData"] == aliya.app.init_data
    assert json.loads(aliya.app.told["tgWebAppThemeParams"])["bg_color"] == "#ffffff"
    assert (aliya.app.told["tgWebAppPlatform"], aliya.app.told["tgWebAppVersion"]) == ("web", "9.1")


async def test_what_was_changed_on_the_way_is_not_believed(aliya):
    await aliya.starts()
    await aliya.taps("Tea house")
    good = aliya.app.init_data
    assert check_webapp_signature(TOKEN, good)
    assert not check_webapp_signature("4000:other", good), "another bot's token"
    assert not check_webapp_signature(TOKEN, good.replace(str(aliya.id), str(aliya.id + 1))), "somebody else's name"
    assert not check_webapp_signature(TOKEN, good.replace("auth_date=1", "auth_date=2")), "another moment"


async def test_an_order_is_taken_by_the_pages_server(telegram, shop, aliya):
    runner, page = await serve(shop, port=0)
    await aliya.starts()
    await aliya.taps("Tea house")
    async with ClientSession(page) as session:
        for path, words in (("", "telegram-web-app.js"), ("telegram-web-app.js", "window.Telegram")):
            async with session.get(f"/{path}") as answer:
                assert words in await answer.text()
        wrong = {"init_data": aliya.app.init_data + "0", "order": "шай"}
        async with session.post("/order", data=wrong) as answer:
            assert answer.status == 403
        async with session.post("/order", data={"init_data": aliya.app.init_data, "order": "шай"}) as answer:
            assert await answer.json() == {"ok": True}
    await runner.cleanup()
    said = aliya.screen.messages[max(aliya.screen.messages)]
    assert (said["text"], said["out"], said["via_bot"]["username"]) == ("Әлия: шай", True, NAME)


async def test_a_key_below_the_field_opens_a_page_that_gives_its_data_back(aliya):
    await aliya.starts()
    await aliya.says("/keys")
    await aliya.taps("Menu")
    assert aliya.app.init_data == "", "so opened, a page is told nothing of who it is"
    await aliya.app.sends_data("екі шай")
    aliya.sees("Menu: екі шай")
    with pytest.raises(StoryError, match="this app cannot send its data"):
        await aliya.app.sends_data("тағы")
    await aliya.taps("Menu")
    with pytest.raises(StoryError, match="WEB_APP_DATA_INVALID"):
        await aliya.app.sends_data("ш" * 2049)


async def test_the_menu_button(shop, aliya):
    with pytest.raises(StoryError, match="there is no such app"):
        await aliya.opens_menu()
    await shop.set_chat_menu_button(menu_button={"type": "web_app", "text": "Шай", "web_app": {"url": HERE}})
    await aliya.opens_menu()
    assert safe_parse_webapp_init_data(TOKEN, aliya.app.init_data).query_id
    with pytest.raises(StoryError, match="this app cannot send its data"):
        await aliya.app.sends_data("екі шай")


@pytest.mark.parametrize(
    ("link", "start"),
    [
        (f"https://t.me/{NAME}/tea?startapp=school5", "school5"),
        (f"https://t.me/{NAME}?startapp=school5", "school5"),
        (f"https://t.me/{NAME}?startapp", None),
        (f"tg://resolve?domain={NAME}&appname=tea&startapp=a-b_c", "a-b_c"),
    ],
)
async def test_links_to_apps(telegram, aliya, link, start):
    for app in ("tea", ""):
        await telegram.act("botfather", bot=4000, app=app, app_url=f"{HERE}app?x=1#/menu")
    boris = await telegram.person("Борис")
    group = await telegram.group("Кәсіподақ", boris, aliya)
    await aliya.talks_to(group).opens(link)
    signed = safe_parse_webapp_init_data(TOKEN, aliya.app.init_data)
    assert (signed.start_param, signed.chat_type, signed.query_id) == (start, "group", None)
    assert signed.user.allows_write_to_pm is None, "she has not written to the bot"
    told = urllib.parse.urlsplit(aliya.app.url)
    assert told.query == ("x=1" if start is None else f"x=1&tgWebAppStartParam={start}")
    assert told.fragment.startswith("/menu?tgWebAppData=user%3D")
    mine = signed.chat_instance
    await boris.talks_to(group).opens(link)
    assert safe_parse_webapp_init_data(TOKEN, boris.app.init_data).chat_instance == mine
    await aliya.talks_to(4000).opens(link)
    assert safe_parse_webapp_init_data(TOKEN, aliya.app.init_data).chat_type == "sender"


async def test_links_that_lead_to_no_app(telegram, aliya):
    with pytest.raises(StoryError, match="this bot has no such app"):
        await aliya.opens(f"https://t.me/{NAME}/tea")
    await telegram.act("botfather", bot=4000, app_url=HERE)
    with pytest.raises(StoryError, match="its parameter is not 512 of"):
        await aliya.opens(f"https://t.me/{NAME}?startapp=а")
    await telegram.act("botfather", bot=4000, app_url="")
    with pytest.raises(StoryError, match="this bot has no such app"):
        await aliya.opens(f"https://t.me/{NAME}?startapp")


async def test_the_bot_may_write_once_it_was_let(telegram, shop, aliya):
    await telegram.act("botfather", bot=4000, app_url=HERE)
    await aliya.opens(f"https://t.me/{NAME}?startapp")
    with pytest.raises(TelegramAPIError, match="chat not found"):
        await shop.send_message(aliya.id, "Шай дайын")
    await aliya.app.may_write(silently=True)
    await shop.send_message(aliya.id, "Шай дайын")
    await aliya.gets("Шай дайын")


async def test_no_app_was_opened(telegram, aliya):
    with pytest.raises(StoryError, match="Әлия Серік has opened no app"):
        _ = aliya.app


# ---- by hand


async def opened(telegram, chair, **more) -> dict:
    given = {"kind": "button", "url": HERE} | more
    return await telegram.act("open_app", person=chair.id, chat=1000, bot=1000, **given)


def article(text="Шай", **more):
    return {"type": "article", "id": "1", "title": "Шай", "input_message_content": {"message_text": text}} | more


async def test_an_answer_is_given_once_and_in_time(telegram, bot, chair):
    first, late = [(await opened(telegram, chair))["launch"] for _ in range(2)]
    keys = {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}]]}
    answer = await bot("answerWebAppQuery", web_app_query_id=first, result=article(reply_markup=keys))
    assert await bot("editMessageText", text="Екі шай", **answer) is True
    assert only(await bot.updates(), "message")[-1]["via_bot"]["id"] == bot.id
    assert await refused(bot, "answerWebAppQuery", web_app_query_id=first, result=article()) == LATE
    await telegram.clock.advance(3601)
    assert await refused(bot, "answerWebAppQuery", web_app_query_id=late, result=article()) == LATE


async def test_an_answer_without_buttons_has_no_name(telegram, bot, chair):
    sent = await bot("sendPhoto", chat_id=chair.id, files={"photo": Upload("1.jpg", photo(320, 240))})
    result = {"type": "photo", "id": "1", "photo_file_id": sent["photo"][-1]["file_id"]}
    launch = (await opened(telegram, chair))["launch"]
    assert await bot("answerWebAppQuery", web_app_query_id=launch, result=result) == {}


@pytest.mark.parametrize("kind", ["keyboard", "link", "results"])
async def test_other_ways_in_have_no_query(telegram, bot, chair, kind):
    await telegram.act("botfather", bot=bot.id, app_url=HERE)
    launch = await opened(telegram, chair, kind=kind)
    assert "query_id" not in launch["init_data"]
    assert await refused(bot, "answerWebAppQuery", web_app_query_id=launch["launch"], result=article()) == LATE


async def test_a_wrong_answer_may_be_given_again(telegram, bot, chair):
    launch = (await opened(telegram, chair))["launch"]
    empty = (400, "Bad Request: message text is empty")
    assert await refused(bot, "answerWebAppQuery", web_app_query_id=launch, result=article("<b>", id="1") | {
        "input_message_content": {"message_text": " "}}) == empty  # fmt: skip
    assert await bot("answerWebAppQuery", web_app_query_id=launch, result=article()) == {}


async def test_getme_tells_of_the_main_app(telegram, bot):
    assert (await bot("getMe"))["has_main_web_app"] is False
    await telegram.act("botfather", bot=bot.id, app_url=HERE)
    assert (await bot("getMe"))["has_main_web_app"] is True


NO_APPS = {"http://example.com": "Only HTTPS links are allowed", "ftp://localhost": "Unsupported URL protocol",
           "example": "Wrong HTTP URL"}  # fmt: skip


@pytest.mark.parametrize(
    ("method", "given", "what"),
    [
        ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "A", "web_app": {"url": "{}"}}]]}},
         "inline keyboard button"),
        ("sendMessage", {"text": "x", "reply_markup": {"keyboard": [[{"text": "A", "web_app": {"url": "{}"}}]]}},
         "keyboard button"),
        ("setChatMenuButton", {"menu_button": {"type": "web_app", "text": "A", "web_app": {"url": "{}"}}},
         "menu button"),
    ],
)  # fmt: skip
async def test_apps_are_at_https_or_on_this_machine(bot, chair, method, given, what):
    def at(url):
        return json.loads(json.dumps(given).replace("{}", url)) | {"chat_id": chair.id}

    for good in ("https://example.com/app", "https://localhost", "http://localhost:3000", "http://127.0.0.1:3000/x"):
        assert await bot(method, **at(good))
    for bad, why in NO_APPS.items():
        words = f"Bad Request: {what} Web App URL '{bad}' is invalid: {why}"
        assert await refused(bot, method, **at(bad)) == (400, words)
    with pytest.raises(Refusal, match="only HTTPS links are allowed"):
        await bot.telegram.act("botfather", bot=bot.id, app_url="http://example.com")


async def test_somebody_elses_app_is_not_ones_own(telegram, bot, chair):
    launch = (await opened(telegram, chair, kind="keyboard"))["launch"]
    other = await somebody(telegram, "Борис")
    with pytest.raises(Refusal, match="this app is not open"):
        await telegram.act("app_data", person=other.id, chat=bot.id, launch=launch, data="x")
    place = await room(telegram, "group", chair)
    with pytest.raises(Refusal, match="there is no such app"):
        await telegram.act("open_app", person=chair.id, chat=place, bot=chair.id, kind="button", url=HERE)
