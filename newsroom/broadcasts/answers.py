"""What readers say to a broadcast, who has not yet, and how they are reminded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.inserts import insert_or
from db.tables import BroadcastAnswer as Stored
from db.tables import Notice, Organisation, Person, Seat
from newsroom import access, outbox, record, weeks
from newsroom.broadcasts import figures
from newsroom.broadcasts.broadcasts import (
    BEGUN,
    CHOICE,
    CONFIRM,
    DONE,
    NUMBER,
    SENTENCE,
    STOPPED,
    Broadcast,
    change,
    content_of,
    read,
    to_change,
)
from newsroom.broadcasts.notices import NotAnswered, Nudge, Tip
from newsroom.broadcasts.sending import require_begun, stands
from newsroom.errors import Refused
from newsroom.notices import tell_all, tell_found
from newsroom.union import seats
from newsroom.values.figures import Amount
from newsroom.who import SPECIALIST, Who

LONGEST_WORDS = 500
BETWEEN_NUDGES = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Answer:
    """`organisation_id`: where its reader sat."""

    organisation_id: int
    at: datetime
    choice: int | None
    amount: list[Any] | None
    words: str

    @property
    def number(self) -> Amount | None:
        return Amount(*self.amount) if self.amount else None


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who has it, or should have: where they sit first, what became of it, and what they have said."""

    person_id: int
    name: str
    place: dict[str, str]
    region_id: int | None
    state: str
    trouble: str
    sent_at: datetime | None
    answered_at: datetime | None
    choice: int | None
    amount: list[Any] | None
    words: str | None


async def own(tx: AsyncConnection, who: Who, broadcast_id: int) -> Answer | None:
    return await of_person(tx, access.require_person(who), broadcast_id)


async def of_person(tx: AsyncConnection, person_id: int, broadcast_id: int) -> Answer | None:
    theirs = select(*columns(Answer, Stored.__table__))
    return await fetch_one(tx, theirs.where(Stored.broadcast_id == broadcast_id, Stored.person_id == person_id), Answer)


async def require_addressed(tx: AsyncConnection, who: Who, broadcast_id: int) -> Broadcast:
    """For whoever has it in the chat, or should have."""
    person_id = access.require_person(who)
    theirs = exists().where(Notice.broadcast_id == broadcast_id, Notice.person_id == person_id,
                            Notice.kind == Tip.kind)  # fmt: skip
    if not (await tx.execute(select(theirs))).scalar_one():
        raise Refused("old_button")
    found = await read(tx, broadcast_id)
    if found.state not in BEGUN or found.taken_back_at is not None:
        raise Refused("old_button")
    return found


