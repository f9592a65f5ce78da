"""Polls: their votes and their closing."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.world import talk
from simulator.world.accounts import Bot, Human
from simulator.world.chats import Chat
from simulator.world.messages import Message
from simulator.world.world import World


def vote(world: World, message: Message, human: Human, options: list[int]) -> None:
    """Sets a person's choice (none: takes it back) and counts anew."""
    poll = message.content["poll"]
    if poll["is_closed"]:
        raise bad_request("poll has already been closed")
    if len(options) > 1 and not poll["allows_multiple_answers"]:
        raise bad_request("only one answer may be chosen")
    if any(not 0 <= option < len(poll["options"]) for option in options):
        raise bad_request("there is no such answer")
    if message.votes.get(human.id) and not poll["allows_revoting"]:
        raise bad_request("REVOTE_NOT_ALLOWED")
    message.votes[human.id] = options
    counted = [dict(option, voter_count=0) for option in poll["options"]]
    for chosen in message.votes.values():
        for option in chosen:
            counted[option]["voter_count"] += 1
    voters = sum(1 for chosen in message.votes.values() if chosen)
    message.content = message.content | {"poll": poll | {"options": counted, "total_voter_count": voters}}
    _tell(world, message, human, options)


def _tell(world: World, message: Message, human: Human, options: list[int]) -> None:
    poll = message.content["poll"]
    world.events.emit("edited", message.chat, talk.viewers(message.chat), message=message)
    bot = message.author
    if not isinstance(bot, Bot):
        return
    world.tell(bot, "poll", poll)
    if not poll["is_anonymous"]:
        ids = [poll["options"][option]["persistent_id"] for option in options]
        answer: dict[str, Any] = {"poll_id": poll["id"], "user": human.as_user(), "option_ids": options}
        world.tell(bot, "poll_answer", answer | {"option_persistent_ids": ids})


def close(world: World, message: Message) -> None:
    message.content = message.content | {"poll": message.content["poll"] | {"is_closed": True}}
    talk.announce(world, message)


def close_in_time(world: World, chat: Chat, number: int) -> None:
    """Closes it by itself when its time is over, unless somebody closed or deleted it before; its bot is told."""
    message = chat.messages[number]
    end, resets = message.content["poll"].get("close_date"), world.resets

    def over() -> None:
        poll = message.content["poll"]
        if poll["is_closed"] or chat.messages.get(number) is not message or resets != world.resets:
            return
        close(world, message)
        if isinstance(message.author, Bot):
            world.tell(message.author, "poll", message.content["poll"])

    if end is not None:
        world.clock.later(end - world.clock.now(), over)
