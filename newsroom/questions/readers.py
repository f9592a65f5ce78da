"""Whom an answer is for."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom.questions import questions
from newsroom.questions.notices import Answered
from newsroom.union.readers import Reader


async def asker(tx: AsyncConnection, about: Answered, reader: Reader) -> bool:
    """The very account that it was asked from."""
    answered = await questions.require_question(tx, (await questions.word(tx, about.word_id)).question_id)
    return reader.is_account and answered.account_id == reader.chat_id
