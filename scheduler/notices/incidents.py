"""What the owners hear of what went wrong."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.outbox import Notice
from newsroom.union import readers
from scheduler.notices.kinds import Kind
from screens import failures
from screens.screen import Screen


async def _incidents(_: AsyncConnection, notice: Notice, language: Language) -> Screen | None:
    numbers = notice.parameters["numbers"]
    return failures.incidents(language, numbers, notice.parameters.get("count", len(numbers)))


KINDS = {"incidents": Kind(_incidents, readers.owner)}
