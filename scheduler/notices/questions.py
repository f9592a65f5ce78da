"""Questions that wait, and answers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import outbox
from newsroom.outbox import Notice
from newsroom.questions import answering, questions, readers
from newsroom.questions.notices import Answered, Questions, Unanswered
from newsroom.union import organisations
from newsroom.union.readers import sitting
from newsroom.who import SPECIALIST
from scheduler.notices.kinds import Kind
from scheduler.outcomes import Outcome
from screens.questions import answering as answering_screens
from screens.questions import asking as asking_screens
from screens.screen import Screen


async def _waiting(tx: AsyncConnection, about: Questions, _: Notice, language: Language) -> Screen | None:
    """Not where all of them are answered by now."""
    count = await answering.count_in(tx, about.region_id)
    return answering_screens.waiting(language, count) if count else None


async def _answered(tx: AsyncConnection, about: Answered, _: Notice, language: Language) -> Screen | None:
    answer = await questions.word(tx, about.word_id)
    asked = await questions.require_question(tx, answer.question_id)
    region = await organisations.require_place(tx, asked.region_id)
    said = [one for one in await questions.thread(tx, asked.id) if one.id < answer.id]
    shown = asking_screens.Thread(asked.id, region.names, said, is_answered=True)
    return asking_screens.answered(language, shown, answer.words)


async def _unanswered(tx: AsyncConnection, about: Unanswered, _: Notice, language: Language) -> Screen | None:
    asked = await questions.require_question(tx, about.question_id)
    region = await organisations.require_place(tx, asked.region_id)
    return asking_screens.unanswered(language, region.names, await questions.first_words(tx, asked.id))


async def _arrived(tx: AsyncConnection, about: Answered, _: Notice, outcome: Outcome, __: datetime) -> None:
    if outcome.state in (outbox.UNREACHABLE, outbox.FAILED):
        await questions.note_lost(tx, about.word_id)


KINDS = (
    Kind(Questions, _waiting, sitting(SPECIALIST, at=lambda about: about.region_id)),
    Kind(Unanswered, _unanswered, readers.asker),
    Kind(Answered, _answered, readers.asker, _arrived),
)
