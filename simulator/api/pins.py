"""Pinned messages."""

from __future__ import annotations

from simulator.api.call import Call, plays
from simulator.api.targets import chat_to_read, message_in
from simulator.errors import bad_request
from simulator.world import talk
from simulator.world.chats import Chat, Room


@plays("pinChatMessage")
def pin(call: Call) -> bool:
    chat = chat_to_read(call)
    message = message_in(chat, call.args["message_id"], "message to pin not found")
    _check_right(call, chat)
    if message.kind == "service":
        raise bad_request("service messages can't be pinned")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        if chat.kind != "channel":
            silent = bool(call.get("disable_notification"))
            talk.post(call.world, chat, {"pinned_message": message}, sender=call.bot, silent=silent)
    return True


@plays("unpinChatMessage")
def unpin(call: Call) -> bool:
    chat = chat_to_read(call)
    number = call.get("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    message_in(chat, number, "message to unpin not found")
    _check_right(call, chat)
    if number in chat.pinned:
        chat.pinned.remove(number)
    call.world.events.emit("chat", chat, talk.viewers(chat))
    return True


@plays("unpinAllChatMessages")
def unpin_all(call: Call) -> bool:
    chat = chat_to_read(call)
    _check_right(call, chat)
    chat.pinned.clear()
    call.world.events.emit("chat", chat, talk.viewers(chat))
    return True


def _check_right(call: Call, chat: Chat) -> None:
    right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
    if isinstance(chat, Room) and not chat.member(call.bot).may(right):
        raise bad_request("not enough rights to manage pinned messages in the chat")
