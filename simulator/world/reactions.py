"""Emoji under messages."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from simulator.errors import bad_request
from simulator.world import talk
from simulator.world.accounts import Account, Bot
from simulator.world.chats import Dialog, Room
from simulator.world.messages import Message
from simulator.world.world import World

USUAL = set(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)


def set_reactions(world: World, message: Message, who: Account, chosen: list[dict[str, Any]]) -> None:
    """Replaces what this account feels about the message; bots that ask for it are told."""
    for one in chosen:
        if one.get("type") == "emoji" and one["emoji"].rstrip("\ufe0f") not in USUAL:
            raise bad_request("REACTION_INVALID")
    old = message.reactions.get(who.id, [])
    message.reactions[who.id] = chosen
    world.events.emit("edited", message.chat, talk.viewers(message.chat), message=message)
    if message.chat.kind == "channel":
        _tell_counts(world, message, who)
        return
    change = {"chat": message.chat.as_chat(), "message_id": message.id, "user": who.as_user(), "date": world.now,
              "old_reaction": old, "new_reaction": chosen}  # fmt: skip
    for account in message.chat.accounts() if not who.is_bot else ():  # of what bots feel nobody is told
        if isinstance(account, Bot) and _is_told(account, message):
            world.tell(account, "message_reaction", change)


def _tell_counts(world: World, message: Message, who: Account) -> None:
    """In a channel nobody learns whose a reaction is, only how many there are of each."""
    felt = [json.dumps(one, sort_keys=True) for many in message.reactions.values() for one in many]
    counts = [{"type": json.loads(one), "total_count": many} for one, many in Counter(felt).most_common()]
    change = {"chat": message.chat.as_chat(), "message_id": message.id, "date": world.now, "reactions": counts}
    for account in message.chat.accounts() if not who.is_bot else ():
        if isinstance(account, Bot) and _is_told(account, message):
            world.tell(account, "message_reaction_count", change)


def _is_told(bot: Bot, message: Message) -> bool:
    chat = message.chat
    return isinstance(chat, Dialog) or (isinstance(chat, Room) and chat.member(bot).rules)
