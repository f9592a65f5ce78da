"""What is said to an update: a screen, and what it changes in the chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiogram.types import Update

from bot import left
from bot.arrivals import Before
from bot.left import Change, Left
from handlers.visit import Visit
from newsroom.people import desk_doors
from screens import menu
from screens.screen import Screen

LOOKED_BACK = 100_000  # updates of a day: Telegram repeats none that is older
BESIDE = Change(in_place=True)
DONE, REFUSED, FAILED = "done", "refused", "failed"


@dataclass(frozen=True, slots=True)
class Answer:
    """A screen, and what it changes in the chat: a word that is said beside changes nothing. `outcome`: what has come
    of the update."""

    screen: Screen
    change: Change = BESIDE
    outcome: str = DONE


def answered(update: Update, screen: Screen, visit: Visit, before: Before, *, answers: bool) -> Answer:
    """`answers`: a question was asked when it came. Another role or language than before has another menu."""
    who = visit.who
    desk = _desk_at_hand(visit)
    shows = screen.text and menu.mark(who.role, who.language, desk) != before.menu
    screen = left.placed(screen, visit, menu.menu(who.role, who.language, desk, before.menu) if shows else None)
    if not screen.text:
        return Answer(screen)
    stood, query = Left.parsed(before.bubbles), update.callback_query
    if query is None and update.message is None and update.edited_message is None:
        return Answer(screen, Change(stood))  # nothing was said here: the bot was let into a channel
    if query is None:
        return Answer(screen, left.by_message(stood, screen, visit.now, answers=answers))
    tapped = query.message.message_id if query.message is not None else 0
    return Answer(screen, left.by_tap(stood, screen, tapped, visit.now))


def _desk_at_hand(visit: Visit) -> str:
    """For whoever has one, from whichever of their seats."""
    return (
        visit.desk.address
        if visit.desk is not None and visit.desk.is_app and desk_doors.has_one(visit.who.seats)
        else ""
    )


def stands_after(answer: Answer | None, before: Before) -> dict[str, Any]:
    return answer.change.stands.stored() if answer is not None and answer.screen.text else before.bubbles


def is_repeated(update: Update, before: Before) -> bool:
    """Its number is written. A much lower one is new: after a quiet week Telegram goes on from any number."""
    behind = before.update_id - update.update_id
    return 0 <= behind < LOOKED_BACK
