"""What people send, taken apart: words with their formatting, files, and where a forwarded one came from."""

from __future__ import annotations

from typing import Any

from aiogram.types import (
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from handlers.visit import Visit
from newsroom.posts.drafting import File, Piece
from newsroom.values.formatted import Formatted, parse_formatted

KINDS = ("photo", "video", "document", "voice")
SIZES = ("width", "height", "file_size", "duration", "mime_type")


def words_of(message: Message) -> Formatted:
    """The text or the caption."""
    entities = message.entities or message.caption_entities or []
    text = message.text or message.caption or ""
    return parse_formatted(text, [entity.model_dump(exclude_none=True) for entity in entities])


def piece_of(message: Message) -> Piece:
    return Piece(message.message_id, words_of(message), origin_of(message), message.media_group_id or "")


def file_of(message: Message, visit: Visit) -> File | None:
    kind = next((kind for kind in KINDS if getattr(message, kind)), None)
    if kind is None:
        return None
    sent: Any = message.photo[-1] if message.photo else getattr(message, kind)
    facts = {name: getattr(sent, name, None) for name in SIZES}
    known = {name: value for name, value in facts.items() if value is not None}
    looked, content = (visit.looked.facts, visit.looked.content) if visit.looked else ({}, None)
    return File(kind, visit.bot_id, sent.file_id, sent.file_unique_id, known | looked, content, origin_of(message))


def origin_of(message: Message) -> dict[str, str]:
    """Of a forward: whose it is, and the way to it where there is one."""
    origin: MessageOrigin | None = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        name = origin.chat.username
        link = f"https://t.me/{name}/{origin.message_id}" if name else ""
        return {"title": origin.chat.title or "", "link": link}
    if isinstance(origin, MessageOriginChat):
        return {"title": origin.sender_chat.title or "", "link": ""}
    if isinstance(origin, MessageOriginUser | MessageOriginHiddenUser):
        return {"title": "", "link": ""}  # a private person is named nowhere
    return {}
