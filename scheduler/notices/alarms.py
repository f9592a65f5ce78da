"""What the owners hear when something stands still, and when it goes on again."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import alarms, weeks
from newsroom.alarms import Over, Raised
from newsroom.outbox import DOORS, Notice
from newsroom.union import readers
from scheduler.notices.kinds import Kind
from screens.people import status
from screens.screen import Screen


async def _raised(tx: AsyncConnection, about: Raised, notice: Notice, language: Language) -> Screen | None:
    """Held up itself, it goes out with all the rest: what is over by now, or is in a moment, is told as that alone."""
    is_late = about.what in DOORS and notice.attempts > 1
    return status.raised(language, about, _zone()) if not is_late and await alarms.is_open(tx, about) else None


async def _over(_: AsyncConnection, about: Over, __: Notice, language: Language) -> Screen | None:
    return status.over(language, about, _zone())


def _zone() -> ZoneInfo:
    return ZoneInfo(weeks.zone_or_default(None))


KINDS = (Kind(Raised, _raised, readers.owner), Kind(Over, _over, readers.owner))
