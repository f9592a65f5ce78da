"""What a specialist is to see to."""

from __future__ import annotations

from screens.codec import Action
from screens.values import ID, PAGE, maybe

TASKS = Action("tasks", maybe(PAGE))
TASK = Action("task", ID)
TASK_REMIND = Action("task_remind", ID)
TASK_CLOSE = Action("task_close", ID)
