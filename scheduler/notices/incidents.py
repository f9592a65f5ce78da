"""What the owners hear of what went wrong."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.incidents import Met
from newsroom.outbox import Notice
from newsroom.union import readers
from scheduler.notices.kinds import Kind
from screens import failures
from screens.screen import Screen


async def _incidents(_: AsyncConnection, about: Met, __: Notice, language: Language) -> Screen | None:
    return failures.incidents(language, list(about.numbers), about.count or len(about.numbers))


KINDS = (Kind(Met, _incidents, readers.owner),)
