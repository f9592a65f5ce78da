"""Keyboards under and beside messages: what is allowed in them, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from simulator.errors import Mood, bad_request
from simulator.text import links
from simulator.world.apps import is_of_this_machine
from simulator.world.chats import Chat

MOST_BUTTONS, MOST_SEEN_IN_ROW, MOST_BYTES, MOST_DATA = 100, 8, 10_240, 64
MOST_IN_ROW, MOST_REPLY_BUTTONS, LONGEST_COPY = 12, 300, 256
# What a button does, in the order in which the real server looks for it: the first that it finds is all it sees.
MEANINGS = ("url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
            "switch_inline_query_current_chat", "login_url", "web_app", "copy_text", "disabled")  # fmt: skip
NOT_WHEN_EMPTY = ("url", "callback_data")
UNALLOWED = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
SWITCHES = {"switch_inline_query": "switch_inline_query", "switch_inline_query_chosen_chat": "switch_inline_query",
            "switch_inline_query_current_chat": "switch_inline_query_current_chat"}  # fmt: skip
NAMELESS = ("can't use {} button in a channel chat, because users will not be able to use the button without knowing "
            "bot's username")  # fmt: skip
PRIVATE_ONLY = {"request_contact": "phone number can be requested", "request_location": "location can be requested",
                "request_poll": "poll can be requested", "web_app": "web App buttons can be used",
                "request_users": "users can be requested", "request_chat": "chats can be requested",
                "request_managed_bot": "managed bots can be requested"}  # fmt: skip

Button = dict[str, Any]
Rows = list[list[Button]]


def markup_for(chat: Chat, markup: dict[str, Any] | None, mood: Mood, *, edit: bool = False) -> dict[str, Any] | None:
    """The markup as it may stand under a message there; an empty one is none."""
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = inline_rows(markup["inline_keyboard"], mood, in_channel=chat.kind == "channel")
        return {"inline_keyboard": rows} if rows else None
    if edit or chat.kind == "channel":
        raise bad_request("inline keyboard expected")
    if "keyboard" not in markup:
        return markup
    rows = _cut(markup["keyboard"], mood, lambda button: _checked_reply(chat, button))
    if sum(map(len, rows)) > MOST_REPLY_BUTTONS:
        mood.mistake(f"of a keyboard only the first {MOST_REPLY_BUTTONS} buttons are taken")
    return markup | {"keyboard": _first(rows, MOST_REPLY_BUTTONS)} if rows else None


def inline_rows(rows: Rows, mood: Mood, *, in_channel: bool = False) -> Rows:
    """The rows as Telegram keeps them, each button with one meaning."""
    single = [[_with_one_meaning(button, mood) for button in row] for row in rows]
    kept = _cut(single, mood, lambda button: _checked_inline(button, in_channel))
    if any(len(row) > MOST_SEEN_IN_ROW for row in kept):
        mood.mistake(f"a row of inline buttons is longer than {MOST_SEEN_IN_ROW}, the most that clients show well")
    if sum(map(len, kept)) > MOST_BUTTONS or len(json.dumps(kept, ensure_ascii=False).encode()) > MOST_BYTES:
        raise bad_request("reply markup is too long")
    return kept


def _cut(rows: Rows, mood: Mood, checked: Callable[[Button], Button]) -> Rows:
    """Without buttons that have no text, and without what goes beyond the end of a row."""
    kept = []
    for row in rows:
        named = [button for button in row if button["text"].strip()]
        if len(named) < len(row):
            mood.mistake("a button without text is left out")
        if len(named) > MOST_IN_ROW:
            mood.mistake(f"a row of {len(named)} buttons is cut at {MOST_IN_ROW}")
        kept.append([checked(button) for button in named[:MOST_IN_ROW]])
    return [row for row in kept if row]


def _first(rows: Rows, most: int) -> Rows:
    kept = []
    for row in rows:
        kept.append(row[:most])
        most -= len(kept[-1])
    return [row for row in kept if row]


def _with_one_meaning(button: Button, mood: Mood) -> Button:
    found = [name for name in MEANINGS if name in button and (button[name] or name not in NOT_WHEN_EMPTY)]
    if not found:
        raise bad_request(UNALLOWED)
    if len(found) > 1:
        mood.mistake(f'a button has several meanings ({", ".join(found)}): only "{found[0]}" is taken')
    return {name: value for name, value in button.items() if name not in MEANINGS or name == found[0]}


def _checked_inline(button: Button, in_channel: bool) -> Button:
    if "callback_data" in button and len(button["callback_data"].encode()) > MOST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and links.user_of(button["url"]) is None:
        _check_link(button["url"], "inline keyboard button URL")
    if "web_app" in button:
        check_app(button, "inline keyboard button Web App URL")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= LONGEST_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    for name, called in SWITCHES.items():
        if in_channel and name in button:
            raise bad_request(NAMELESS.format(called))
    return button


def _checked_reply(chat: Chat, button: Button) -> Button:
    for name, told in PRIVATE_ONLY.items():
        if button.get(name) and chat.kind != "private":
            raise bad_request(f"{told} in private chats only")
    if "web_app" in button:
        check_app(button, "keyboard button Web App URL")
    return button


def check_app(button: Button, called: str) -> None:
    url = button["web_app"]["url"]
    if links.user_of(url) is not None:
        raise bad_request("link to a user can't be used in Web App URL buttons")
    if not is_of_this_machine(url) and not _check_link(url, called).startswith("https://"):
        raise bad_request(f"{called} '{url}' is invalid: Only HTTPS links are allowed")


def _check_link(url: str, called: str) -> str:
    try:
        return links.checked(url)
    except links.BadLink as problem:
        told = "Wrong HTTP URL" if str(problem) == links.NO_HOST else problem
        raise bad_request(f"{called} '{url}' is invalid: {told}") from None
