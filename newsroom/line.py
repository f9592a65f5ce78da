"""Who is next in line: of all notices that wait, those that are claimed to be sent now.

However many wait, only as many are looked at as there is room for, and some more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, select, type_coerce, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import NullType

from db.engine import by_indexes
from db.fetch import columns, fetch_all
from db.tables import Notice as Stored
from db.tables.outbox import ELSEWHERE
from newsroom.outbox import LANES, SENDING, TELEGRAM, URGENCIES, WAITING, Notice, still

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
ASTRAY = timedelta(minutes=1)  # by so much the clocks of two machines may differ
OURS, OTHER = Stored.__table__, Stored.__table__.alias("other")

# Reckoned from what is yet to come: the clock was set back since, and they are due at once.
ASTRAY_ONES = (
    update(Stored)
    .where(Stored.state == WAITING, Stored.reckoned_from > bindparam("astray"))
    .values(due_at=bindparam("at"), reckoned_from=bindparam("at"))
)


def _line_of(urgency: int) -> Select[Any]:
    """The first that are due, as far as one looks, but for chats that are passed over."""
    due_at = type_coerce(OURS.c.due_at, NullType).label("due_at")
    due = select(OURS.c.id, OURS.c.chat_id, OURS.c.urgency, OURS.c.door, due_at)
    due = due.where(OURS.c.state == WAITING, OURS.c.urgency == urgency, OURS.c.due_at <= bindparam("at"))
    due = due.where(OURS.c.chat_id.not_in(bindparam("passed", expanding=True)))
    return select(due.order_by(OURS.c.due_at, OURS.c.id).limit(bindparam("so_many")).subquery())


IN_LINE = union_all(*map(_line_of, URGENCIES)).subquery("in_line")
OF_CHAT = select(OTHER.c.id).where(OTHER.c.chat_id == IN_LINE.c.chat_id)  # of pages the numbers are none of Telegram's
IN_ORDER = OF_CHAT.order_by(OTHER.c.urgency, OTHER.c.id).limit(1)  # which only the index of chats gives
FIRST_OF_CHAT = IN_ORDER.where(OTHER.c.state == WAITING, OTHER.c.due_at <= bindparam("at")).scalar_subquery()
IN_FLIGHT = IN_ORDER.where(OTHER.c.state == SENDING).scalar_subquery()
# In no index: few leave by another door, and plans for very many stay as they are.
_by_door = IN_LINE.c.door == bindparam("behind")
LINE = select(IN_LINE, and_(IN_LINE.c.id == FIRST_OF_CHAT, IN_FLIGHT.is_(None), _by_door).label("is_free"))
CHOSEN = select(OTHER.c.id).where(OTHER.c.id.in_(bindparam("chosen", expanding=True))).order_by(OTHER.c.id)
CLAIM = (
    update(Stored)
    .where(Stored.id.in_(CHOSEN.with_for_update(skip_locked=True)), still(WAITING))
    .values(
        state=SENDING,
        sender_id=bindparam("by"),
        renewals=Stored.renewals + 1,
        attempts=Stored.attempts + 1,
    )
    .returning(*columns(Notice, Stored.__table__))
)


async def claim(
    tx: AsyncConnection,
    now: datetime,
    most: int,
    *,
    sender: int = 0,
    door: str = TELEGRAM,
    kept: Mapping[int, int] | None = None,
    resting: Collection[int] = (),
) -> list[Notice]:
    """Marks the next ones as in flight: the urgent first, of each chat only the oldest, to keep its order.

    Of the places some are `kept` for each urgency, and go to others only where it has no use for them. Chats that are
    `resting` get nothing.
    """
    await by_indexes(tx)
    await tx.execute(ASTRAY_ONES, {"at": now, "astray": now + ASTRAY})
    if door != TELEGRAM:
        first = await next_due(tx, door=door)
        if first is None or first > now:
            return []
    free = await _free(tx, now, most, door, kept or {}, resting)
    if not free:
        return []
    claimed = await fetch_all(tx, CLAIM, Notice, chosen=_chosen(free, kept or {}, most), by=sender)
    return sorted(claimed, key=lambda notice: (notice.urgency, notice.due_at, notice.id))


async def _free(
    tx: AsyncConnection, now: datetime, most: int, door: str, kept: Mapping[int, int], resting: Collection[int]
) -> list[Row[Any]]:
    """As many as there is room for, in their order. Chats that fill all that is seen are passed over, to look further.

    For what has places kept one looks once more, even where others would fill them all.
    """
    free: list[Row[Any]] = []
    passed, so_many, is_first = set(resting), 2 * most, True
    while True:
        given = {"at": now, "behind": door, "passed": list(passed), "so_many": so_many}
        seen = (await tx.execute(LINE, given)).all()
        free += [one for one in seen if one.is_free]
        found, in_sight = (Counter(one.urgency for one in some) for some in (free, seen))
        ends_later = [urgency for urgency, number in in_sight.items() if number == so_many]
        lacks = is_first and any(found[urgency] < kept.get(urgency, 0) for urgency in ends_later)
        if not ends_later or not (lacks or len(free) < most):
            return sorted(free, key=lambda one: (one.urgency, one.due_at, one.id))
        passed |= {one.chat_id for one in seen}
        so_many, is_first = 4 * so_many, False


def _chosen(free: Sequence[Row[Any]], kept: Mapping[int, int], most: int) -> list[int]:
    """First those for whom places are kept, then the others, the urgent first."""
    had: Counter[int] = Counter()
    first: list[int] = []
    others: list[tuple[int, int, int, int]] = []
    for at, one in enumerate(free):
        if had[one.urgency] < kept.get(one.urgency, 0):
            first.append(one.id)
        else:  # lanes of the bulk take turns
            others.append((max(LANES) if one.urgency in LANES else one.urgency, had[one.urgency], at, one.id))
        had[one.urgency] += 1
    return [*first, *(notice_id for *_, notice_id in sorted(others))][:most]


FIRST_DUE = union_all(
    *[
        select(func.min(OURS.c.due_at).label("at")).where(
            OURS.c.state == WAITING,
            OURS.c.door == bindparam("behind"),
            OURS.c.urgency == urgency,
            OURS.c.due_at > bindparam("later_than"),
        )
        for urgency in URGENCIES
    ]
).subquery()
NEXT_DUE = select(func.min(FIRST_DUE.c.at))


# Few leave by another door, and have an index of their own: nobody looks through what waits for Telegram.
NEXT_ELSEWHERE = select(func.min(OURS.c.due_at)).where(
    ELSEWHERE, OURS.c.door == bindparam("behind"), OURS.c.state == WAITING, OURS.c.due_at > bindparam("later_than")
)


async def next_due(tx: AsyncConnection, later_than: datetime = BEFORE_ALL, door: str = TELEGRAM) -> datetime | None:
    asked = NEXT_DUE if door == TELEGRAM else NEXT_ELSEWHERE
    due: datetime | None = (await tx.execute(asked, {"later_than": later_than, "behind": door})).scalar_one()
    return due
