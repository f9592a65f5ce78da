"""Updates as Telegram gives them, before anybody has read them: each by itself, so that one spoils no other."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from aiogram.methods import TelegramMethod

DEEPEST = 100  # nothing that the bot reads nests nearly as deep
LONGEST_NUMBER = 19  # digits of 64 bits
MOST = 2**53  # what Telegram promises of its numbers
TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]', re.DOTALL)

KINDS = [
    "message", "edited_message", "callback_query", "my_chat_member", "channel_post", "inline_query",
    "chosen_inline_result", "message_reaction_count",
]  # fmt: skip


class GetRawUpdates(TelegramMethod[Any]):
    """aiogram's own validates the whole batch: what it cannot read of one update takes all others with it."""

    __returning__ = Any
    __api_method__ = "getUpdates"

    offset: int
    limit: int
    timeout: int
    allowed_updates: list[str] | None = None


def loads(text: str) -> Any:
    """JSON as Telegram writes it; what nests too deep or counts too far for Python becomes null, and the rest stays."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except (RecursionError, ValueError):
        return json.loads(_flattened(text), parse_int=_number)


def id_of(update: Any) -> int | None:
    """By which it is confirmed; without it there is nothing that could be done with an update."""
    update_id = update.get("update_id") if isinstance(update, dict) else None
    return update_id if type(update_id) is int and 0 < update_id < MOST else None


def kind_of(update: Mapping[str, Any]) -> str:
    return next((kind for kind in KINDS if kind in update), "other")


def _number(digits: str) -> int | None:
    return int(digits) if len(digits) <= LONGEST_NUMBER else None


def _flattened(text: str) -> str:
    kept, since, depth = [], 0, 0
    for token in TOKENS.finditer(text):
        start = token.start()
        if text[start] in "[{":
            depth += 1
            if depth == DEEPEST:
                kept += [text[since:start], "null"]
        elif text[start] in "]}":
            if depth == DEEPEST:
                since = token.end()
            depth -= 1
    return "".join([*kept, text[since:]])
