"""A task in a line, wherever it is told: on the home, in the digest, in its list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from locales import Words
from newsroom.tasks.causes import PAGE, RUBRIC
from newsroom.tasks.tasks import Task
from screens.names import page_name
from screens.parts import name_in


def task_name(words: Words, task: Task) -> str:
    """Short enough for a button."""
    place = name_in(words.language, task.place)
    if task.kind == RUBRIC:
        return words("Empty rubric: {rubric}", rubric=name_in(words.language, task.rubric or {}))
    if task.kind == PAGE:
        name = page_name(words, task.platform or "", task.page_kind or "")
        return words("Dormant page: {place}, {page}", place=place, page=name)
    return words("No posts for long: {place}", place=place)


def task_lines(words: Words, tasks: Iterable[Task], today: date) -> list[str]:
    return [words.html("· {name}", name=_with_day(words, one, today)) for one in tasks]


def _with_day(words: Words, task: Task, today: date) -> str:
    return f"{task_name(words, task)} ({last_post(words, task, today)})"


def last_post(words: Words, task: Task, today: date) -> str:
    if task.last_on is None:
        return words("no post within a year")
    day = words.date(task.last_on, today=today)
    if task.kind == PAGE:
        return words("the last one on it: {date}", date=day)
    return words("the last post: {date}", date=day)
