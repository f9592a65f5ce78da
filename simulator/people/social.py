"""Reactions and votes."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.people.acts import Doing, act
from simulator.world import polls
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
