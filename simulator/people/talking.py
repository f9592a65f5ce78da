"""A person writes, sends, presses, edits, forwards."""

from __future__ import annotations

from typing import Any

from simulator.api.formatting import LONGEST_CAPTION, LONGEST_TEXT, formatted
from simulator.api.media import taken_in
from simulator.api.sends import quote_of
from simulator.errors import bad_request
from simulator.people.acts import Doing, act, may_write
from simulator.people.views import message_view
from simulator.schema import Upload
from simulator.text import utf16_length
from simulator.world import talk
from simulator.world.accounts import Human
from simulator.world.chats import Chat, Dialog, Room
from simulator.world.forwards import origin_of
from simulator.world.messages import Message

MOST_IN_ALBUM = 10
TELLS_NOBODY = ("url", "copy_text", "web_app", "switch_inline_query", "switch_inline_query_current_chat",
                "switch_inline_query_chosen_chat")  # fmt: skip


def speak(doing: Doing, human: Human, chat: Chat, contents: list[dict[str, Any]], **more: Any) -> list[Message]:
    if not may_write(human, chat):
        raise bad_request("you can't write here")
    if isinstance(chat, Dialog) and not chat.started:
        chat.started = True
        doing.world.events.emit("chat", chat, (human.id,))
    keyboard = chat.keyboards.get(human.id, {})
    if keyboard.get("one_time_keyboard") or keyboard.get("force_reply"):
        chat.keyboards.pop(human.id, None)
    author: dict[str, Any] = {"sender": human}
    if isinstance(chat, Room) and chat.is_channel:
        author = {"sender_chat": chat}
    said = talk.post_all(doing.world, chat, contents, **author, **more)
    chat.read[human.id] = said[-1].id
    return said


def reply_in(chat: Chat, reply_to: int | None, quote: str) -> tuple[dict[str, Any], dict[str, Any]]:
    if not reply_to:
        return {}, {}
    target = chat.messages.get(reply_to)
    if target is None:
        raise bad_request("message to be replied not found")
    return {"reply_to": target}, quote_of(target, quote).get("quote", {})


def in_topic(human: Human, chat: Chat, number: int) -> dict[str, Any]:
    if not number:
        return {}
    topic = chat.topics.get(number) if isinstance(chat, Room) else None
    if topic is None:
        raise bad_request("there is no such topic")
    assert isinstance(chat, Room)
    if topic.closed and not chat.member(human).may("can_manage_topics"):
        raise bad_request("this topic is closed")
    return {"thread": number}


@act("say")
def say(
    doing: Doing, person: int, chat: int, text: str, entities: list[dict[str, Any]] | None = None,
    reply_to: int | None = None, quote: str = "", topic: int = 0,
) -> dict[str, Any]:  # fmt: skip
    human, place = doing.place(person, chat)
    text, entities = formatted(doing.world, text, "", entities)
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    more, quoted = reply_in(place, reply_to, quote)
    more |= in_topic(human, place, topic)
    content: dict[str, Any] = {"text": text} | ({"entities": entities} if entities else {}) | quoted
    return message_view(human, speak(doing, human, place, [content], **more)[0])


@act("start")
def start(doing: Doing, person: int, chat: int, payload: str = "") -> Any:
    return say(doing, person, chat, f"/start {payload}".strip())


