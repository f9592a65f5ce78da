"""Where a forwarded message came from, as Telegram tells it."""

from __future__ import annotations

from typing import Any

from simulator.world.accounts import Human
from simulator.world.chats import Room
from simulator.world.messages import Message


def origin_of(message: Message) -> dict[str, Any]:
    """A forward of a forward keeps the first origin."""
    if message.origin:
        return message.origin
    if isinstance(message.sender_chat, Room):
        channel = {"type": "channel", "chat": message.sender_chat.as_chat(), "message_id": message.id}
        return channel | {"date": message.date} | ({"author_signature": message.signature} if message.signature else {})
    assert message.sender is not None, "somebody said it"
    if isinstance(message.sender, Human) and message.sender.hidden:
        return {"type": "hidden_user", "sender_user_name": message.sender.name, "date": message.date}
    return {"type": "user", "sender_user": message.sender.as_user(), "date": message.date}
