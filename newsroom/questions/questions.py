"""Questions as they are kept: in which state each is, and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from sqlalchemy import Select, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.tables import QuestionWord
from newsroom.errors import Refused
from newsroom.posts import posts

BEGUN, WAITING, ANSWERED, ASIDE = "begun", "waiting", "answered", "aside"
LONGEST_QUESTION, LONGEST_ANSWER = 900, 1500  # both stand in one item of the library, and in one message
SHOWN, MOST_LETTERS = 4, 3000  # sentences of a conversation, and how long they may be together: one message has them


@dataclass(frozen=True, slots=True)
class Question:
    """`place_id`: where whoever asks sits; None for a stranger. `since` it has been in its state."""

    id: int
    region_id: int
    place_id: int | None
    account_id: int | None
    language: str
    state: str
    since: datetime
    is_lost: bool
    item_id: int | None
    post_id: int | None


@dataclass(frozen=True, slots=True)
class Word:
    id: int
    question_id: int
    is_answer: bool
    words: str
    at: datetime


KEPT = tables.Question.__table__
WORDS = select(*columns(Word, QuestionWord.__table__))
GET = select(*columns(Question, KEPT)).where(KEPT.c.id == bindparam("question")).with_for_update()
# What it was begun with.
FIRST = (
    select(QuestionWord.words)
    .where(QuestionWord.question_id == KEPT.c.id, QuestionWord.is_answer.is_(False))
    .order_by(QuestionWord.id)
    .limit(1)
    .correlate(KEPT)
    .scalar_subquery()
)


async def require_question(tx: AsyncConnection, question_id: int) -> Question:
    """As it is until this transaction ends. Whoever asked may have had themselves forgotten."""
    found = await fetch_one(tx, GET, Question, question=question_id)
    if found is None:
        raise Refused("no_question")
    return found


async def thread(tx: AsyncConnection, question_id: int) -> list[Word]:
    """The last of it, as much as stands in one message; the oldest first."""
    last = WORDS.where(QuestionWord.question_id == question_id).order_by(QuestionWord.id.desc()).limit(SHOWN)
    found = await fetch_all(tx, last, Word)
    letters = accumulate(len(one.words) for one in found)
    return [one for one, so_far in zip(found, letters, strict=True) if so_far <= MOST_LETTERS][::-1]


async def word(tx: AsyncConnection, word_id: int) -> Word:
    found = await fetch_one(tx, WORDS.where(QuestionWord.id == word_id), Word)
    if found is None:
        raise Refused("no_question")
    return found


async def first_words(tx: AsyncConnection, question_id: int) -> str:
    begun: str | None = (await tx.execute(select(FIRST).where(KEPT.c.id == question_id))).scalar_one_or_none()
    return begun or ""


async def say(
    tx: AsyncConnection, question_id: int, words: str, now: datetime, *, is_answer: bool, message_id: int = 0
) -> int:
    posts.require_short(words, LONGEST_ANSWER if is_answer else LONGEST_QUESTION)
    row = {"question_id": question_id, "is_answer": is_answer, "words": words, "at": now, "message_id": message_id}
    return int((await tx.execute(insert(QuestionWord).values(**row).returning(QuestionWord.id))).scalar_one())


async def change(tx: AsyncConnection, question_id: int, **values: object) -> None:
    await tx.execute(update(tables.Question).where(KEPT.c.id == question_id).values(**values))


async def note_lost(tx: AsyncConnection, word_id: int) -> None:
    """The answer did not get there: whoever asked has blocked the bot."""
    await change(tx, (await word(tx, word_id)).question_id, is_lost=True)


@dataclass(frozen=True, slots=True)
class Listed:
    """As it stands in a list."""

    id: int
    state: str
    since: datetime
    words: str


def listed() -> Select[int, str, datetime, str]:
    return select(KEPT.c.id, KEPT.c.state, KEPT.c.since, func.coalesce(FIRST, "").label("words"))
