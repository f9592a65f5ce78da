"""Reactions, votes and pins."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.people.acts import Doing, act
from simulator.world import pins, polls
from simulator.world.accounts import Human
from simulator.world.chats import Chat, Room
from simulator.world.reactions import set_reactions


@act("react")
def react(doing: Doing, person: int, chat: int, message: int, emoji: str | None = None) -> None:
    human, target = doing.message(person, chat, message)
    chosen: list[dict[str, Any]] = [{"type": "emoji", "emoji": emoji}] if emoji else []
    set_reactions(doing.world, target, human, chosen)


@act("vote")
def vote(doing: Doing, person: int, chat: int, message: int, options: list[int]) -> None:
    human, target = doing.message(person, chat, message)
    if "poll" not in target.content:
        raise bad_request("this message is not a poll")
    polls.vote(doing.world, target, human, options)


@act("pin")
def pin(doing: Doing, person: int, chat: int, message: int) -> None:
    human, target = doing.message(person, chat, message)
    _may_pin(human, target.chat)
    pins.pin(doing.world, target, human)


@act("unpin")
def unpin(doing: Doing, person: int, chat: int, message: int) -> None:
    human, place = doing.place(person, chat)
    _may_pin(human, place)
    if message not in place.pinned:
        raise bad_request("message to unpin not found")
    pins.unpin(doing.world, place, message)


def _may_pin(human: Human, chat: Chat) -> None:
    if not isinstance(chat, Room):
        return
    member, right = chat.member(human), "can_edit_messages" if chat.is_channel else "can_pin_messages"
    everybodys = member.present and chat.kind == "group" and chat.permissions.get(right, True)
    if not member.may(right) and not everybodys:
        raise bad_request("you may not pin here")
