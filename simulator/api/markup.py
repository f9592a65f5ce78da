"""Keyboards under and beside messages: what is allowed in them, and where."""

from __future__ import annotations

import json
import re
from typing import Any

from simulator.errors import bad_request
from simulator.world.apps import is_app_address
from simulator.world.chats import Chat

MOST_BUTTONS, MOST_IN_ROW, MOST_BYTES, MOST_DATA = 100, 8, 10_240, 64
MOST_REPLY_BUTTONS, MOST_REPLY_IN_ROW, LONGEST_COPY = 300, 12, 256
LINK = re.compile(r"(?:https?://|tg://)?[^\s/.:@]+(?:\.[^\s/.:]+)*\.?(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
NOT_A_KIND = {"text", "icon_custom_emoji_id", "style"}
PRIVATE_ONLY = {"request_contact": "phone number", "request_location": "location", "request_poll": "poll",
                "request_users": "users", "request_chat": "chats"}  # fmt: skip


def markup_for(chat: Chat, markup: dict[str, Any] | None, *, edit: bool = False) -> dict[str, Any] | None:
    """The markup if it may stand under a message there; an empty one is none."""
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = [row for row in markup["inline_keyboard"] if row]
        check_inline(rows)
        return {"inline_keyboard": rows} if rows else None
    if edit or chat.kind == "channel":
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        _check_reply(chat, markup["keyboard"])
    return markup


def check_inline(rows: list[list[dict[str, Any]]]) -> None:
    for row in rows:
        for button in row:
            _check_button(button)
    too_many = sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows)
    if too_many or len(json.dumps(rows, ensure_ascii=False).encode()) > MOST_BYTES:
        raise bad_request("reply markup is too long")


def _check_button(button: dict[str, Any]) -> None:
    kinds = [name for name, value in button.items() if name not in NOT_A_KIND and value not in (None, "", False)]
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not kinds and "callback_data" not in button:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise bad_request(f"can't parse inline keyboard button: exactly one of {', '.join(kinds)} must be used")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= MOST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not LINK.fullmatch(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= LONGEST_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    _check_app(button, "inline keyboard")


def _check_app(button: dict[str, Any], what: str) -> None:
    url = button.get("web_app", {}).get("url")
    if url is not None and not is_app_address(url):
        raise bad_request(f"{what} button Web App URL '{url}' is invalid: Only HTTPS links are allowed")


def _check_reply(chat: Chat, rows: list[list[dict[str, Any]]]) -> None:
    for row in rows:
        for button in row:
            if not button["text"].strip():
                raise bad_request("keyboard button text must be non-empty")
            _check_app(button, "keyboard")
            for name, words in PRIVATE_ONLY.items():
                if button.get(name) and chat.kind != "private":
                    raise bad_request(f"{words} can be requested in private chats only")
    if sum(map(len, rows)) > MOST_REPLY_BUTTONS or any(len(row) > MOST_REPLY_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
