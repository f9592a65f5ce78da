"""What a handler waits for: an action, by whatever way it comes, or an answer to one question."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVarTuple

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message

from handlers import views
from handlers.parameters import parameters_of
from handlers.visit import Visit
from locales import LANGUAGES, words_for
from newsroom.errors import Refused
from newsroom.who import CHAIR, DEPUTY
from screens.actions import ACTIONS, COMMANDS
from screens.codec import Action, parse, parse_pressed
from screens.screen import Screen
from screens.values import Kind

Handler = Callable[..., Awaitable[Screen | None]]
Event = CallbackQuery | Message
Ts = TypeVarTuple("Ts")
TAPS: dict[str, tuple[Handler, tuple[Kind[Any], ...]]] = {}
# What is open to whoever has no seat: the door, and what is stored about them.
AT_THE_DOOR = {one.code for one in ACTIONS if one.at_the_door}
KEYS = {words_for(language)(one.key): one.code for language in LANGUAGES for one in ACTIONS if one.key}
OWN_ROLES = (CHAIR, DEPUTY)
LONG = 25  # letters below which a text is a remark or a short answer, and no post
NO_ANSWER = (
    "not_a_number", "not_a_figure", "not_a_date", "day_to_come", "not_a_moment", "not_a_link", "no_page_link",
    "name_too_long", "not_whose", "not_a_season",
)  # fmt: skip


def tapped(action: Action[*Ts], handler: Callable[[Any, Visit, *Ts], Awaitable[Screen | None]]) -> None:
    """`handler` hears this action: a button, a button below the text field, a command; and takes what it carries.

    A table and not filters: a tap is what people do most, and need not be held against every button there is.
    """
    taken = list(parameters_of(handler, 2).types.values())
    if taken != [kind.type for kind in action.kinds]:
        raise TypeError(f"what hears {action.code} takes something else than it carries: {taken}")
    for code in action.codes:
        if TAPS.setdefault(code, (handler, action.kinds))[0] is not handler:
            raise ValueError(f"two handlers for one action: {code}")


async def do(action: str, event: Event, visit: Visit, values: tuple[str, ...] = ()) -> Screen | None:
    """Who has no seat, or none any more, gets past the door by an invitation only, whatever button they have kept."""
    if visit.who.is_stranger and action not in AT_THE_DOOR:
        return await visit.show(views.home)
    if action not in TAPS:
        raise Refused("old_button")
    handler, kinds = TAPS[action]
    return await handler(event, visit, *parse(kinds, values))


async def hear_tap(query: CallbackQuery, visit: Visit) -> Screen | None:
    action, values = parse_pressed(query.data or "")
    return await do(action, query, visit, values)


async def hear_word(message: Message, visit: Visit) -> Screen | None:
    """A button below the text field, in either language, or a command."""
    action = _in_words((message.text or "").strip())
    if action is None:
        raise SkipHandler
    return await do(action, message, visit)


def _in_words(words: str) -> str | None:
    action = KEYS.get(words)
    if action is None and words.startswith("/"):
        meant = COMMANDS.get(words[1:].split("@")[0].split(" ")[0].lower())
        action = meant.code if meant is not None else None
    return action


async def hear_answer(message: Message, visit: Visit) -> Screen | None:
    """What is asked on the screen is answered; a text that is none, and is long, is not for that question."""
    question = visit.question()
    if question is None:
        raise SkipHandler
    hears, given = question
    try:
        return await hears(message, visit, **given)
    except Refused as refused:
        letters = sum(map(str.isalpha, message.text or ""))
        if refused.kind not in NO_ANSWER or letters < LONG or not may_send(visit):
            raise
    raise SkipHandler


def may_send(visit: Visit) -> bool:
    """Whether what somebody just sends is a post."""
    return visit.who.role in OWN_ROLES or visit.entering_id is not None
