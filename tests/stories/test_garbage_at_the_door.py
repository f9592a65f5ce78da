"""Whatever a stranger sends or presses: no error of ours, and nothing of it is kept."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from aiogram.types import ChatMemberAdministrator, Update

from db.tables import Account, Incident
from handlers.actions import AT_THE_DOOR
from screens.actions import COMMANDS
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.handlers.pressing import HOSTILE
from tests.stories.telling import everything

ODD = "".join(map(chr, (*range(1, 32), 127, 0x2028, 0x202E, 0xFEFF, 0x1F600, 0x10FFFF))) + "'\";--<b>&{}%s\\"
FILE = {"file_id": "x", "file_unique_id": "x"}
SIZED = FILE | {"width": 1, "height": 1}
PLACE = {"latitude": 49.9, "longitude": 82.6}
SOMEBODY = {"id": 5, "is_bot": False, "first_name": "X"}
CHATS = {"id": -1001, "type": "supergroup", "title": "X"}
# A message of every kind that Telegram has, as far as people send them or services leave them in a private chat.
CONTENTS: tuple[dict[str, Any], ...] = (
    {}, {"text": ""}, {"text": "я" * 4096}, {"text": ODD}, {"text": "\u202e" * 50}, {"text": "0"}, {"text": "9" * 4096},
    {"text": "1 " * 2000}, {"text": "до " * 1300}, {"text": " " * 4096}, {"text": "🧑‍🏫" * 500}, {"text": "́" * 4096},
    {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 1}, {"type": "bold", "offset": 5, "length": 9}]},
    {"text": "x", "entities": [{"type": "text_link", "offset": -1, "length": 5, "url": ""}]},
    {"text": "x", "forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": ODD}},
    {"photo": []}, {"photo": [SIZED], "caption": ODD}, {"video": SIZED | {"duration": 0}}, {"document": FILE},
    {"voice": FILE | {"duration": 0}}, {"audio": FILE | {"duration": 0}}, {"animation": SIZED | {"duration": 0}},
    {"video_note": FILE | {"length": 1, "duration": 0}}, {"sticker": SIZED | {"type": "regular", "is_animated": False,
     "is_video": False}}, {"story": {"chat": CHATS, "id": 1}}, {"dice": {"emoji": "🎲", "value": 6}},
    {"contact": {"phone_number": "1", "first_name": ODD}}, {"location": PLACE},
    {"venue": {"location": PLACE, "title": ODD, "address": ODD}}, {"game": {"title": "x", "description": "x",
     "photo": []}},
    {"poll": {"id": "1", "question": ODD, "options": [], "total_voter_count": 0, "is_closed": False,
              "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False,
              "members_only": False}},
    {"invoice": {"title": "x", "description": "x", "start_parameter": "x", "currency": "KZT", "total_amount": 1}},
    {"new_chat_members": [SOMEBODY]}, {"left_chat_member": SOMEBODY}, {"new_chat_title": ODD},
    {"delete_chat_photo": True}, {"message_auto_delete_timer_changed": {"message_auto_delete_time": 1}},
    {"write_access_allowed": {}}, {"users_shared": {"request_id": 1, "users": []}},
    {"web_app_data": {"data": ODD, "button_text": ODD}}, {"media_group_id": "1", "photo": [SIZED]},
)  # fmt: skip
ARGUMENTS = ("", " ", " x", " " + "9" * 400, " -5", "@tilshi_bot", "@other_bot x", " " + ODD, " \n/start", "\u00a0x")
NUMBERS, UPDATES = count(1), count(1_000_000_000)


async def takes(office, **more: Any) -> None:
    await office.app.edge.take(Update.model_validate({"update_id": next(UPDATES)} | more))


def message(person, content: dict[str, Any]) -> dict[str, Any]:
    user = {"id": person.id, "is_bot": False, "first_name": ODD, "last_name": "Ы" * 300, "language_code": "xx-" + ODD}
    chat = {"id": person.id, "type": "private"}
    return {"message_id": next(NUMBERS) + 900_000, "date": 0, "from": user, "chat": chat} | content


async def says(office, person, content: dict[str, Any]) -> None:
    await takes(office, message=message(person, content))


async def presses(office, person, data: str | None, **more: Any) -> None:
    said = message(person, {"text": "…"})
    query = {"id": "1", "from": said["from"], "chat_instance": "1", "data": data, "message": said}
    await takes(office, callback_query=query | more)


@pytest.fixture
async def stranger(office, telegram, language):
    """Who has pressed Start; and what there was before is what there is afterwards."""
    telegram.world.pace.on = False  # there is much to answer, and no time goes by
    person = await telegram.person("Бөтен", language=language)
    await person.starts()
    before = await everything(office.engine)
    yield person
    assert await rows(office.engine, Incident) == []
    assert await everything(office.engine) == before


@ALTERNATING
async def test_messages_of_every_kind(office, stranger, language):
    """At the door, and while a place is looked for."""
    for asked in ("", "join"):
        if asked:
            await presses(office, stranger, asked)
        for content in CONTENTS:
            await says(office, stranger, content)
            await takes(office, edited_message=message(stranger, content) | {"edit_date": 1})


@ALTERNATING
async def test_commands_with_odd_arguments(office, stranger, language):
    for command in (*COMMANDS, "", "start_", "x" * 100, ODD):
        if command == "forget":
            continue
        for argument in ARGUMENTS:
            await says(office, stranger, {"text": f"/{command}{argument}"})
    for word in (ODD * 12, "A" * 20, "A" * 500, "-" * 20, "ә" * 20, "A" * 19 + "\n", "%00" * 7, "../" * 7):
        await says(office, stranger, {"text": f"/start {word}"})


@ALTERNATING
async def test_buttons_that_nobody_offered(office, stranger, language):
    """Those of the door, whatever they carry; what lies behind it is pressed in `people/test_strangers.py`."""
    garbage = ("", ":", "::", ODD, "join:", "page::", "é" * 32, "join" * 16, "page:0:0:0:0", "\u202e", "back:1")
    carried = ("", "1", "٣", "9" * 25)
    for data in (*garbage, *(f"{action}:{told}" for action in sorted(AT_THE_DOOR) for told in carried)):
        if not data.startswith(("forget_now", "request:1")):
            await presses(office, stranger, data)
    for told in HOSTILE["id"]:
        for action in ("join_at", "join_below", "request", "page", "enter", "language"):
            await presses(office, stranger, f"{action}:{told}")
    await presses(office, stranger, None, game_short_name="x")
    await presses(office, stranger, "join", message=None, inline_message_id="1")
    await presses(office, stranger, "join", message={"chat": {"id": 1, "type": "private"}, "message_id": 1, "date": 0})


@ALTERNATING
async def test_doings_in_chats(office, stranger, language):
    """The bot is taken into chats and out of them, by whoever wants to."""
    user = message(stranger, {})["from"]
    bot = {"id": 1000, "is_bot": True, "first_name": "Тілші"}
    must = [name for name, field in ChatMemberAdministrator.model_fields.items() if field.is_required()]
    administrator = dict.fromkeys(must, True) | {"status": "administrator", "user": bot, "can_post_messages": True}
    members = {name: {"status": name, "user": bot, "until_date": 0} for name in ("left", "member", "kicked")}
    members["administrator"] = administrator
    private = {"id": stranger.id, "type": "private"}
    for chat in (CHATS, CHATS | {"type": "group"}, CHATS | {"type": "channel"}, private):
        for old, new in (("left", "member"), ("member", "administrator"), ("administrator", "kicked")):
            changed = {"chat": chat, "from": user, "date": 0, "old_chat_member": members[old]}
            await takes(office, my_chat_member=changed | {"new_chat_member": members[new]})
    assert len(await rows(office.engine, Account)) == 1