async def confirm(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> None:
    await _answer(tx, who, broadcast_id, CONFIRM, now)


async def choose(tx: AsyncConnection, who: Who, broadcast_id: int, choice: int, now: datetime) -> None:
    found = await content_of(tx, broadcast_id)
    if choice >= len(found.choices):
        raise Refused("old_button")
    await _answer(tx, who, broadcast_id, CHOICE, now, choice=choice)


async def tell_number(tx: AsyncConnection, who: Who, broadcast_id: int, amount: Amount, now: datetime) -> None:
    """Where it is counted, it is a figure of the place that one sits in."""
    written = [amount.value, amount.qualifier, amount.low, amount.high]
    found = await _answer(tx, who, broadcast_id, NUMBER, now, amount=written)
    counts = figures.parsed(found.counted)
    if counts is not None:
        await figures.note(tx, who, access.require_seat(who).organisation_id, counts, amount, now)


async def tell_words(tx: AsyncConnection, who: Who, broadcast_id: int, words: str, now: datetime) -> None:
    await _answer(tx, who, broadcast_id, SENTENCE, now, words=words)


async def _answer(
    tx: AsyncConnection, who: Who, broadcast_id: int, asked: str, now: datetime, **said: Any
) -> Broadcast:  # fmt: skip
    """What is said last holds; read and understood stays of the first time. After the day it is still taken."""
    found = await require_addressed(tx, who, broadcast_id)
    if found.asks != asked:
        raise Refused("old_button")
    seat = access.require_seat(who)
    key = {"broadcast_id": found.id, "person_id": access.require_person(who)}
    row = {"organisation_id": seat.organisation_id, "at": now, "choice": None, "amount": None, "words": ""} | said
    said_before = insert_or(tx, Stored).values(**key, **row)
    if asked == CONFIRM:
        await tx.execute(said_before.on_conflict_do_nothing(index_elements=list(key)))
    else:
        await tx.execute(said_before.on_conflict_do_update(index_elements=list(key), set_=row))
    return found


# ---- who has, and who has not


def _readers(found: Broadcast) -> Select[*tuple[Any, ...]]:
    """By the first of the seats that each has now; somebody who has none any more is known by the name alone."""
    seat = (
        select(Seat.person_id, func.min(Seat.id).label("id"))
        .where(Seat.person_id.is_not(None))
        .group_by(Seat.person_id)
        .subquery()
    )
    whose = Notice.person_id + 0  # no index has it so: by that of people, all that they were ever told would be read
    return (
        select(
            Notice.person_id, Person.name, Organisation.names.label("place"), Organisation.region_id, Notice.state,
            Notice.trouble, Notice.sent_at, Stored.at.label("answered_at"), Stored.choice, Stored.amount, Stored.words,
        )
        .join(Person, Person.id == whose)
        .join(seat, seat.c.person_id == whose)
        .join(Seat, Seat.id == seat.c.id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .outerjoin(Stored, (Stored.broadcast_id == found.id) & (Stored.person_id == whose))
        .where(Notice.broadcast_id == found.id, Notice.kind == Tip.kind, Notice.state != outbox.NOT_THEIRS)
        .order_by(Organisation.region_id, Organisation.id, Notice.id)
    )  # fmt: skip


async def readers(tx: AsyncConnection, who: Who, broadcast_id: int) -> list[Reader]:
    """All of them, for those who send."""
    return await fetch_all(tx, _readers(await require_begun(tx, who, broadcast_id)), Reader)


async def not_answered(tx: AsyncConnection, found: Broadcast, region_id: int, most: int) -> list[Reader]:
    """Of a region, those who have it and have said nothing."""
    silent = _readers(found).where(Notice.state == outbox.SENT, Stored.at.is_(None))
    return await fetch_all(tx, silent.where(Organisation.region_id == region_id).limit(most), Reader)


async def said_by(tx: AsyncConnection, who: Who, broadcast_id: int, first: int, most: int) -> list[Reader]:
    """What was answered, the newest first."""
    found = await require_begun(tx, who, broadcast_id)
    said = _readers(found).where(Stored.at.is_not(None)).order_by(None).order_by(Stored.at.desc(), Notice.id.desc())
    return await fetch_all(tx, said.offset(first).limit(most), Reader)


async def choices(tx: AsyncConnection, found: Broadcast) -> dict[int, int]:
    """How many have chosen which."""
    counted = select(Stored.choice, func.count()).where(Stored.broadcast_id == found.id, Stored.choice.is_not(None))
    rows = (await tx.execute(counted.group_by(Stored.choice))).all()
    return {choice: number for choice, number in rows if choice is not None}


def _silent() -> ColumnElement[bool]:
    answer = exists().where(Stored.broadcast_id == Notice.broadcast_id, Stored.person_id == Notice.person_id)
    return ~answer


async def has_answered(tx: AsyncConnection, broadcast_id: int, person_id: int) -> bool:
    answer = exists().where(Stored.broadcast_id == broadcast_id, Stored.person_id == person_id)
    return bool((await tx.execute(select(answer))).scalar_one())


# ---- reminded


async def nudge(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> int:
    """Those alone who have it and have said nothing; once a day. Gives how many."""
    found = await to_change(tx, who, broadcast_id, DONE, STOPPED)
    if not found.asks or found.taken_back_at is not None:
        raise Refused("old_button")
    if found.nudged_at is not None and now < found.nudged_at + BETWEEN_NUDGES:
        raise Refused("asked_today")
    number = await tell_found(
        tx, Nudge(found.id), stands(found.id).where(_silent()), now, broadcast_id=found.id, urgency=found.lane
    )
    await change(tx, found.id, nudged_at=now)
    await record.note(tx, who, "broadcast reminded", now, broadcast=found.id, people=number)
    return number


async def tell_specialists(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> int:
    """Each hears by name who of their region has not: once a day, too. Gives in how many regions."""
    found = await to_change(tx, who, broadcast_id, DONE, STOPPED)
    silent = (
        select(Organisation.region_id)
        .select_from(Notice)
        .join(Seat, Seat.person_id == Notice.person_id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(Notice.broadcast_id == found.id, Notice.kind == Tip.kind, Notice.state == outbox.SENT, _silent())
        .where(Organisation.region_id.is_not(None), seats.active(now))
        .distinct()
    )
    regions: Sequence[int] = sorted({one for one in (await tx.execute(silent)).scalars() if one is not None})
    told = [
        (NotAnswered(found.id, region_id), to)
        for region_id in regions
        for to in await seats.addressees(tx, region_id, (SPECIALIST,), now)
    ]
    for about, to in told:
        once = f"not answered:{found.id}:{to.chat_id}:{weeks.term_day(now)}"
        await tell_all(tx, [(about, to)], now, once=once, broadcast_id=None)
    await record.note(tx, who, "broadcast lists", now, broadcast=found.id, regions=len(regions))
    return len({about.region_id for about, _ in told})


def is_late(found: Broadcast, today: date) -> bool:
    return found.answer_by is not None and today > found.answer_by
