"""Whatever an update looks like, reading it takes no time, and what is read is safe to work with and to keep."""

from __future__ import annotations

import ast
import json
import time
from contextlib import suppress
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError
from aiogram.types import Update
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import handlers
from bot import pruning
from bot.pruning import read
from bot.raw import DEEPEST, GetRawUpdates, id_of, loads
from tests.bot.made_up import HOSTILE, SCHEMA, Maker, nested

BOT = Bot("1000:tilshi")
SOON = 0.05  # seconds of the processor
ALICE = {"id": 7_000_000_001, "is_bot": False, "first_name": "Әлия"}
CHAT = {"id": 7_000_000_001, "type": "private"}


def message(**more) -> Update:
    return read({"update_id": 1, "message": {"message_id": 7, "date": 1, "chat": CHAT, "from": ALICE} | more}, BOT)


def seconds_for(text: str) -> float:
    """Of the best of three: the machine has other things to do."""
    took = []
    for _ in range(3):
        begun = time.thread_time()
        with suppress(ValidationError):  # refused in time
            read(loads(text), BOT)
        took.append(time.thread_time() - begun)
        if took[-1] < SOON:
            break
    return min(took)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([20, 60, 200]), st.integers(0, 8))
def test_any_update_that_the_api_describes_is_read_at_once_and_so_is_a_spoiled_one(seed, room, spoilt):
    maker = Maker(seed, room)
    made = maker.spoiled(maker.message() if seed % 2 else maker.update(), spoilt)
    assert seconds_for(json.dumps(made)) < SOON


