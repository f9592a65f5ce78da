"""A task in a line, wherever it is told: on the home, in the digest, in its list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from locales import Words
from newsroom.tasks.causes import PAGE, RUBRIC
from newsroom.tasks.tasks import Task
from screens.parts import name_in


def task_name(words: Words, task: Task) -> str:
    """Short: of what it is stands first."""
    place = name_in(words.language, task.place)
    if task.kind == RUBRIC:
        return words("{rubric}: empty rubric", rubric=name_in(words.language, task.rubric or {}))
    return words("{place}: dormant page", place=place) if task.kind == PAGE else words("{place}: no posts", place=place)


def task_lines(words: Words, tasks: Iterable[Task]) -> list[str]:
    return [words.html("· {name}", name=task_name(words, one)) for one in tasks]


def last_post(words: Words, task: Task, today: date) -> str:
    if task.last_on is None:
        return words("no post within a year")
    day = words.date(task.last_on, today=today)
    if task.kind == PAGE:
        return words("the last one on it: {date}", date=day)
    return words("the last post: {date}", date=day)
