"""Tasks of one's own region: looked through, acted upon, closed with a reason."""

from __future__ import annotations

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom.access import require_seat
from newsroom.reminders import quiet
from newsroom.tasks import tasks
from newsroom.tasks.tasks import Task
from screens import actions
from screens.parts import page_within
from screens.screen import Screen
from screens.tasks import tasks as screens


def register() -> None:
    tapped(actions.TASKS, look)
    tapped(actions.TASK, open_task)
    tapped(actions.TASK_REMIND, remind)
    tapped(actions.TASK_CLOSE, ask_why)


async def look(_: Event, visit: Visit, page: int | None) -> Screen:
    return await visit.show(draw_tasks, page=page or 0)


@view("tasks", reads=True)
async def draw_tasks(visit: Visit, page: int = 0) -> Screen:
    region_id, most = require_seat(visit.who).organisation_id, screens.PER_PAGE
    found, total = await tasks.look(visit.tx, visit.who, region_id, page * most, most)
    within = page_within(page, total, most)
    if within != page:
        found, total = await tasks.look(visit.tx, visit.who, region_id, within * most, most)
    return screens.listed(visit.who.language, found, within, total)


async def open_task(_: Event, visit: Visit, task_id: int) -> Screen:
    return await visit.show(draw_task, task=task_id)


@view("task", reads=True)
async def draw_task(visit: Visit, task: int) -> Screen:
    """What somebody else has made of it meanwhile is shown as well."""
    found = await tasks.require_task(visit.tx, visit.who, task)
    return screens.card(visit.who.language, found, visit.today)


async def remind(_: Event, visit: Visit, task_id: int) -> Screen:
    await tasks.remind(visit.tx, visit.who, task_id, visit.now)
    return await visit.show(draw_tasks)


# ---- why it is closed


def own_words(message: Message, _: Visit) -> screens.Reason:
    return tasks.OTHER, quiet.require_words(message.text or "")


async def _about(visit: Visit, task: int) -> Task:
    return await tasks.require_open(visit.tx, visit.who, task)


REASON: Step[Task, screens.Reason] = Step("reason", screens.reason, Parser(own_words))


async def save(visit: Visit, said: Said, about: Task) -> Screen:
    reason, words = said[REASON]
    await tasks.close(visit.tx, visit.who, about.id, reason, visit.now, words)
    return await visit.show(draw_tasks)


CLOSE = Form("task_reason", _about, REASON, save=save)


async def ask_why(_: Event, visit: Visit, task_id: int) -> Screen:
    return await CLOSE.ask(visit, task=task_id)
