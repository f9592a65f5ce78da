"""Pinned messages."""

from __future__ import annotations

from simulator.api.call import Call, plays
from simulator.api.targets import chat_to_read, message_in
from simulator.errors import bad_request
from simulator.world import talk
from simulator.world.chats import Chat, Dialog, Room


@plays("pinChatMessage")
def pin(call: Call) -> bool:
    chat = _pinnable(call)
    message = message_in(chat, call.args["message_id"], "message to pin not found")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        if chat.kind != "channel":
            talk.post(call.world, chat, {"pinned_message": message}, sender=call.bot)
    return True


@plays("unpinChatMessage")
def unpin(call: Call) -> bool:
    chat = _pinnable(call)
    number = call.get("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    call.world.events.emit("chat", chat, talk.viewers(chat))
    return True


@plays("unpinAllChatMessages")
def unpin_all(call: Call) -> bool:
    chat = _pinnable(call)
    chat.pinned.clear()
    call.world.events.emit("chat", chat, talk.viewers(chat))
    return True


def _pinnable(call: Call) -> Chat:
    chat = chat_to_read(call)
    if isinstance(chat, Dialog):
        return chat
    assert isinstance(chat, Room)
    right = "can_edit_messages" if chat.is_channel else "can_pin_messages"
    if not chat.member(call.bot).may(right):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
