"""Notices: written with the change that causes them, sent later by the one sender."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, and_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Notice

URGENT, USUAL, BULK = 1, 5, 9
WAITING, SENDING, SENT, FAILED, UNREACHABLE, UNKNOWN = "waiting", "sending", "sent", "failed", "unreachable", "unknown"
LEASE = timedelta(minutes=5)
LEFT = "notices left"
MOST_ATTEMPTS = 8
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)


async def leave(
    tx: AsyncConnection,
    chat_id: int,
    kind: str,
    parameters: dict[str, Any],
    *,
    now: datetime,
    person_id: int | None = None,
    due_at: datetime | None = None,
    urgency: int = USUAL,
    once: str | None = None,
    broadcast_id: int | None = None,
) -> None:
    """`once` names what may be told only one time: a second notice of that name is not written."""
    insert = postgresql.insert if tx.dialect.name == "postgresql" else sqlite.insert
    row = {"chat_id": chat_id, "person_id": person_id, "kind": kind, "parameters": parameters, "urgency": urgency,
           "due_at": due_at or now, "once": once, "broadcast_id": broadcast_id, "state": WAITING}  # fmt: skip
    await tx.execute(insert(Notice).values(**row).on_conflict_do_nothing(index_elements=["once"]))
    tx.info[LEFT] = left_over(tx) + 1


def gathered(now: datetime, within: timedelta) -> datetime:
    """The end of the span that `now` falls into: what is left for then can be told in one notice."""
    seconds = within.total_seconds()
    return datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, now.tzinfo)


async def was_left(tx: AsyncConnection, once: str) -> bool:
    return (await tx.execute(select(Notice.id).where(Notice.once == once))).scalar_one_or_none() is not None


def left_over(tx: AsyncConnection) -> int:
    """How many notices were ever left over this connection: more than before means that the sender has work."""
    return int(tx.info.get(LEFT, 0))


async def claim(tx: AsyncConnection, now: datetime, most: int) -> Sequence[RowMapping]:
    """Marks the next ones as in flight, the urgent first; of each chat only the oldest, to keep its order."""
    other = Notice.__table__.alias("other")
    earlier = select(other.c.id).where(
        other.c.chat_id == Notice.chat_id,
        other.c.state.in_((WAITING, SENDING)),
        or_(other.c.urgency < Notice.urgency, and_(other.c.urgency == Notice.urgency, other.c.id < Notice.id)),
        or_(other.c.due_at <= now, other.c.state == SENDING),
    )
    in_flight = select(other.c.id).where(other.c.chat_id == Notice.chat_id, other.c.state == SENDING)
    next_ones = (
        select(Notice.id)
        .where(Notice.state == WAITING, Notice.due_at <= now, ~earlier.exists(), ~in_flight.exists())
        .order_by(Notice.urgency, Notice.due_at, Notice.id)
        .limit(most)
        .with_for_update(skip_locked=True)
        .cte("next_ones")  # in a plain subquery PostgreSQL may look again for each row, and take more than it should
    )
    claimed = (
        update(Notice)
        .where(Notice.id.in_(select(next_ones.c.id)), Notice.state == WAITING)
        .values(state=SENDING, lease_until=now + LEASE, attempts=Notice.attempts + 1)
        .returning(*Notice.__table__.c)
    )
    rows = (await tx.execute(claimed)).mappings().all()
    return sorted(rows, key=lambda row: (row["urgency"], row["due_at"], row["id"]))


async def doubt_the_lost(tx: AsyncConnection, now: datetime) -> Sequence[RowMapping]:
    """What was in flight when its sender died may have arrived: marked as unknown, and never sent again by itself."""
    lost = update(Notice).where(Notice.state == SENDING, Notice.lease_until < now).values(state=UNKNOWN)
    return (await tx.execute(lost.returning(*Notice.__table__.c))).mappings().all()


async def settle(tx: AsyncConnection, number: int, state: str, now: datetime, **more: Any) -> None:
    """How the sending ended. Only a notice that is in flight can end."""
    ended = update(Notice).where(Notice.id == number, Notice.state == SENDING)
    await tx.execute(ended.values(state=state, sent_at=now if state == SENT else None, lease_until=None, **more))


async def put_back(tx: AsyncConnection, row: RowMapping, now: datetime, after: timedelta | None, trouble: str) -> bool:
    """To be tried again: when Telegram says (which is no failed try), or later and later; False when given up."""
    told_when = after is not None
    if not told_when and row["attempts"] >= MOST_ATTEMPTS:
        await settle(tx, row["id"], FAILED, now, trouble=trouble)
        return False
    pause = after if after is not None else min(FIRST_PAUSE * 2 ** (row["attempts"] - 1), LONGEST_PAUSE)
    again = (
        update(Notice).where(Notice.id == row["id"], Notice.state == SENDING).values(state=WAITING, lease_until=None)
    )
    tries = row["attempts"] - told_when
    await tx.execute(again.values(due_at=now + pause, attempts=tries, trouble=trouble))
    return True


async def next_due(tx: AsyncConnection) -> datetime | None:
    soonest = select(Notice.due_at).where(Notice.state == WAITING).order_by(Notice.due_at).limit(1)
    return (await tx.execute(soonest)).scalar_one_or_none()
