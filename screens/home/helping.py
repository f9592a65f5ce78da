"""Help that fits the screen one is on: each room has its own, and the home one for each role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from locales import Language, escaped, words_for
from screens import actions
from screens.broadcasts.helps import HELPS as OF_BROADCASTS
from screens.counted.helps import HELPS as OF_COUNTED
from screens.digests.helps import HELPS as OF_DIGESTS
from screens.helps import chosen, worded
from screens.home.helps import HELPS as OF_HOME
from screens.home.helps import OF_ROLE
from screens.library.helps import HELPS as OF_LIBRARY
from screens.names import shortened
from screens.pages.helps import HELPS as OF_PAGES
from screens.people.helps import HELPS as OF_PEOPLE
from screens.plan.helps import HELPS as OF_PLAN
from screens.plan.helps_of_days import HELPS as OF_DAYS
from screens.posts.helps import HELPS as OF_POSTS
from screens.questions.helps import HELPS as OF_QUESTIONS
from screens.reminders.helps import HELPS as OF_REMINDERS
from screens.review.helps import HELPS as OF_REVIEW
from screens.rubrics.helps import HELPS as OF_RUBRICS
from screens.screen import Button, Screen
from screens.tasks.helps import HELPS as OF_TASKS

ROOMS = (
    OF_HOME, OF_PEOPLE, OF_POSTS, OF_REVIEW, OF_PAGES, OF_PLAN, OF_DIGESTS, OF_BROADCASTS, OF_LIBRARY,
    OF_REMINDERS, OF_DAYS, OF_RUBRICS, OF_COUNTED, OF_QUESTIONS, OF_TASKS,
)  # fmt: skip
HELPS = {view: one for room in ROOMS for view, one in room.items()}


def help_for(language: Language, shown: Mapping[str, Any], role: str, guide_id: int | None = None) -> Screen:
    """`shown` is the view as it is kept. One of another time has no help of its own: behind it stands the home.

    `guide_id`: the item of the library that tells more.
    """
    words = words_for(language)
    of_view = HELPS.get(shown.get("view", "home"))
    text = (chosen(of_view, shown) if of_view is not None else None) or OF_ROLE[role]
    more = ((Button(words("Guide"), actions.LIB_ITEM(guide_id, None)),),) if guide_id is not None else ()
    return over(language, Screen(escaped(worded(words, text)), more))


def to_try(language: Language, answer: Screen) -> Screen:
    words = words_for(language)
    return replace(answer, buttons=(*answer.buttons, (Button(words("Try it out"), actions.TRY()),)))


def over(language: Language, answer: Screen) -> Screen:
    """One goes back to what it lies over."""
    back = Button(words_for(language)("Back"), actions.BACK(), style="primary")
    return replace(answer, buttons=((back,), *answer.buttons), beside=True)


def unheard(language: Language, text: str, *, can_enter: bool, on_card: bool) -> Screen:
    """Nothing was asked: nobody shall wait for what does not come."""
    words = words_for(language)
    lines = [
        words.html("Nothing is asked now, and nothing was done with «{begins}».", begins=shortened(words, text)) if text
        else words("Nothing is asked now, and nothing was done with what you sent.")
    ]  # fmt: skip
    if on_card:
        lines.append(words("If it is for the author, press “{Return}” on the card first.", Return=words("Return")))
    if not can_enter:
        return Screen("\n".join(lines), ((Button(words("Home"), actions.HOME()),),))
    enter = Button(words("Enter for it"), actions.ENTER_FOR())
    lines.append(words("If it is a branch's post, press “{button}” first.", button=enter.text))
    return Screen("\n".join(lines), ((enter,), (Button(words("Home"), actions.HOME()),)))
