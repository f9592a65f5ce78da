"""What a handler waits for: a button of one action, or an answer to one question."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.visit import Visit
from newsroom.errors import Refused
from screens.codec import told
from screens.screen import Screen

Handler = Callable[..., Awaitable[Screen | None]]
AT_THE_DOOR = ("home", "enter", "language")
TAPS: dict[str, tuple[Handler, bool]] = {}


def tapped(action: str, handler: Handler) -> None:
    """`handler` hears the buttons of this action, and their `values` if it asks for them.

    A table and not filters: a tap is what people do most, and need not be held against every button there is.
    """
    TAPS[action] = handler, "values" in inspect.signature(handler).parameters


async def hear_tap(query: CallbackQuery, visit: Visit) -> Screen | None:
    """Who has no seat, or none any more, gets past the door by an invitation only, whatever button they have kept."""
    action, values = told(query.data or "")
    if visit.who.is_stranger and action not in AT_THE_DOOR:
        return await visit.show("home")
    if action not in TAPS:
        raise Refused("old_button")
    handler, wants_values = TAPS[action]
    return await (handler(query, visit, values) if wants_values else handler(query, visit))


class Asked(Filter):
    """`Asked("followers")` hears a message while that question is open."""

    def __init__(self, question: str) -> None:
        self._question = question

    async def __call__(self, _: Message, visit: Visit) -> bool:
        return visit.state.get("ask") == self._question


def number(values: tuple[str, ...], place: int = 0) -> int:
    """A number that a button carried; one that carries none is from another time."""
    return int(values[place]) if len(values) > place and values[place].lstrip("-").isdecimal() else 0
