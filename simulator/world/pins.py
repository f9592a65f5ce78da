"""What is pinned to the top of a chat."""

from __future__ import annotations

from simulator.world import talk
from simulator.world.accounts import Account
from simulator.world.chats import Chat
from simulator.world.messages import Message
from simulator.world.world import World


def pin(world: World, message: Message, by: Account) -> None:
    chat = message.chat
    if message.id in chat.pinned:
        return
    chat.pinned.append(message.id)
    if chat.kind == "channel":
        world.events.emit("chat", chat, talk.viewers(chat))
    else:
        talk.post(world, chat, {"pinned_message": message}, sender=by)


def unpin(world: World, chat: Chat, number: int) -> None:
    chat.pinned.remove(number)
    world.events.emit("chat", chat, talk.viewers(chat))
