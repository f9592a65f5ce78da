"""What a handler waits for: a button of one action, or an answer to one question."""

from __future__ import annotations

from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.visit import Visit
from screens.codec import told


class Tapped(Filter):
    """`Tapped("send")` hears the button and hands over its `values`."""

    def __init__(self, action: str) -> None:
        self._action = action

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        action, values = told(query.data or "")
        return {"values": values} if action == self._action else False


class Asked(Filter):
    """`Asked("followers")` hears a message while that question is open."""

    def __init__(self, question: str) -> None:
        self._question = question

    async def __call__(self, _: Message, visit: Visit) -> bool:
        return visit.state.get("ask") == self._question


def number(values: tuple[str, ...], place: int = 0) -> int:
    """A number that a button carried; one that carries none is from another time."""
    return int(values[place]) if len(values) > place and values[place].lstrip("-").isdecimal() else 0
