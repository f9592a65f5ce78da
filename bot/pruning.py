"""All that the bot reads of an update. Whatever else stands in it is dropped before anything looks at it.

A handler that wants to know more of a message adds it here. Nothing nests deeper than what is written down here, no
list and no text is longer, and no value is of another type: so reading takes the same short time whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from aiogram import Bot
from aiogram.types import Update

from bot.raw import MOST

LONGEST = 4096  # letters of a message, by Telegram's own limit
MOST_ENTITIES = 100  # of a message, by the same
NUL = "\x00"  # PostgreSQL cannot keep it
HALF = re.compile("[\ud800-\udfff]")  # of a symbol, without its other half: no database can write it
SOMEBODY = {"type": "hidden_user", "date": 0, "sender_user_name": ""}
NO_RIGHTS = dict.fromkeys(
    (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
        "can_edit_stories", "can_delete_stories", "can_send_welcome_messages",
    ),
    False,
)  # fmt: skip
Keep = Callable[[Any], Any]


def read(update: Mapping[str, Any], bot: Bot) -> Update:
    """Raises what aiogram raises over an update in which something is missing."""
    return Update.model_validate(UPDATE(update), context={"bot": bot})


def _text(value: Any) -> str | None:
    return HALF.sub("\ufffd", value[:LONGEST].replace(NUL, "")) if isinstance(value, str) else None


def _id(most: int) -> Keep:
    """Nobody reads it, so it is of no use when it is cut: as long as there is room for it in the database, or none."""

    def prune(value: Any) -> str | None:
        return _text(value) if isinstance(value, str) and len(value) <= most else None

    return prune


def _number(value: Any) -> int | None:
    return value if type(value) is int and abs(value) < MOST else None


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _list(keep: Keep, those: slice) -> Keep:
    def prune(value: Any) -> list[Any] | None:
        if not isinstance(value, list):
            return None
        return [one for one in map(keep, value[those]) if one is not None]

    return prune


def _fields(**kept: Keep) -> Keep:
    """An object with these; `from_` stands for a name that Python has taken."""
    named = {name.removesuffix("_"): keep for name, keep in kept.items()}

    def prune(value: Any) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            return None
        found = {name: keep(value[name]) for name, keep in named.items() if name in value}
        return {name: one for name, one in found.items() if one is not None}

    return prune


USER = _fields(id=_number, is_bot=_flag, first_name=_text, last_name=_text, username=_text, language_code=_text)
CHAT = _fields(id=_number, type=_text, title=_text, username=_text)
FILE = _fields(
    file_id=_id(256), file_unique_id=_id(64), file_size=_number, mime_type=_text, width=_number, height=_number,
    duration=_number, file_name=_text,
)  # fmt: skip
ENTITIES = _list(
    _fields(type=_text, offset=_number, length=_number, url=_text, language=_text), slice(None, MOST_ENTITIES)
)
ORIGINS = {
    "channel": _fields(type=_text, date=_number, chat=CHAT, message_id=_number),
    "chat": _fields(type=_text, date=_number, sender_chat=CHAT),
}


def _origin(value: Any) -> dict[str, Any] | None:
    """A channel or a group has a name to be told; of a person, or a kind to come, it counts that it is another's."""
    if not isinstance(value, dict):
        return None
    kind = value.get("type")
    found: dict[str, Any] = ORIGINS[kind](value) if kind in ("channel", "chat") else SOMEBODY
    return found


def _member(value: Any) -> dict[str, Any] | None:
    """What may the bot do there: publish, or stay, or nothing. A kind to come is taken for the last."""
    if not isinstance(value, dict):
        return None
    user, status = USER(value.get("user")), value.get("status")
    if status == "administrator":
        may_post = _flag(value.get("can_post_messages"))
        return {"status": status, "user": user, "can_post_messages": may_post} | NO_RIGHTS
    if status == "kicked":
        return {"status": status, "user": user, "until_date": 0}
    return {"status": "member" if status == "member" else "left", "user": user}


def _message(value: Any) -> Any:
    """Formatting is measured in letters: where some of them were dropped, it would stand beside its words."""
    found = MESSAGE(value)
    for words, formatting in (("text", "entities"), ("caption", "caption_entities")):
        if found and found.get(words) != value.get(words):
            found.pop(formatting, None)
    return found


def _reactions(value: Any) -> Any:
    """Of the kinds that there are today."""
    found = COUNTS(value) or []
    return [one for one in found if one.get("type", {}).get("type") in ("emoji", "paid")]


COUNTS = _list(_fields(type=_fields(type=_text, emoji=_text), total_count=_number), slice(None, MOST_ENTITIES))
MESSAGE = _fields(
    message_id=_number, date=_number, chat=CHAT, from_=USER, via_bot=USER, sender_chat=CHAT, is_automatic_forward=_flag,
    message_thread_id=_number, media_group_id=_id(32), forward_origin=_origin,
    text=_text, entities=ENTITIES, caption=_text, caption_entities=ENTITIES,
    photo=_list(FILE, slice(-1, None)),  # the same in several sizes; the largest is the last
    video=FILE, document=FILE, voice=FILE,
    reply_to_message=_fields(message_id=_number, date=_number, chat=CHAT, document=FILE),
)  # fmt: skip
PRESSED = _fields(message_id=_number, date=_number, chat=CHAT, text=_text)
UPDATE = _fields(
    update_id=_number,
    message=_message,
    edited_message=_message,
    callback_query=_fields(id=_id(64), from_=USER, chat_instance=_text, data=_text, message=PRESSED),
    inline_query=_fields(id=_id(64), from_=USER, query=_text, offset=_text),
    chosen_inline_result=_fields(result_id=_id(64), from_=USER, query=_text),
    message_reaction_count=_fields(chat=CHAT, message_id=_number, date=_number, reactions=_reactions),
    my_chat_member=_fields(chat=CHAT, from_=USER, date=_number, old_chat_member=_member, new_chat_member=_member),
)
