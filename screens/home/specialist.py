"""The home of a region: what waits, what is to be seen to, and what is still to be set up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, words_for
from newsroom.digests.figures import Progress
from newsroom.tasks.set_up import CHAIRS, CHANNEL, SetUp
from newsroom.tasks.tasks import Task
from screens import actions
from screens.goals import goal_lines
from screens.home.common import Seats, ends, in_report, menu_hint, welcomed
from screens.names import plan_state_name
from screens.parts import in_pairs
from screens.screen import Button, Rows, Screen
from screens.task_lines import task_lines
from screens.tasks import set_up

TASKS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class SpecialistHome:
    """`coming` is the next month and the state of its plan, while that is not published and it is time."""

    seats: Seats
    waiting: int
    requests: int
    unreachable: int
    channel: str
    ready: int = 0
    doubts: int = 0
    coming: tuple[date, str | None] | None = None
    questions: int = 0
    goals: Sequence[Progress] = ()
    place_id: int = 0
    tasks: Sequence[Task] = ()
    tasks_in_all: int = 0
    set_up: SetUp | None = None

    @property
    def to_set_up(self) -> tuple[str, ...]:
        return self.set_up.shown if self.set_up is not None else ()


def specialist_home(language: Language, home: SpecialistHome) -> Screen:
    words = words_for(language)
    lines = [*_waits_there(words, home), *_tasks(words, home), *goal_lines(words, home.goals)]
    if home.set_up is not None and home.to_set_up:
        lines += ["", *set_up.lines(words, home.set_up, home.to_set_up)]
    menu = () if home.seats.is_new else ("", menu_hint(words))  # the welcome speaks of it, and the first screen is long
    lines = [*welcomed(words, home.seats, lines), *menu]
    rows = (
        *_to_what_waits(words, home),
        *_to_set_up(words, home),
        (Button(words("Enter for it"), actions.ENTER_FOR()), Button(words("Pages"), actions.ALL_PAGES(0))),
        (Button(words("Content plan"), actions.PLAN()), Button(words("Branches"), actions.PEOPLE())),
        (in_report(words), Button(words("Library"), actions.LIBRARY())),
        (Button(words("Goals"), actions.GOALS(home.place_id)), Button(words("Settings"), actions.SETTINGS(None))),
    )
    return Screen("\n".join(lines), (*rows, *ends(words, home.seats)))


def _to_set_up(words: Words, home: SpecialistHome) -> Rows:
    if home.set_up is None or not home.to_set_up:
        return ()
    away = Button(words("Put away"), actions.SET_UP_AWAY(home.set_up.region_id))
    return in_pairs((*set_up.buttons(words, home.set_up, home.to_set_up), away))


def _waits_there(words: Words, home: SpecialistHome) -> list[str]:
    lines = []
    if home.waiting:
        lines.append(words.many("{number} post waits for review.", "{number} posts wait for review.", home.waiting))
    else:
        lines.append(words("No post waits for review."))
    if home.questions:
        lines.append(words.many("{number} question waits for an answer.", "{number} questions wait for an answer.",
                                home.questions))  # fmt: skip
    if home.requests:
        lines.append(words.many("{number} person asks to join.", "{number} people ask to join.", home.requests))
    without_chair = home.set_up.without_chair if home.set_up is not None else 0
    if without_chair and CHAIRS not in home.to_set_up:
        lines.append(words("Branches without a chair in the bot: {number}.", number=words.figure(without_chair)))
    if home.unreachable:
        lines.append(words("Cannot be reached: {number}.", number=words.figure(home.unreachable)))
    if home.coming is not None:
        month, state = home.coming
        told = {"month": words.month(month), "state": plan_state_name(words, state)}
        lines.append(words("Plan for the next month, {month}: {state}.", **told))
    if CHANNEL in home.to_set_up:
        return lines
    if home.channel:
        lines.append(words.html("Channel: {title}", title=home.channel))
    else:
        lines.append(words("No channel yet: add the bot to your channel as an administrator."))
    return lines


def _tasks(words: Words, home: SpecialistHome) -> list[str]:
    """The first of them: all stand behind the button."""
    return [words("To be seen to:"), *task_lines(words, home.tasks)] if home.tasks else []


def _to_what_waits(words: Words, home: SpecialistHome) -> Rows:
    rows: Rows = ()
    if home.ready:
        rows = (*rows, (Button(words("Ready: {number}", number=words.figure(home.ready)), actions.READY()),))
    if home.tasks:
        several = Button(words("Tasks: {number}", number=words.figure(home.tasks_in_all)), actions.TASKS(None))
        one = Button(words("Open the task"), actions.TASK(home.tasks[0].id))
        rows = (*rows, (one if home.tasks_in_all == 1 else several,))
    if home.questions:
        asked = words("Questions: {number}", number=words.figure(home.questions))
        rows = (*rows, (Button(asked, actions.QUESTIONS(None)),))
    if home.requests:
        rows = (*rows, (Button(words("Requests to join"), actions.REQUESTS()),))
    if home.doubts:
        doubts = words("Doubtful counts: {number}", number=words.figure(home.doubts))
        rows = (*rows, (Button(doubts, actions.DOUBTS()),))
    return rows
