"""What branches are reminded of, all of a day in one message."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import weeks
from newsroom.outbox import Notice
from newsroom.posts import posts
from newsroom.reminders import owed
from newsroom.reminders.notices import Asked, Chaser, OfWeek, Reminder, RubricOfWeek, ToCount, part
from newsroom.union.readers import OF_BRANCH, Reader, sitting
from scheduler.notices.kinds import Kind
from screens.reminders import reminders as screens
from screens.screen import Screen


async def _reminder(tx: AsyncConnection, about: Reminder, notice: Notice, language: Language) -> Screen | None:
    """Looked at once more: what was done meanwhile is not spoken of, and if that was all, nothing is said."""
    found = await owed.owed(tx, about, notice.person_id, notice.due_at)
    return screens.reminder(language, found) if found.parts else None


async def _for_whom(_: AsyncConnection, about: Reminder, reader: Reader) -> bool:
    return any(reader.sits(OF_BRANCH, place_id) for _, place_id in about.owed)


async def _asked(tx: AsyncConnection, about: Asked, _: Notice, language: Language) -> Screen | None:
    if await posts.sent_in_week(tx, about.branch_id, about.week):
        return None
    return screens.asked(language, about.week)


async def _of_before(tx: AsyncConnection, about: OfWeek, notice: Notice, language: Language) -> Screen | None:
    """Left by the version before: one kind each."""
    monday = weeks.days_of(about.week)[0].isoformat()
    same = Reminder(about.region_id, monday, (part(about.kind, about.branch_id),))
    return await _reminder(tx, same, notice, language)


KINDS = (
    Kind(Reminder, _reminder, _for_whom),
    Kind(Asked, _asked, sitting(*OF_BRANCH, at=lambda about: about.branch_id), is_alike=True),
    *(Kind(of_before, _of_before, sitting(*OF_BRANCH, at=lambda about: about.branch_id))
      for of_before in (RubricOfWeek, Chaser, ToCount)),
)  # fmt: skip
