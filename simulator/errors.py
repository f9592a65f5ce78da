"""What Telegram answers when it will not do a thing."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """An answer of `ok: false`: the code, the words, and what the bot should do about it."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(words: str) -> Refusal:
    return Refusal(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refusal:
    return Refusal(403, f"Forbidden: {words}")
