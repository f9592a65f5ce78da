"""Whom an answer is for."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom.questions import questions
from newsroom.questions.notices import Answered, Unanswered
from newsroom.union.readers import Reader


async def asker(tx: AsyncConnection, about: Answered | Unanswered, reader: Reader) -> bool:
    """The very account that it was asked from."""
    if isinstance(about, Answered):
        asked = await questions.require_question(tx, (await questions.word(tx, about.word_id)).question_id)
    else:
        asked = await questions.require_question(tx, about.question_id)
    return reader.is_account and asked.account_id == reader.chat_id
