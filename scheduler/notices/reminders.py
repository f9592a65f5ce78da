"""What a branch is reminded of: the rubric of the week, a post that has not come, counts."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom.outbox import Notice
from newsroom.posts import posts
from newsroom.reminders.notices import Asked, Chaser, RubricOfWeek, ToCount
from newsroom.rubrics import prompts, turns
from newsroom.union.readers import OF_BRANCH, sitting
from scheduler.notices.kinds import Kind
from screens.plan import reminders as screens
from screens.screen import Screen


async def _rubric_of_week(tx: AsyncConnection, about: RubricOfWeek, _: Notice, language: Language) -> Screen | None:
    rubric = await turns.rubric_of_week(tx, about.branch_id, about.region_id, about.week)
    if rubric is None:
        return None
    ideas = await prompts.ideas_for(tx, rubric.id, about.branch_id, about.week)
    return screens.rubric_of_week(language, rubric.id, rubric.names, ideas)


async def _chaser(tx: AsyncConnection, about: Chaser, _: Notice, language: Language) -> Screen | None:
    """Looked at once more: who has sent meanwhile is left in peace."""
    if await posts.sent_in_week(tx, about.branch_id, about.week):
        return None
    rubric = await turns.rubric_of_week(tx, about.branch_id, about.region_id, about.week)
    return screens.chaser(language, rubric.names if rubric else None)


async def _asked(tx: AsyncConnection, about: Asked, _: Notice, language: Language) -> Screen | None:
    if await posts.sent_in_week(tx, about.branch_id, about.week):
        return None
    return screens.asked(language, about.week)


async def _count(_: AsyncConnection, __: ToCount, ___: Notice, language: Language) -> Screen | None:
    return screens.count_followers(language)


KINDS = (
    Kind(RubricOfWeek, _rubric_of_week, sitting(*OF_BRANCH, at=lambda about: about.branch_id), is_alike=True),
    Kind(Chaser, _chaser, sitting(*OF_BRANCH, at=lambda about: about.branch_id), is_alike=True),
    Kind(Asked, _asked, sitting(*OF_BRANCH, at=lambda about: about.branch_id), is_alike=True),
    Kind(ToCount, _count, sitting(*OF_BRANCH, at=lambda about: about.branch_id), is_alike=True),
)
