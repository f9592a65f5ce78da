"""Every parameter of a played method is looked at when the method is played, or is said to be not played."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from simulator.api.call import PLAYED, Call
from simulator.errors import Mood
from simulator.schema import unplayed
from simulator.tests.scenes import PDF, SMALL, room, rule, say, somebody

# Looked at by nobody, for there is nothing that they would change: no file is taken for another kind than was said,
# and of a text that is not played it does not matter how it is written.
OF_NO_CONSEQUENCE = {"disable_content_type_detection", "description_parse_mode", "description_entities"}
IN_ROOMS = ("setChat", "leave", "export", "create", "revoke", "getChatAdmin", "editChat", "editForum", "closeForum",
            "reopenForum", "deleteForum")  # fmt: skip
EDITED = {"editMessageText": "text", "editMessageCaption": "photo", "editMessageMedia": "photo", "stopPoll": "poll"}
ARTICLE = {"type": "article", "id": "1", "title": "А", "input_message_content": {"message_text": "а"}}
VALUES: dict[str, Any] = {
    "text": "Жаңа", "caption": "Жаңа", "parse_mode": "", "title": "Атау", "description": "Сипат", "name": "Есім",
    "question": "Иә ма?", "question_parse_mode": "", "options": [{"text": "Иә"}, {"text": "Жоқ"}], "type": "quiz",
    "correct_option_ids": [0], "is_closed": False, "media": {"type": "photo", "media": "$photo"}, "is_anonymous": True,
    "members_only": False, "language_code": "kk", "short_description": "Сипат", "url": "http://127.0.0.1:9/",
    "secret_token": "a", "latitude": 1.0, "longitude": 2.0, "horizontal_accuracy": 3.0, "phone_number": "+7",
    "first_name": "А", "last_name": "Б", "action": "typing", "commands": [], "scope": {"type": "default"},
    "menu_button": {"type": "commands"}, "permissions": {"can_send_polls": True}, "message_ids": ["$photo_message"],
    "reply_markup": {"inline_keyboard": [[{"text": "Иә", "callback_data": "y"}]]}, "allowed_updates": ["message"],
    "reply_parameters": {"message_id": "$photo_message"}, "from_chat_id": "$chair", "user_id": "$guest", "reaction": [],
    "file_id": "$photo", "callback_query_id": "$query", "invite_link": "$link", "inline_message_id": None, "timeout": 0,
    "photo": SMALL, "thumbnail": SMALL, "results": [ARTICLE], "result": ARTICLE, "inline_query_id": "$inline",
    "button": {"text": "Бастау", "start_parameter": "a"}, "web_app_query_id": "$launch", "icon_color": 0x6FB9F0,
    "explanation": "Себебі", "explanation_parse_mode": "", "open_period": 60, "close_date": 0, "member_limit": 0,
}  # fmt: skip
BY_TYPE = {"Boolean": True, "Integer": 1, "Float": 1.0, "String": "а", "Array of MessageEntity": []}


class Watched(dict[str, Any]):
    """Arguments that remember which of them were looked at."""

    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__(given)
        self.unseen = set(given)

    def __getitem__(self, name: str) -> Any:
        self.unseen.discard(name)
        return super().__getitem__(name)

    def get(self, name: str, otherwise: Any = None) -> Any:  # type: ignore[override]
        self.unseen.discard(name)
        return super().get(name, otherwise)

    def __contains__(self, name: object) -> bool:
        self.unseen.discard(str(name))
        return super().__contains__(name)

    def items(self) -> Any:
        self.unseen.clear()
        return super().items()


@pytest.fixture
async def scene(telegram, bot, chair):
    """What the values above speak of."""
    telegram.world.pace.on = False

    async def post(url, headers, payload):
        raise OSError("Connection refused")

    telegram.world.post = post
    guest, ruler = await somebody(telegram, "Қонақ"), await somebody(telegram, "Хатшы")
    place = await room(telegram, "supergroup", chair, bot, guest, ruler)
    for who in (bot, ruler):
        await rule(telegram, place, chair, who)
    photo = await bot("sendPhoto", chat_id=chair.id, files={"photo": SMALL})
    text = await bot("sendMessage", chat_id=chair.id, text="Есеп", reply_markup=VALUES["reply_markup"])
    poll = await bot("sendPoll", chat_id=chair.id, question="Иә ма?", options=["Иә"])
    tap = {"person": chair.id, "chat": bot.id, "message": text["message_id"], "data": "y"}
    numbers = {"chair": chair.id, "guest": guest.id, "ruler": ruler.id, "room": place}
    numbers |= {"photo_message": photo["message_id"], "poll_message": poll["message_id"]}
    numbers |= await _forum(telegram, bot, chair, place) | await _asker(telegram, bot, place)
    numbers |= {"text_message": text["message_id"], "room_message": await say(telegram, chair, place, "Ереже")}
    names = {"photo": photo["photo"][0]["file_id"], "query": (await telegram.act("press", **tap))["query"]}
    asked = {"person": chair.id, "chat": bot.id, "bot": bot.id}
    names |= {"inline": (await telegram.act("ask_inline", **asked, timeout=0))["query"]}
    names |= {"launch": (await telegram.act("open_app", **asked, kind="button", url="https://example.com/"))["launch"]}
    return numbers | names | {"link": (await bot("createChatInviteLink", chat_id=place))["invite_link"]}


async def _forum(telegram, bot, chair, place):
    await telegram.act("set_forum", person=chair.id, chat=place)
    opened, closed = [await bot("createForumTopic", chat_id=place, name=name) for name in ("Ашық", "Жабық")]
    await bot("closeForumTopic", chat_id=place, message_thread_id=closed["message_thread_id"])
    return {"open_topic": opened["message_thread_id"], "closed_topic": closed["message_thread_id"]}


async def _asker(telegram, bot, place):
    asker = await somebody(telegram, "Сұраушы")
    link = await bot("createChatInviteLink", chat_id=place, creates_join_request=True)
    await telegram.act("open_link", person=asker.id, link=link["invite_link"])
    return {"asker": asker.id}


def meant(value: Any, scene: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        return {name: meant(one, scene) for name, one in value.items()}
    if isinstance(value, list):
        return [meant(one, scene) for one in value]
    return scene[value[1:]] if isinstance(value, str) and value.startswith("$") else value


def everything(schema: Any, method: str, scene: dict[str, Any]) -> dict[str, Any]:
    """A value for each parameter that is played."""
    in_room = "user_id" in schema.methods[method] or method.startswith(IN_ROOMS)
    in_room = in_room and method != "setChatMenuButton"
    message = EDITED.get(method, "room" if in_room else "photo")
    places = {"chat_id": scene["room" if in_room else "chair"], "message_id": scene[f"{message}_message"]}
    files = dict.fromkeys(("audio", "video", "animation", "voice", "video_note", "document"), PDF)
    places |= {"user_id": scene["ruler"]} if "Title" in method else {}
    places |= {"user_id": scene["asker"]} if "JoinRequest" in method else {}
    places |= {"message_thread_id": scene["closed_topic" if "reopen" in method else "open_topic"] if in_room else 0}
    given = {}
    for name, row in schema.methods[method].items():
        value = (VALUES | files | places).get(name, BY_TYPE.get(row[0]))
        if value is not None and not unplayed.is_unplayed(method, name):
            given[name] = meant(value, scene)
    if method == "sendMediaGroup":
        given["media"] = [given["media"], given["media"]]
    return given


@pytest.mark.parametrize("method", sorted(PLAYED))
async def test_nothing_is_taken_and_ignored(telegram, bot, scene, method):
    world = telegram.world
    args = Watched(everything(world.schema, method, scene))
    result = PLAYED[method](Call(world, bot.account, method, args, {}, Mood(strict=False)))
    if inspect.isawaitable(result):
        await result
    assert args.unseen <= OF_NO_CONSEQUENCE
    if bot.account.webhook:
        bot.account.webhook.stop()


def test_what_is_said_to_be_unplayed_exists(telegram):
    """So that a new version of the Bot API, or a thing that is played by now, leaves no idle words."""
    schema = telegram.world.schema
    known = {name for method in PLAYED for name in schema.methods[method]}
    assert known >= unplayed.ANYWHERE
    for method, names in unplayed.PARAMETERS.items():
        assert method in PLAYED
        assert schema.methods[method].keys() >= set(names)
    for kind, fields in unplayed.FIELDS.items():
        assert schema.types[kind].keys() >= set(fields)
