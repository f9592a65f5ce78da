"""What people of the demo see, in words; and how to be one of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from simulator import Person, Stage
from simulator.people import views
from simulator.people.doors import LocalDoor
from simulator.world.accounts import Human
from simulator.world.world import World

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # eleven in the morning, in Almaty
THURSDAY = datetime(2026, 11, 26, 16, 40, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 29, 5, 0, tzinfo=UTC)
INVITED = re.compile(r"/start \S+")  # by a word of chance


def called(world: World, name: str) -> Human:
    return next(human for human in world.humans() if human.first_name == name)


def talk(world: World, name: str) -> dict[str, Any]:
    """Somebody's conversation with the bot, as the page asks for it."""
    return views.conversation(called(world, name), world.dialog(called(world, name), world.bots()[0]), 0, 200)


def labels(message: dict[str, Any]) -> list[str]:
    return [key["text"] for row in message.get("reply_markup", {}).get("inline_keyboard", []) for key in row]


def seen(world: World) -> dict[str, list[tuple[str, int, str, list[str]]]]:
    """Everything that anybody sees: who said it, when, what, and the buttons below it."""
    return {
        f"{human.name} in {chat.id}": [line(message) for message in views.conversation(human, chat, 0, 200)["messages"]]
        for human in world.humans()
        for chat in views.chats_of(world, human)
    }


def line(message: dict[str, Any]) -> tuple[str, int, str, list[str]]:
    who = (message.get("from") or message["sender_chat"]).get("first_name", "")
    text = message.get("text") or message.get("caption") or ""
    return who, message["date"], INVITED.sub("/start", text), labels(message)


async def become(world: World, name: str) -> Person:
    """Has before them what they would have on the page."""
    door = LocalDoor(world)
    person = Person(Stage(door), views.person_view(world, called(world, name)))
    await door.follow(person.id, person.hear)
    conversation, bot = talk(world, name), world.bots()[0]
    for message in conversation["messages"]:
        news = {"type": "message", "person": person.id, "chat": bot.id, "message": message}
        person.hear(news | {"keyboard": conversation["keyboard"]})
    return person.talks_to(bot)
