"""Everything that a bot says anew, albums and copies aside."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.formatting import caption_of, formatted, text_of
from simulator.api.markup import markup_for
from simulator.api.media import media_of
from simulator.api.targets import chat_to_read, chat_to_write, spend_pace
from simulator.api.topics import thread_of
from simulator.errors import bad_request
from simulator.text import utf16_length, utf16_slice
from simulator.world import talk
from simulator.world.chats import Chat, Room
from simulator.world.messages import MEDIA, Message

ACTIONS = {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
           "choose_sticker", "find_location", "record_video_note", "upload_video_note", "cancel"}  # fmt: skip
OLD_ACTIONS = {"record_audio": "record_voice", "upload_audio": "upload_voice", "pick_up_location": "find_location"}
VENUE = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
OF_KIND = {f"send{kind.title().replace('_', '')}": kind for kind in MEDIA}
NO_CAPTION = ("video_note",)


def say(call: Call, content: dict[str, Any], kind: str) -> dict[str, Any]:
    """Sends `content` where the request says, with its reply and its buttons."""
    chat = chat_to_write(call, kind)
    more = reply_of(call, chat) | manner_of(call, chat)
    markup = markup_for(chat, call.get("reply_markup"), call.mood)
    spend_pace(call, chat)
    return call.shown(talk.post(call.world, chat, content | more.pop("quote", {}), markup=markup, **more))


def manner_of(call: Call, chat: Chat) -> dict[str, Any]:
    """Who is shown as the author, and whether the content may be carried on."""
    in_channel = isinstance(chat, Room) and chat.is_channel
    flags: dict[str, Any] = {"protected": bool(call.get("protect_content"))}
    flags |= {"silent": bool(call.get("disable_notification"))} | thread_of(call, chat)
    if in_channel:
        return {"sender": None, "sender_chat": chat, "writer": call.bot} | flags
    return {"sender": call.bot} | flags


def reply_of(call: Call, chat: Chat) -> dict[str, Any]:
    wanted = call.get("reply_parameters")
    if not wanted:
        return {}
    if "message_id" not in wanted:
        raise bad_request('can\'t find field "message_id"')
    if wanted["message_id"] <= 0:
        return {}
    where = chat_to_read(call, wanted["chat_id"]) if "chat_id" in wanted else chat
    target = where.messages.get(wanted["message_id"])
    if target is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    mode, entities = wanted.get("quote_parse_mode", ""), wanted.get("quote_entities")
    words, _ = formatted(call.world, wanted.get("quote", ""), mode, entities)
    return {"reply_to": target} | quote_of(target, words, wanted.get("quote_position", 0))


def quote_of(target: Message, words: str, near: int = 0) -> dict[str, Any]:
    """A quote must stand in the message, letter for letter: `near` that place, if it stands there more than once."""
    if not words:
        return {}
    start = len(utf16_slice(target.words, 0, near))
    place = start if target.words.startswith(words, start) else target.words.find(words)
    if place < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {"quote": {"text": words, "position": utf16_length(target.words[:place]), "is_manual": True}}}


@plays("sendMessage")
def send_message(call: Call) -> dict[str, Any]:
    return say(call, text_of(call), "text")


@plays(*OF_KIND)
def send_media(call: Call) -> dict[str, Any]:
    kind = OF_KIND[call.method]
    chat_to_read(call)
    caption = {} if kind in NO_CAPTION else caption_of(call.world, call.args)
    return say(call, media_of(call, kind, call.args[kind], call.args) | caption, kind)


@plays("sendLocation", "sendVenue")
def send_location(call: Call) -> dict[str, Any]:
    location = {"latitude": call.args["latitude"], "longitude": call.args["longitude"]}
    is_venue = call.method == "sendVenue"
    if abs(location["latitude"]) > 90 or abs(location["longitude"]) > 180:
        raise bad_request("wrong venue location specified" if is_venue else "invalid location specified")
    if call.get("horizontal_accuracy"):
        location["horizontal_accuracy"] = call.args["horizontal_accuracy"]
    content: dict[str, Any] = {"location": location}
    if is_venue:
        content["venue"] = {"location": location} | {name: call.args[name] for name in VENUE if name in call.args}
    return say(call, content, "location")


@plays("sendContact")
def send_contact(call: Call) -> dict[str, Any]:
    fields = ("phone_number", "first_name", "last_name", "vcard")
    return say(call, {"contact": {name: call.args[name] for name in fields if name in call.args}}, "contact")


@plays("sendChatAction")
def send_action(call: Call) -> bool:
    action = call.args["action"].lower()
    if action in OLD_ACTIONS:
        call.mood.mistake(f'action "{action}" is out of date: use "{OLD_ACTIONS[action]}"')
        action = OLD_ACTIONS[action]
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_to_write(call)
    thread_of(call, chat)
    call.world.events.emit("action", chat, talk.viewers(chat), who=call.bot.id, action=action)
    return True
