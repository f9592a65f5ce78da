"""What is stored about a person: shown, and erased as far as it is theirs alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import (
    Account,
    Away,
    Broadcast,
    BroadcastAnswer,
    BroadcastWord,
    Deed,
    Entry,
    Figure,
    JoinRequest,
    Notice,
    Person,
    Post,
    Question,
    QuietWeek,
    Seat,
    Task,
)
from locales import Language
from newsroom import outbox, record
from newsroom.people import terms
from newsroom.posts.states import DRAFT, DROPPED, TRIAL
from newsroom.union import seats
from newsroom.union.seats import Sitter
from newsroom.who import Who

UNFINISHED = (DRAFT, TRIAL)


@dataclass(frozen=True, slots=True)
class Stored:
    """Accounts, drafts, requests, questions and notices are erased; all else stays without the name."""

    name: str
    language: Language
    accounts: Sequence[int]
    terms: Sequence[Sitter] = field(default_factory=list)
    drafts: int = 0
    requests: int = 0
    notices: int = 0
    posts: int = 0
    counts: int = 0
    deeds: int = 0
    questions: int = 0


async def about(tx: AsyncConnection, who: Who) -> Stored:
    """Of whoever has never come in, what their account has left."""
    accounts = await seats.accounts_of(tx, who.person_id) if who.person_id is not None else [who.account_id]
    requests = await _count(tx, JoinRequest.account_id.in_(accounts))
    notices = await _count(tx, Notice.chat_id.in_(accounts))
    questions = await _count(tx, Question.account_id.in_(accounts))
    stored = Stored(who.name, who.language, accounts, requests=requests, questions=questions, notices=notices)
    return stored if who.person_id is None else await _with_deeds(tx, stored, who.person_id)


async def _with_deeds(tx: AsyncConnection, stored: Stored, person_id: int) -> Stored:
    return replace(
        stored,
        terms=await seats.sitters(tx, Seat.person_id == person_id),
        drafts=await _count(tx, Post.entered_by == person_id, Post.state.in_(UNFINISHED)),
        posts=await _count(tx, Post.entered_by == person_id, Post.state.not_in(UNFINISHED)),
        counts=await _count(tx, Figure.entered_by == person_id) + await _count(tx, Entry.entered_by == person_id),
        deeds=await _count(tx, Deed.person_id == person_id),
    )


async def _count(tx: AsyncConnection, *where: ColumnElement[bool]) -> int:
    return (await tx.execute(select(func.count()).where(*where))).scalar_one()


async def forget(tx: AsyncConnection, who: Who, now: datetime) -> None:
    """Name, account and what is theirs alone go; what was done for the branch stays, and says no more by whom."""
    stored = await about(tx, who)
    if who.person_id is not None:
        await _leave(tx, who, who.person_id, now)
    await tx.execute(delete(JoinRequest).where(JoinRequest.account_id.in_(stored.accounts)))
    await tx.execute(delete(Question).where(Question.account_id.in_(stored.accounts)))
    await tx.execute(delete(Notice).where(Notice.chat_id.in_(stored.accounts), Notice.state == outbox.WAITING))
    theirs = update(Notice).where(Notice.chat_id.in_(stored.accounts))
    nobodys = {"chat_id": outbox.NOBODY, "parameters": {}, "once": None}  # to an owner, `once` names the account
    await tx.execute(theirs.values(**nobodys))
    await tx.execute(delete(Account).where(Account.id.in_(stored.accounts)))


async def _delete_unsent(tx: AsyncConnection, person_id: int) -> None:
    """Drafts, and what was thrown away or set aside before anybody else had seen it."""
    unseen = or_(Post.state.in_(UNFINISHED), and_(Post.state == DROPPED, Post.sent_at.is_(None)))
    gone = select(Post.id).where(Post.entered_by == person_id, unseen)
    await tx.execute(update(Post).where(Post.merged_into_id.in_(gone)).values(merged_into_id=None))
    await tx.execute(delete(Post).where(Post.entered_by == person_id, unseen))


async def _leave(tx: AsyncConnection, who: Who, person_id: int, now: datetime) -> None:
    for seat in await seats.held(tx, person_id, now):
        await terms.end_term(tx, who, seat, now, tell=False)
    await _delete_unsent(tx, person_id)
    await tx.execute(delete(Broadcast).where(Broadcast.created_by == person_id, Broadcast.state == DRAFT))
    await tx.execute(delete(BroadcastWord).where(or_(BroadcastWord.person_id == person_id,
                                                     BroadcastWord.by_id == person_id)))  # fmt: skip
    await tx.execute(update(BroadcastAnswer).where(BroadcastAnswer.person_id == person_id).values(words=""))
    await tx.execute(delete(Away).where(Away.person_id == person_id))
    await tx.execute(update(QuietWeek).where(QuietWeek.said_by == person_id).values(words=""))
    await tx.execute(update(Task).where(Task.closed_by == person_id).values(words=""))
    gone = update(Person).where(Person.id == person_id)
    await tx.execute(gone.values(name="", forgotten_at=now, unreachable_since=None))
    await record.note(tx, None, "forgotten", now)
