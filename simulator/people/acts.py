"""The register of what a person can do. Acts take plain data and give plain data, so that they work over HTTP too."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.errors import bad_request
from simulator.schema import Upload
from simulator.world.accounts import Human
from simulator.world.chats import Chat, Dialog, Room
from simulator.world.messages import Message
from simulator.world.world import World


@dataclass(slots=True)
class Doing:
    """The world, and the files that came with the act."""

    world: World
    files: Sequence[Upload] = ()

    def human(self, number: int) -> Human:
        human = self.world.human(number)
        if not human.active:
            raise bad_request("this account is deactivated")
        return human

    def place(self, person: int, chat: int) -> tuple[Human, Chat]:
        human = self.human(person)
        return human, self.world.chat_for(human, chat)

    def message(self, person: int, chat: int, number: int) -> tuple[Human, Message]:
        human, place = self.place(person, chat)
        found = place.messages.get(number)
        if found is None:
            raise bad_request("message not found")
        return human, found


Act = Callable[..., Any]
ACTS: dict[str, Act] = {}


def act(name: str) -> Callable[[Act], Act]:
    def register(function: Act) -> Act:
        ACTS[name] = function
        return function

    return register


async def do(world: World, name: str, params: dict[str, Any], files: Sequence[Upload] = ()) -> Any:
    """Does it. Raises Refusal with words for whoever asked; unknown acts and parameters too."""
    function = ACTS.get(name)
    if function is None:
        raise bad_request(f"no such act: {name}")
    try:
        bound = inspect.signature(function).bind(Doing(world, files), **params)
    except TypeError as error:
        raise bad_request(f"{name}: {error}") from None
    result = function(*bound.args, **bound.kwargs)
    return await result if inspect.isawaitable(result) else result


def may_write(human: Human, chat: Chat) -> bool:
    if isinstance(chat, Dialog):
        return not chat.blocked
    assert isinstance(chat, Room)
    member = chat.member(human)
    if chat.migrated_to or not member.present:
        return False
    if chat.is_channel:
        return member.may("can_post_messages")
    return member.rules or bool((member.rights or chat.permissions).get("can_send_messages", True))
