"""Notices as they are stored: held by the one sender, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import by_indexes
from db.fetch import columns, fetch_all
from db.tables import Notice as Stored

TELEGRAM, FACEBOOK = DOORS = "telegram", "facebook"  # by which notices leave; chats are numbered behind each


@dataclass(frozen=True, slots=True)
class Notice:
    """One that has been claimed, or waits, or is held by another sender."""

    id: int
    chat_id: int
    person_id: int | None
    kind: str
    parameters: dict[str, Any]
    urgency: int
    due_at: datetime
    attempts: int
    sender_id: int | None
    renewals: int
    door: str = TELEGRAM


URGENT, USUAL, BULK = 1, 5, 9
LANES = (8, BULK)  # two that go to very many at once share what there is for the bulk; the first one's comes first
URGENCIES = (URGENT, USUAL, *LANES)
WAITING, SENDING, SENT, FAILED, UNREACHABLE, UNKNOWN = "waiting", "sending", "sent", "failed", "unreachable", "unknown"
NOBODY = 0  # the chat of what was told, or on its way, to somebody who is forgotten
HELD = "held"  # put off until somebody says so: a broadcast that pauses
TAKEN_OUT = "taken out"  # a broadcast that was stopped before it got so far
NOT_THEIRS = "not theirs"  # whoever would have read it is not, or not any more, whom it was for
SCREEN = "screen"  # the kind of what is drawn where handlers are
LEFT = "notices left"
MOST_ATTEMPTS = 8
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)


def left_over(tx: AsyncConnection) -> Counter[str]:
    """How many notices were ever left over this connection: more than before means that a door's sender has work."""
    return Counter(tx.info.get(LEFT, ()))


def has_left(tx: AsyncConnection, number: int, door: str = TELEGRAM) -> None:
    """So many more may be sent now."""
    tx.info[LEFT] = left_over(tx) + Counter({door: number})


async def held_by_others(tx: AsyncConnection, sender: int, door: str = TELEGRAM) -> list[Notice]:
    """What is in flight through this door and was not claimed by this sender."""
    foreign = or_(Stored.sender_id.is_(None), Stored.sender_id != sender)
    held = select(*columns(Notice, Stored.__table__)).where(Stored.state == SENDING, Stored.door == door, foreign)
    return await fetch_all(tx, held.order_by(Stored.id), Notice)


async def renew(tx: AsyncConnection, sender: int, notice_ids: Collection[int]) -> None:
    """Its sender is alive and waits for an answer."""
    mine = update(Stored).where(Stored.id.in_(notice_ids), Stored.state == SENDING, Stored.sender_id == sender)
    await tx.execute(mine.values(renewals=Stored.renewals + 1))


async def move(tx: AsyncConnection, chat_id: int, new_id: int) -> None:
    """A group became a supergroup, and has another number."""
    theirs = update(Stored).where(Stored.door == TELEGRAM, Stored.chat_id == chat_id)
    await tx.execute(theirs.values(chat_id=new_id))


UNCLAIMED = {"state": WAITING, "sender_id": None, "attempts": Stored.attempts - 1}


async def give_back(tx: AsyncConnection, sender: int, flying: Collection[int]) -> None:
    """Claimed by a transaction whose end was not heard of, and therefore never sent."""
    mine = update(Stored).where(Stored.state == SENDING, Stored.sender_id == sender, Stored.id.not_in(flying))
    await tx.execute(mine.values(**UNCLAIMED))


async def unclaim(tx: AsyncConnection, notice_ids: Collection[int]) -> None:
    """In the transaction that has claimed them: the pace has no room for what they turn out to be."""
    await tx.execute(update(Stored).where(Stored.id.in_(notice_ids), still(SENDING)).values(**UNCLAIMED))


async def doubt_what_was_due(tx: AsyncConnection, now: datetime) -> None:
    """In a database of an earlier time: since then it may have gone out. As what a dead sender had in flight."""
    due = update(Stored).where(Stored.state == WAITING, Stored.due_at <= now, Stored.kind != SCREEN)
    await tx.execute(due.values(state=SENDING, sender_id=None))


def still(state: str) -> ColumnElement[bool]:
    """Of those named by their ids. No index has it so: by the one of states, all of that state would be read."""
    return Stored.state + "" == state


# Made once: putting a statement together costs as much as running it.
SETTLE = (
    update(Stored)
    .where(Stored.id == bindparam("notice"), still(SENDING))
    .values(
        state=bindparam("ended"),
        sent_at=bindparam("sent_when"),
        message_ids=bindparam("stand"),
        trouble=bindparam("why"),
    )
)
FLYING = select(Stored.id).where(Stored.id.in_(bindparam("ended", expanding=True)), still(SENDING))
FLYING = FLYING.order_by(Stored.id).with_for_update()


@dataclass(frozen=True, slots=True)
class End:
    """How the sending of a notice ended."""

    notice_id: int
    state: str
    message_ids: Sequence[int] = ()
    trouble: str = ""

    def values(self, now: datetime) -> dict[str, Any]:
        when = now if self.state == SENT else None
        return {"notice": self.notice_id, "ended": self.state, "sent_when": when, "stand": list(self.message_ids),
                "why": self.trouble}  # fmt: skip


async def settle(
    tx: AsyncConnection,
    notice_id: int,
    state: str,
    now: datetime,
    *,
    message_ids: Sequence[int] = (),
    trouble: str = "",
) -> bool:
    """Only a notice that is in flight can end: False when it has ended before."""
    end = End(notice_id, state, message_ids, trouble)
    return bool((await tx.execute(SETTLE, end.values(now))).rowcount)


async def settle_all(tx: AsyncConnection, ends: Sequence[End], now: datetime) -> set[int]:
    """Several together, for a tenth of what each would cost by itself. Gives those that have not ended before."""
    await by_indexes(tx)
    found = set((await tx.execute(FLYING, {"ended": [end.notice_id for end in ends]})).scalars())
    if known := [end.values(now) for end in ends if end.notice_id in found]:
        await tx.execute(SETTLE, known)
    return found


async def put_back(
    tx: AsyncConnection, notice: Notice, now: datetime, after: timedelta | None, trouble: str, *, counts: bool = False
) -> str | None:
    """To be tried again: when it is said (which is no failed try, unless it `counts`), or later and later.

    Until it is given up. Gives the state it is in from now on; None when it has ended before.
    """
    is_said_when = after is not None and not counts
    if not is_said_when and notice.attempts >= MOST_ATTEMPTS:
        return FAILED if await settle(tx, notice.id, FAILED, now, trouble=trouble) else None
    if notice.kind == SCREEN and await is_to_be_drawn(tx, notice.chat_id):
        return SENT if await settle(tx, notice.id, SENT, now, trouble=trouble) else None
    pause = after if after is not None else min(FIRST_PAUSE * 2 ** (notice.attempts - 1), LONGEST_PAUSE)
    waiting = update(Stored).where(Stored.id == notice.id, Stored.state == SENDING)
    waits = {"state": WAITING, "sender_id": None, "due_at": now + pause, "reckoned_from": now}
    tries = notice.attempts - is_said_when
    put = await tx.execute(waiting.values(**waits, attempts=tries, trouble=trouble))
    return WAITING if put.rowcount else None


async def is_to_be_drawn(tx: AsyncConnection, chat_id: int) -> bool:
    """Whether a screen of this chat waits: it will show what is true then."""
    waits = exists().where(Stored.chat_id == chat_id, Stored.kind == SCREEN, Stored.state == WAITING)
    return bool((await tx.execute(select(waits))).scalar_one())
