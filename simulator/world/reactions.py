"""Emoji under messages."""

from __future__ import annotations

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
    change = {"chat": message.chat.as_chat(), "message_id": message.id, "user": who.as_user(), "date": world.now,
              "old_reaction": old, "new_reaction": chosen}  # fmt: skip
    for account in message.chat.accounts() if not who.is_bot else ():  # of what bots feel nobody is told
        if isinstance(account, Bot) and _is_told(account, message):
            world.tell(account, "message_reaction", change)


def _is_told(bot: Bot, message: Message) -> bool:
    chat = message.chat
    return isinstance(chat, Dialog) or (isinstance(chat, Room) and chat.member(bot).rules)
