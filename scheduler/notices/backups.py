"""What the owners hear of backups: the file itself, and why there is none."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.backups import Failed, Made, TooLarge
from newsroom.outbox import Notice
from newsroom.union import readers
from scheduler.notices.kinds import Kind
from screens import backups
from screens.screen import Screen


async def _failed(_: AsyncConnection, about: Failed, __: Notice, language: Language) -> Screen | None:
    return backups.failed(language, about.reason, date.fromisoformat(about.last) if about.last else None)


async def _made(_: AsyncConnection, about: Made, __: Notice, language: Language) -> Screen | None:
    """It is read when it is sent, beside the loop."""
    path = Path(about.path)
    return backups.made(language, date.fromisoformat(about.night), partial(path.read_bytes), path.name)


async def _too_large(_: AsyncConnection, about: TooLarge, __: Notice, language: Language) -> Screen | None:
    return backups.too_large(language, about.megabytes, date.fromisoformat(about.night))


KINDS = (
    Kind(Failed, _failed, readers.owner),
    Kind(Made, _made, readers.owner),
    Kind(TooLarge, _too_large, readers.owner),
)
