"""The real server's answers, one by one: by default the very same, and strictly nothing passes that it would refuse."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.errors import Refusal
from simulator.tests.calling import Caller
from simulator.tests.real_answers import ALL, MORE, OK
from simulator.tests.scenes import SMALL, room, rule, somebody

LOCATION, PERSON = {"latitude": 43.2, "longitude": 76.9}, {"phone_number": "+77", "first_name": "Хатшы"}


@pytest.fixture
async def scene(telegram):
    """A bot, and the numbers of all that the requests speak of."""
    telegram.world.pace.on = False
    telegram.world.strict = False
    bot, _ = Caller(telegram, "3001:real"), Caller(telegram, "3002:real")
    owner, other = await somebody(telegram, "Төраға", bot), await somebody(telegram, "Хатшы")
    numbers: dict[str, Any] = {"A": owner.id, "B": other.id}
    for name, kind in (("group", "group"), ("super", "supergroup"), ("ruled", "supergroup"), ("channel", "channel")):
        numbers[name] = await room(telegram, kind, owner, bot, other)
    await rule(telegram, numbers["ruled"], owner, bot)
    photo = await bot("sendPhoto", chat_id=owner.id, files={"photo": SMALL})
    said = {
        "photo": photo,
        "text": await bot("sendMessage", chat_id=owner.id, text="hi"),
        "contact": await bot("sendContact", chat_id=owner.id, **PERSON),
        "place": await bot("sendLocation", chat_id=owner.id, **LOCATION),
        "keyboard": await bot("sendMessage", chat_id=owner.id, text="hi", reply_markup={"keyboard": [["а"]]}),
        "protected": await bot("sendMessage", chat_id=owner.id, text="hi", protect_content=True),
    }
    numbers |= {name: message["message_id"] for name, message in said.items()}
    return bot, numbers | {"file": photo["photo"][0]["file_id"]}


def filled(value: Any, numbers: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        return {name: filled(one, numbers) for name, one in value.items()}
    if isinstance(value, list):
        return [filled(one, numbers) for one in value]
    return numbers[value[1:]] if isinstance(value, str) and value.startswith("$") else value


async def answer(bot: Caller, method: str, params: dict[str, Any]) -> str:
    try:
        await bot(method, **params)
    except Refusal as refusal:
        return refusal.description
    return OK


@pytest.mark.parametrize(("method", "params", "expected"), ALL + MORE)
async def test_the_same_answer(scene, method, params, expected):
    bot, numbers = scene
    named = expected.startswith(("Forbidden", "Not Found")) or expected == OK
    assert await answer(bot, method, filled(params, numbers)) == (expected if named else f"Bad Request: {expected}")


@pytest.mark.parametrize(("method", "params", "expected"), [case for case in ALL + MORE if case[2] != OK])
async def test_what_it_refuses_is_refused_strictly_too(telegram, scene, method, params, expected):
    bot, numbers = scene
    telegram.world.strict = True
    assert await answer(bot, method, filled(params, numbers)) != OK


def test_none_is_there_twice():
    assert all(case not in ALL[:place] + MORE for place, case in enumerate(ALL))
