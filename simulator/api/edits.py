"""Changing what was said. An edit that changes nothing is refused, and one without buttons takes the buttons away."""

from __future__ import annotations

from typing import Any

from simulator.api.albums import ALONE, IN_ALBUMS
from simulator.api.byname import Edited, no_upload, sent_through
from simulator.api.call import Call, plays
from simulator.api.formatting import caption_of, text_of
from simulator.api.markup import markup_for
from simulator.api.media import media_of
from simulator.api.targets import chat_to_write, message_in, spend_pace
from simulator.errors import bad_request
from simulator.world import talk
from simulator.world.chats import Room
from simulator.world.messages import Message

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
CAPTION_PARTS = ("caption", "caption_entities", "show_caption_above_media", "has_media_spoiler")
KEPT = ("quote",)
EDITABLE = {"text", "photo", "video", "animation", "audio", "document", "voice"}
CANT, MEDIA_CANT = "message can't be edited", "message media can't be edited"


@plays("editMessageText")
def edit_text(call: Call) -> Edited:
    content = text_of(call)
    message = _editable(call)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return _change(call, message, content)


@plays("editMessageCaption")
def edit_caption(call: Call) -> Edited:
    caption = caption_of(call.world, call.args)
    message = _editable(call)
    if message.kind not in EDITABLE - {"text"}:
        raise bad_request("there is no caption in the message to edit")
    kept = {name: value for name, value in message.content.items() if name not in CAPTION_PARTS[:3]}
    return _change(call, message, kept | caption)


@plays("editMessageMedia")
def edit_media(call: Call) -> Edited:
    item = call.args["media"]
    message = _editable(call, told=MEDIA_CANT)
    no_upload(message, item["media"])
    if message.kind not in EDITABLE - {"voice"}:
        raise bad_request(MEDIA_CANT)
    content = media_of(call, item["type"], item["media"], item) | caption_of(call.world, item)
    if message.album and item["type"] != message.kind:
        _check_in_album(item["type"], message.kind)
    return _change(call, message, content)


def _check_in_album(new: str, old: str) -> None:
    if new not in IN_ALBUMS:
        raise bad_request("message content type can't be used in an album")
    if new in ALONE or old in ALONE:
        raise bad_request("can't change media type in the album")


@plays("editMessageReplyMarkup")
def edit_markup(call: Call) -> Edited:
    message = _editable(call, only_markup=True)
    return _change(call, message, message.content)


def _editable(call: Call, *, only_markup: bool = False, told: str = CANT) -> Message:
    if (sent := sent_through(call)) is not None:
        return sent
    if "message_id" not in call.args and "chat_id" not in call.args:
        raise bad_request("message identifier is not specified")
    chat = chat_to_write(call)
    message = message_in(chat, call.get("message_id"), "message to edit not found")
    if not may_edit(call, message, only_markup=only_markup):
        raise bad_request(told)
    return message


def may_edit(call: Call, message: Message, *, only_markup: bool = False) -> bool:
    """Buttons may go under whatever is the bot's own; text, media and polls that are open have something to change."""
    chat = message.chat
    any_post = isinstance(chat, Room) and chat.is_channel and chat.member(call.bot).may("can_edit_messages")
    if (message.author is not call.bot and not any_post) or message.origin:
        return False
    if message.markup and "inline_keyboard" not in message.markup:  # sent with a keyboard beside the text field
        return False
    if message.kind == "poll" and not message.content["poll"]["is_closed"]:
        return True
    return message.kind in EDITABLE or (only_markup and message.kind != "service")


def _change(call: Call, message: Message, content: dict[str, Any]) -> Edited:
    markup = markup_for(message.chat, call.get("reply_markup"), call.mood, edit=True)
    if markup and message.album:
        raise bad_request(CANT)
    content = {name: message.content[name] for name in KEPT if name in message.content} | content
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    spend_pace(call, message.chat)
    only_buttons = content == message.content
    message.content, message.markup = content, markup
    if only_buttons:
        talk.announce(call.world, message)
    else:
        talk.edit(call.world, message, by=call.bot)
    return True if message.via else call.shown(message)