@act("send")
def send(
    doing: Doing, person: int, chat: int, kind: str = "auto", caption: str = "", reply_to: int | None = None,
    duration: int = 0, entities: list[dict[str, Any]] | None = None, album: str = "", topic: int = 0,
) -> list[dict[str, Any]]:  # fmt: skip
    """Files: one, or several at once as an album (documents and tracks only among themselves).

    With the number of an `album` they are more of that one: over a weak connection its pieces come minutes apart.
    """
    human, place = doing.place(person, chat)
    if not doing.files:
        raise bad_request("there is no file to send")
    if not may_write(human, place):
        raise bad_request("you can't write here")
    more, _ = reply_in(place, reply_to, "")
    more |= in_topic(human, place, topic)
    contents = [_taken(doing, kind, upload, duration) for upload in doing.files]
    text, entities = formatted(doing.world, caption, "", entities)
    if utf16_length(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if text:
        contents[0] |= {"caption": text} | ({"caption_entities": entities} if entities else {})
    said = []
    for group in _albums(contents):
        made = str(next(doing.world.numbers.albums)) if len(group) > 1 and not album else ""
        said += speak(doing, human, place, group, album=album or made, **more)
    return [message_view(human, message) for message in said]


def _taken(doing: Doing, kind: str, upload: Upload, duration: int) -> dict[str, Any]:
    if kind == "auto":
        kind = {"image": "photo", "video": "video", "audio": "audio"}.get(upload.mime.partition("/")[0], "document")
    said = {"duration": duration} if kind in ("voice", "audio", "video", "animation") else {}
    return taken_in(doing.world, kind, upload, said)


def _albums(contents: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """As clients do: up to ten together, photos with videos, other kinds with their like, voices alone."""
    groups: list[list[dict[str, Any]]] = []
    for content in contents:
        if groups and len(groups[-1]) < MOST_IN_ALBUM and _kin(content) == _kin(groups[-1][0]) != "alone":
            groups[-1].append(content)
        else:
            groups.append([content])
    return groups


def _kin(content: dict[str, Any]) -> str:
    if "photo" in content or ("video" in content):
        return "pictures"
    if "animation" in content or "voice" in content or "video_note" in content:
        return "alone"
    return "audio" if "audio" in content else "document"


@act("send_contact")
def send_contact(doing: Doing, person: int, chat: int, phone: str = "", first_name: str = "") -> dict[str, Any]:
    """Somebody's number, or one's own when none is given."""
    human, place = doing.place(person, chat)
    contact: dict[str, Any] = {"phone_number": phone or human.phone, "first_name": first_name or human.first_name}
    if not phone:
        contact["user_id"] = human.id
    return message_view(human, speak(doing, human, place, [{"contact": contact}])[0])


@act("send_location")
def send_location(doing: Doing, person: int, chat: int, latitude: float, longitude: float) -> dict[str, Any]:
    human, place = doing.place(person, chat)
    location = {"latitude": latitude, "longitude": longitude}
    return message_view(human, speak(doing, human, place, [{"location": location}])[0])


@act("press")
def press(
    doing: Doing, person: int, chat: int, message: int, row: int | None = None, column: int | None = None,
    data: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Presses a button that is there, or by its data one that is there no more."""
    human, target = doing.message(person, chat, message)
    if data is None:
        button = _button(target, row or 0, column or 0)
        if "callback_data" not in button:
            return {name: button[name] for name in TELLS_NOBODY if name in button}
        data = str(button["callback_data"])
    if isinstance(target.chat, Dialog) and target.chat.blocked:
        raise bad_request("you blocked this bot")
    return {"query": talk.press(doing.world, human, target, data).id}


def _button(message: Message, row: int, column: int) -> dict[str, Any]:
    try:
        button: dict[str, Any] = (message.markup or {})["inline_keyboard"][row][column]
    except (KeyError, IndexError):
        raise bad_request("there is no such button") from None
    return button


@act("edit")
def edit(
    doing: Doing, person: int, chat: int, message: int, text: str, entities: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    human, target = _own(doing, person, chat, message)
    words, entities = formatted(doing.world, text, "", entities)
    name = "text" if "text" in target.content else "caption"
    if not words and name == "text":
        raise bad_request("message text is empty")
    entities_name = "entities" if name == "text" else "caption_entities"
    target.content = {key: value for key, value in target.content.items() if key not in (name, entities_name)}
    target.content |= {name: words} | ({entities_name: entities} if entities else {})
    talk.edit(doing.world, target, by=human)
    return message_view(human, target)


@act("delete")
def delete(doing: Doing, person: int, chat: int, messages: list[int]) -> None:
    """For everybody. Bots are not told."""
    for number in messages:
        _, target = doing.message(person, chat, number)
        if not isinstance(target.chat, Dialog):
            _own(doing, person, chat, number)
        talk.take_back(doing.world, target)


def _own(doing: Doing, person: int, chat: int, message: int) -> tuple[Human, Message]:
    human, target = doing.message(person, chat, message)
    rules = isinstance(target.chat, Room) and target.chat.member(human).rules
    if target.sender is not human and not rules:
        raise bad_request("this message is not yours")
    return human, target


@act("forward")
def forward(doing: Doing, person: int, chat: int, messages: list[int], to: int) -> list[dict[str, Any]]:
    human, source = doing.place(person, chat)
    _, target = doing.place(person, to)
    carried = [source.messages[number] for number in sorted(messages) if number in source.messages]
    if not carried or any(message.protected or message.kind == "service" for message in carried):
        raise bad_request("message can't be forwarded")
    albums = {message.album: str(next(doing.world.numbers.albums)) for message in carried if message.album}
    said = []
    for place, message in enumerate(carried):
        more = {"album": albums.get(message.album, "") if len(carried) > 1 else "", "after": place * talk.ALBUM_GAP}
        content = {name: value for name, value in message.content.items() if name != "quote"}
        said += speak(doing, human, target, [content], origin=origin_of(message), **more)
    return [message_view(human, message) for message in said]


@act("read")
def read(doing: Doing, person: int, chat: int) -> None:
    human, place = doing.place(person, chat)
    place.read[human.id] = max(place.messages, default=0)
    doing.world.events.emit("chat", place, (human.id,))
