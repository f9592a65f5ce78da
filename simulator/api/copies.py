"""Carrying on what was said: forwards tell their origin, copies do not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from simulator.api.call import Call, plays
from simulator.api.deletes import checked_numbers
from simulator.api.formatting import caption_of
from simulator.api.markup import markup_for
from simulator.api.sends import manner_of, reply_of
from simulator.api.targets import chat_to_read, chat_to_write, message_in, spend_pace
from simulator.errors import bad_request
from simulator.world import talk
from simulator.world.chats import Chat
from simulator.world.forwards import origin_of
from simulator.world.messages import MEDIA, Message

NOT_CARRIED = ("quote",)
CAPTION = ("caption", "caption_entities", "show_caption_above_media")


@plays("forwardMessage")
def forward_message(call: Call) -> dict[str, Any]:
    source = chat_to_read(call, call.args["from_chat_id"])
    message = message_in(source, call.args["message_id"], "message to forward not found")
    if message.kind == "service" or message.protected:
        raise bad_request("the message can't be forwarded")
    return call.shown(_carry(call, [message], forward=True)[0])


@plays("forwardMessages")
def forward_messages(call: Call) -> list[dict[str, int]]:
    found = _found(call, lambda message: not message.protected)
    return [{"message_id": message.id} for message in _carry(call, found, forward=True)]


@plays("copyMessage")
def copy_message(call: Call) -> dict[str, int]:
    """A bot may copy what is protected, and only it."""
    source = chat_to_read(call, call.args["from_chat_id"])
    message = message_in(source, call.args["message_id"], "message to copy not found")
    if message.kind == "service":
        raise bad_request("the message can't be copied")
    content = _plain(message)
    if "caption" in call.args and message.kind in MEDIA:
        content = {message.kind: message.content[message.kind]} | caption_of(call.world, call.args)
    return {"message_id": _carry(call, [message], forward=False, contents=[content])[0].id}


@plays("copyMessages")
def copy_messages(call: Call) -> list[dict[str, int]]:
    found = _found(call, lambda _: True)
    left_out = CAPTION if call.get("remove_caption") else ()
    contents = [{name: value for name, value in _plain(message).items() if name not in left_out} for message in found]
    return [{"message_id": message.id} for message in _carry(call, found, forward=False, contents=contents)]


def _found(call: Call, may_go: Callable[[Message], bool]) -> list[Message]:
    """What is there of them and may be carried on; the rest is passed over."""
    source: Chat = chat_to_read(call, call.args["from_chat_id"])
    numbers = checked_numbers(call.args["message_ids"])
    there = [source.messages[number] for number in numbers if number in source.messages]
    if not there:
        raise bad_request("there are no messages to forward")
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    found = [message for message in there if message.kind != "service" and may_go(message)]
    if not found:
        raise bad_request("messages can't be forwarded")
    return found


def _plain(message: Message) -> dict[str, Any]:
    return {name: value for name, value in message.content.items() if name not in NOT_CARRIED}


def _carry(
    call: Call, messages: list[Message], *, forward: bool, contents: list[dict[str, Any]] | None = None
) -> list[Message]:
    chat = chat_to_write(call, messages[0].kind)
    markup = markup_for(chat, call.get("reply_markup"), call.mood)
    more = manner_of(call, chat) | ({} if forward else reply_of(call, chat))
    more.pop("quote", None)
    spend_pace(call, chat)
    albums = {message.album: str(next(call.world.numbers.albums)) for message in messages if message.album}
    carried = []
    for message, content in zip(messages, contents or map(_plain, messages), strict=True):
        more["album"] = albums.get(message.album, "") if len(messages) > 1 else ""
        origin = origin_of(message) if forward else None
        carried.append(talk.post(call.world, chat, content, markup=markup, origin=origin, **more))
    return carried
