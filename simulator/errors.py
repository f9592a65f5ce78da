"""What Telegram answers when it will not do a thing, and what it lets pass though it is a mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

PLACE = re.compile(r"\[\d+\]")


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


def not_played(what: str) -> Refusal:
    return Refusal(501, f"Not Implemented: {_not_played(what)}")


def _not_played(what: str) -> str:
    return f"the simulator knows {what} but does not play it"


@dataclass(slots=True)
class Mood:
    """How one request is taken: what Telegram lets pass though it is a mistake is a warning, or strictly refused."""

    strict: bool = True
    warnings: list[str] = field(default_factory=list)

    def mistake(self, words: str) -> None:
        if self.strict:
            raise bad_request(words)
        self._warn(words)

    def unplayed(self, what: str) -> None:
        if self.strict:
            raise not_played(what)
        self._warn(_not_played(what))

    def _warn(self, words: str) -> None:
        """What is wrong with ten buttons in the same way is one mistake, and stands at the first of them."""
        if PLACE.sub("", words) not in {PLACE.sub("", said) for said in self.warnings}:
            self.warnings.append(words)
