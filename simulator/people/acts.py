"""The register of what a person can do. Acts take plain data and give plain data, so that they work over HTTP too."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, get_origin, get_type_hints

from simulator.errors import bad_request
from simulator.schema import Upload
from simulator.world.accounts import Account, Human
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

    def account(self, number: int) -> Account:
        found = self.world.accounts.get(number)
        if found is None:
            raise bad_request("user not found")
        return found

    def message(self, person: int, chat: int, number: int) -> tuple[Human, Message]:
        human, place = self.place(person, chat)
        found = place.messages.get(number)
        if found is None:
            raise bad_request("message not found")
        return human, found


Act = Callable[..., Any]
ACTS: dict[str, Act] = {}
REST = ""  # where the type of all further parameters stands
FAR = 1e9  # beyond it no seconds can be counted on a calendar


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
        bound = _signature(function).bind(Doing(world, files), **params)
    except TypeError as error:
        raise bad_request(f"{name}: {error}") from None
    _check_types(function, params)
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


def _check_types(function: Act, given: dict[str, Any]) -> None:
    """What comes over HTTP may be of any type; the one that was asked for is made sure of."""
    hints = _types(function)
    for name, value in given.items():
        hint = hints[name] if name in hints else hints[REST]
        if not _fits(value, hint):
            wanted = hint.__name__ if type(hint) is type else hint
            raise bad_request(f"{name} must be of type {wanted}, not {value!r}")


_signature = cache(inspect.signature)


@cache
def _types(function: Act) -> dict[str, Any]:
    hints, parameters = get_type_hints(function), _signature(function).parameters.values()
    return {REST if one.kind is one.VAR_KEYWORD else one.name: hints[one.name] for one in parameters}


def _fits(value: Any, hint: Any) -> bool:
    """Python reads NaN and Infinity in JSON, too: they are no numbers that anything could be done with."""
    if isinstance(hint, UnionType):
        return any(_fits(value, one) for one in hint.__args__)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and -FAR < value < FAR
    kind = get_origin(hint) or hint
    if kind is Any:
        return True
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return False
    if kind not in (list, dict):
        return True
    return all(_fits(one, hint.__args__[-1]) for one in (value.values() if kind is dict else value))
