"""What a handler waits for: an action, by whatever way it comes, or an answer to one question."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.visit import Visit
from newsroom.errors import Refused
from screens.codec import parse_pressed
from screens.menu import COMMANDS, actions
from screens.screen import Screen

Handler = Callable[..., Awaitable[Screen | None]]
Event = CallbackQuery | Message
# What is open to whoever has no seat: the door, and what is stored about them.
AT_THE_DOOR = {
    "home", "enter", "language", "lang", "help", "back", "forget", "forget_sure", "forget_now",
    "join", "join_at", "join_below", "request", "page", "leave_door",
}  # fmt: skip
TAPS: dict[str, tuple[Handler, bool]] = {}
KEYS = actions()


def tapped(action: str, handler: Handler) -> None:
    """`handler` hears this action: a button, a button below the text field, a command; and its `values` if it asks.

    A table and not filters: a tap is what people do most, and need not be held against every button there is.
    """
    if action in TAPS and TAPS[action][0] is not handler:
        raise ValueError(f"two handlers for one action: {action}")
    TAPS[action] = handler, "values" in inspect.signature(handler).parameters


async def do(action: str, event: Event, visit: Visit, values: tuple[str, ...] = ()) -> Screen | None:
    """Who has no seat, or none any more, gets past the door by an invitation only, whatever button they have kept."""
    if visit.who.is_stranger and action not in AT_THE_DOOR:
        return await visit.show("home")
    if action not in TAPS:
        raise Refused("old_button")
    handler, wants_values = TAPS[action]
    return await (handler(event, visit, values) if wants_values else handler(event, visit))


async def hear_tap(query: CallbackQuery, visit: Visit) -> Screen | None:
    action, values = parse_pressed(query.data or "")
    return await do(action, query, visit, values)


async def hear_word(message: Message, visit: Visit, action: str) -> Screen | None:
    return await do(action, message, visit)


async def in_words(message: Message) -> dict[str, str] | bool:
    """A button below the text field, in either language, or a command: `action` goes to the handler."""
    words = (message.text or "").strip()
    action = KEYS.get(words)
    if action is None and words.startswith("/"):
        action = COMMANDS.get(words[1:].split("@")[0].split(" ")[0].lower())
    return {"action": action} if action is not None else False


class Asked(Filter):
    """`Asked("followers")` hears a message while that question is open."""

    def __init__(self, question: str) -> None:
        self._question = question

    async def __call__(self, _: Message, visit: Visit) -> bool:
        return visit.state.get("ask") == self._question