DEEP = 20_000
BOMBS = {
    "formatting in formatting": json.dumps({"blocks": [{"type": "paragraph", "text": nested(100)}]}),
    "lists in lists": "[" * DEEP + "]" * DEEP,
    "objects in objects": '{"reply_to_message":' * DEEP + "1" + "}" * DEEP,
    "a long list": json.dumps([{"type": "bold", "offset": 0, "length": 1}] * 1400),
    "a long text": json.dumps("ұ" * 30_000, ensure_ascii=False),
    "many names": json.dumps({f"name {at}": at for at in range(3000)}),
    "a number without end": "9" * 60_000,
    "no number": "NaN",
    "half a symbol": '"\\ud83d"',
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("field", ["rich_message", "text", "entities", "photo", "forward_origin", "chat", "from"])
def test_a_bomb_does_not_go_off_wherever_it_stands(field, bomb):
    whole = {"message_id": 7, "date": 1, "chat": CHAT, "from": ALICE} | {field: "HERE"}
    text = json.dumps({"update_id": 5, "message": whole}).replace('"HERE"', BOMBS[bomb])
    assert seconds_for(text) < SOON
    assert id_of(loads(text)) == 5


# ---- as they come


def answered(text: str) -> list:
    """By the session that speaks to Telegram, and by its own way of taking answers."""
    session = AiohttpSession(json_loads=loads)
    return session.check_response(BOT, GetRawUpdates(offset=0, limit=1, timeout=0), 200, text).result


def test_one_that_nests_too_deep_for_python_takes_no_other_with_it():
    deep = f'{{"update_id": 1, "message": {"[" * DEEP}"]" , \\" "{"]" * DEEP}, "poll": 3}}'
    found = answered(f'{{"ok": true, "result": [{deep}, {{"update_id": 2, "message": {{"text": "Есеп [\\"]"}}}}]}}')
    assert [id_of(one) for one in found] == [1, 2]
    assert found[0]["poll"] == 3
    assert found[1]["message"]["text"] == 'Есеп ["]'


def test_what_is_not_that_deep_stays_as_it_is():
    for depth in (1, DEEPEST - 3, DEEPEST + 20):
        update = {"update_id": 1, "message": nested(depth // 2)}
        assert answered(json.dumps({"ok": True, "result": [update]})) == [update]


def test_a_number_too_long_for_python_is_none():
    found = answered(f'{{"ok": true, "result": [{{"update_id": 1, "a": {"1" * 5000}, "b": {2**53}, "c": -7}}]}}')
    assert found == [{"update_id": 1, "a": None, "b": 2**53, "c": -7}]


def test_a_page_in_place_of_an_answer_is_an_error_as_ever():
    with pytest.raises(ClientDecodeError):
        answered("<html>[[[</html>")


@pytest.mark.parametrize("update", [None, 5, "x", [], {}, *({"update_id": one} for one in (*HOSTILE, "5", 5.0, 0))])
def test_what_is_no_number_is_none(update):
    number = update.get("update_id") if isinstance(update, dict) else None
    assert id_of(update) == (number if number in (2**31,) else None)


# ---- what is kept of it


def test_characters_that_a_database_cannot_keep_are_dropped_and_the_text_stays():
    said = message(text="а\x00б\ud83dв 👩‍🏫", caption="\x00", document={"file_id": "\x001", "file_unique_id": "\udfff"})
    assert said.message.text == "аб\ufffdв 👩‍🏫"
    assert said.message.caption == ""
    assert (said.message.document.file_id, said.message.document.file_unique_id) == ("1", "\ufffd")


def test_formatting_that_would_stand_beside_its_words_goes_and_other_formatting_stays():
    bold = [{"type": "bold", "offset": 2, "length": 1}]
    assert message(text="а\x00б", entities=bold).message.entities is None
    assert message(caption="а\x00б", caption_entities=bold).message.caption_entities is None
    kept = message(text="аәб", entities=bold).message.entities
    assert [(one.type, one.offset, one.length) for one in kept] == [("bold", 2, 1)]


def test_of_a_forward_is_told_where_it_comes_from_and_that_it_does():
    channel = {"type": "channel", "date": 1, "message_id": 9, "chat": {"id": -1, "type": "channel", "title": "Арна"}}
    group = {"type": "chat", "date": 1, "sender_chat": {"id": -1, "type": "group", "title": "Топ"}}
    assert message(forward_origin=channel).message.forward_origin.chat.title == "Арна"
    assert message(forward_origin=group).message.forward_origin.sender_chat.title == "Топ"
    for other in ({"type": "user", "date": 1, "sender_user": ALICE}, {"type": "planet"}, {"type": []}, {}):
        assert message(forward_origin=other).message.forward_origin.type == "hidden_user"


@pytest.mark.parametrize(
    ("member", "status", "may_post"),
    [
        ({"status": "administrator", "can_post_messages": True}, "administrator", True),
        ({"status": "administrator"}, "administrator", None),
        ({"status": "kicked"}, "kicked", None),
        ({"status": "member"}, "member", None),
        ({"status": "restricted"}, "left", None),
        ({"status": "enlightened", "can_post_messages": True}, "left", None),
        ({"status": []}, "left", None),
    ],
)
def test_of_the_bots_own_standing_is_told_what_it_may(member, status, may_post):
    """Telegram adds rights, and aiogram asks for all that it knows of."""
    standing = member | {"user": ALICE | {"is_bot": True}}
    event = {"chat": CHAT, "from": ALICE, "date": 1, "old_chat_member": {"status": "new", "user": ALICE}}
    read_so = read({"update_id": 1, "my_chat_member": event | {"new_chat_member": standing}}, BOT).my_chat_member
    assert read_so.new_chat_member.status == status
    assert getattr(read_so.new_chat_member, "can_post_messages", None) == may_post


@pytest.mark.parametrize("kind", ["shipping_query", "poll", "channel_post", "guest_message", "telepathy"])
def test_a_kind_that_nobody_here_hears_is_an_update_with_nothing_in_it(kind):
    found = read({"update_id": 1, kind: {"from": ALICE, "message_id": "?"}}, BOT)
    assert found.model_dump(exclude_none=True) == {"update_id": 1}


def kept_of(name: str, kind: str) -> set[str]:
    everything = {field: Maker(1).value(row[0]) for field, row in SCHEMA.types[kind].items()}
    return {{"from": "from_user"}.get(field, field) for field in pruning.UPDATE({name: everything})[name]}


def test_whatever_a_handler_reads_of_an_update_is_kept():
    """Who asks for a field that is dropped here would find nothing in it, and not know why."""
    said, tapped = kept_of("message", "Message"), kept_of("callback_query", "CallbackQuery")
    kept = {"message": said, "F": said, "query": tapped, "event": kept_of("my_chat_member", "ChatMemberUpdated")}
    kept["F"] = kept["F"] | kept["event"]
    met = set()
    for path in Path(handlers.__file__).parent.glob("**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in kept:
                met.add(node.attr)
                assert node.attr in kept[node.value.id], f"{path.name}: {node.value.id}.{node.attr} is not kept"
    assert {"text", "caption", "forward_origin", "data", "new_chat_member"} <= met


# ---- what readers do


def test_reactions_are_read_but_those_of_a_kind_to_come():
    """They bear no names; a group's message tells whose post it stands below, and nothing else of it."""
    kinds = [{"type": "emoji", "emoji": "👍"}, {"type": "paid"}, {"type": "custom_emoji", "custom_emoji_id": "7"},
             {"type": "sticker"}, 7]  # fmt: skip
    told = {"chat": {"id": -100, "type": "channel"}, "message_id": 5, "date": 1,
            "reactions": [{"type": kind, "total_count": 2} for kind in kinds]}  # fmt: skip
    counted = read({"update_id": 1, "message_reaction_count": told}, BOT).message_reaction_count
    assert [one.type.type for one in counted.reactions] == ["emoji", "paid"]
    below = message(is_automatic_forward=True, message_thread_id=7)
    assert (below.message.is_automatic_forward, below.message.message_thread_id) == (True, 7)
