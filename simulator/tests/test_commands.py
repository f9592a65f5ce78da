"""Which commands and menu button a person sees, and what a bot says of itself, by scope and language."""

from __future__ import annotations

import pytest

from simulator.api.commands import commands_for
from simulator.people.views import bot_view, conversation
from simulator.tests.scenes import refused, room, rule, somebody

DEFAULT, PRIVATE, GROUPS = {"type": "default"}, {"type": "all_private_chats"}, {"type": "all_group_chats"}
RULERS = {"type": "all_chat_administrators"}


async def name(bot, word, scope=None, language=""):
    """Sets a list of one command, so that it can be told which list is shown."""
    more = {"scope": scope} if scope else {}
    await bot("setMyCommands", commands=[{"command": word, "description": word}], language_code=language, **more)


def shown(telegram, bot, person, place=None):
    human = telegram.world.human(person.id)
    chat = telegram.world.rooms[place] if place else telegram.world.dialog(human, bot.account)
    return [command["command"] for command in commands_for(bot.account, human, chat)]


async def test_language_before_none_within_a_scope(telegram, bot, chair):
    russian = await somebody(telegram, "Председатель", bot, language="ru")
    regional = await somebody(telegram, "Регион", bot, language="kk-KZ")
    assert shown(telegram, bot, chair) == []
    await name(bot, "all")
    await name(bot, "kk", language="kk")
    assert [shown(telegram, bot, who) for who in (chair, russian, regional)] == [["kk"], ["all"], ["kk"]]


async def test_narrower_scopes_win_over_language(telegram, bot, chair):
    await name(bot, "default_kk", language="kk")
    await name(bot, "private", PRIVATE)
    assert shown(telegram, bot, chair) == ["private"], "a narrower list without the language is taken first"
    await name(bot, "chat", {"type": "chat", "chat_id": chair.id})
    assert shown(telegram, bot, chair) == ["chat"]
    await bot("deleteMyCommands", scope={"type": "chat", "chat_id": chair.id})
    assert shown(telegram, bot, chair) == ["private"]
    await bot("setMyCommands", commands=[], scope=PRIVATE)
    assert shown(telegram, bot, chair) == ["default_kk"], "an empty list is none"


async def test_groups(telegram, bot, chair):
    member = await somebody(telegram, "Мүше")
    place = await room(telegram, "supergroup", chair, bot, member)

    def both():
        return shown(telegram, bot, chair, place) + shown(telegram, bot, member, place)

    await name(bot, "default")
    await name(bot, "private", PRIVATE)
    assert both() == ["default", "default"]
    await name(bot, "groups", GROUPS)
    assert both() == ["groups", "groups"]
    await name(bot, "rulers", RULERS)
    assert both() == ["rulers", "groups"]
    await name(bot, "chat", {"type": "chat", "chat_id": place})
    assert both() == ["chat", "chat"]
    await name(bot, "here", {"type": "chat_administrators", "chat_id": place})
    assert both() == ["here", "chat"]
    await name(bot, "one", {"type": "chat_member", "chat_id": place, "user_id": member.id})
    assert both() == ["here", "one"]
    await rule(telegram, place, chair, member)
    assert both() == ["here", "one"], "what is meant for one person goes before what is meant for all who rule"


async def test_a_list_is_given_back_as_it_was_set(bot):
    commands = [{"command": "esep", "description": "Есеп жіберу"}, {"command": "komek", "description": "Көмек"}]
    await bot("setMyCommands", commands=commands, language_code="kk")
    assert await bot("getMyCommands", language_code="kk") == commands
    assert await bot("getMyCommands") == [], "a getter does not fall back"
    await bot("setMyCommands", commands=[{"command": "/start", "description": " Бастау "}])
    assert await bot("getMyCommands") == [{"command": "start", "description": "Бастау"}]


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ({"type": "chat", "chat_id": 42}, "chat not found"),
        ({"type": "chat"}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        ({"type": "everybody"}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"type": "chat", "chat_id": ""}, "can't parse BotCommandScope: Empty chat_id specified"),
        (
            {"type": "chat_member", "chat_id": "$chair", "user_id": 0},
            "can't parse BotCommandScope: Invalid user_id specified",
        ),
        ({"type": "chat_administrators", "chat_id": "$chair"}, "can't use specified scope in private chats"),
        ({"type": "chat", "chat_id": "$channel"}, "can't change commands in channel chats"),
        ({"type": "chat_administrators", "chat_id": "$channel"}, "can't change commands in channel chats"),
    ],
)
async def test_wrong_scopes(telegram, bot, chair, scope, words):
    places = {"$chair": chair.id, "$channel": await room(telegram, "channel", chair, bot)}
    scope = {name: places.get(value, value) for name, value in scope.items()}
    commands = [{"command": "start", "description": "Бастау"}]
    for method, params in (("setMyCommands", {"commands": commands}), ("deleteMyCommands", {}), ("getMyCommands", {})):
        assert await refused(bot, method, scope=scope, **params) == (400, f"Bad Request: {words}")


async def test_a_person_sees_them_in_the_chat(telegram, bot, chair):
    await name(bot, "esep", language="kk")
    human = telegram.world.human(chair.id)
    seen = conversation(human, telegram.world.dialog(human, bot.account), 0, 10)
    assert seen["commands"] == [{"command": "esep", "description": "esep"}]
    assert seen["menu"] == {"type": "commands"}


async def test_the_menu_button(telegram, bot, chair):
    board = {"type": "web_app", "text": "Тақта", "web_app": {"url": "https://kasipodak.kz"}}
    assert await bot("getChatMenuButton") == {"type": "commands"}
    await bot("setChatMenuButton", menu_button=board)
    assert await bot("getChatMenuButton", chat_id=chair.id) == board, "what holds for all holds for each"
    await bot("setChatMenuButton", chat_id=chair.id, menu_button={"type": "commands"})
    assert await bot("getChatMenuButton", chat_id=chair.id) == {"type": "commands"}
    await bot("setChatMenuButton", chat_id=chair.id)
    assert await bot("getChatMenuButton", chat_id=chair.id) == board


ABOUT = [
    ("Name", "name", "name", 64, "BOT_TITLE_INVALID"),
    ("Description", "description", "description", 512, "BOT_DESCRIPTION_INVALID"),
    ("ShortDescription", "short_description", "short_description", 120, "ABOUT_TOO_LONG"),
]


@pytest.mark.parametrize(("method", "field", "seen", "longest", "words"), ABOUT)
async def test_what_a_bot_says_of_itself(bot, method, field, seen, longest, words):
    await bot(f"setMy{method}", **{field: "Union"})
    await bot(f"setMy{method}", **{field: "Кәсіподақ"}, language_code="kk")
    for language, text in (("kk", "Кәсіподақ"), ("ru", "Union"), ("", "Union")):
        assert await bot(f"getMy{method}", language_code=language) == {field: text}
        assert bot_view(bot.account, language)[seen] == text
    await bot(f"setMy{method}", language_code="kk")
    assert await bot(f"getMy{method}", language_code="kk") == {field: "Union"}, "an empty one is taken away"
    assert await bot(f"setMy{method}", **{field: "ә" * longest})
    assert await refused(bot, f"setMy{method}", **{field: "ә" * (longest + 1)}) == (400, f"Bad Request: {words}")


async def test_a_new_name_is_the_accounts(bot, chair):
    await bot("setMyName", name="Тілші")
    assert (await bot("getMe"))["first_name"] == "Тілші"
    await bot("setMyName", name="Переводчик", language_code="ru")
    assert (await bot("getMe"))["first_name"] == "Тілші"
