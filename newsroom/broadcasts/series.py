"""Series: broadcasts that go one after the other, one a week at their hour. Whatever is changed, all have new dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import Broadcast as Stored
from db.tables import BroadcastSeries
from newsroom import record, weeks
from newsroom.broadcasts.broadcasts import (
    DRAFT,
    DROPPED,
    PLANNED,
    ROWS,
    Broadcast,
    change,
    read,
    require_broadcast,
    require_sends,
    to_change,
)
from newsroom.errors import Refused
from newsroom.values.lines import require_line
from newsroom.who import Who

LONGEST_NAME = 30
MOST, MOST_WAITING = 20, 100
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Series:
    id: int
    names: dict[str, str]
    weekday: int
    hour: str
    is_halted: bool
    ended_at: datetime | None

    def next_after(self, at: datetime) -> datetime:
        """By the union's clock, whatever it is in a week."""
        there = weeks.local(at, weeks.UNION_ZONE)
        day = there.date() + timedelta(days=(self.weekday - there.weekday()) % 7)
        found = datetime.combine(day, time.fromisoformat(self.hour), ZoneInfo(weeks.UNION_ZONE))
        return (found if found > at else found + WEEK).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A series, how many wait in it, and when the next goes."""

    series: Series
    count: int
    next_at: datetime | None


SERIES = select(*columns(Series, BroadcastSeries.__table__))
IN_TURN = (Stored.place, Stored.id)


async def require_series(tx: AsyncConnection, who: Who, series_id: int) -> Series:
    require_sends(who)
    found = await fetch_one(tx, SERIES.where(BroadcastSeries.id == series_id), Series)
    if found is None or found.ended_at is not None:
        raise Refused("old_button")
    return found


async def waiting(tx: AsyncConnection, who: Who, series_id: int) -> Waiting:
    found = await require_series(tx, who, series_id)
    there = select(func.count(), func.min(Stored.send_at)).where(Stored.series_id == found.id, Stored.state == PLANNED)
    count, next_at = (await tx.execute(there)).one()
    return Waiting(found, count, next_at)


async def all_of(tx: AsyncConnection, who: Who) -> list[Waiting]:
    require_sends(who)
    those = SERIES.where(BroadcastSeries.ended_at.is_(None)).order_by(BroadcastSeries.id)
    found = await fetch_all(tx, those.limit(MOST), Series)
    waits = select(Stored.series_id, func.count(), func.min(Stored.send_at))
    waits = waits.where(Stored.state == PLANNED, Stored.series_id.is_not(None)).group_by(Stored.series_id)
    known = {row[0]: (row[1], row[2]) for row in await tx.execute(waits)}
    return [Waiting(one, *known.get(one.id, (0, None))) for one in found]


async def members(tx: AsyncConnection, who: Who, series_id: int, first: int, most: int) -> list[Broadcast]:
    """Those that wait, in their turn."""
    require_sends(who)
    waits = ROWS.where(Stored.series_id == series_id, Stored.state == PLANNED).order_by(*IN_TURN)
    return await fetch_all(tx, waits.offset(first).limit(most), Broadcast)


# ---- changed


async def _to_change(tx: AsyncConnection, who: Who, series_id: int) -> Series:
    """Before any of its broadcasts: whoever changes a series goes one after the other."""
    require_sends(who)
    await tx.execute(select(BroadcastSeries.id).where(BroadcastSeries.id == series_id).with_for_update(key_share=True))
    return await require_series(tx, who, series_id)


async def begin(tx: AsyncConnection, who: Who, broadcast_id: int, name: str, first: datetime, now: datetime) -> int:
    """With the broadcast that goes first: at this moment, and the others a week after each other."""
    require_sends(who)
    name = require_line(name, LONGEST_NAME)
    if first <= now:
        raise Refused("moment_passed")
    if len(await all_of(tx, who)) >= MOST:
        raise Refused("too_many_series", most=MOST)
    there = weeks.local(first, weeks.UNION_ZONE)
    row = {"names": {who.language: name}, "weekday": there.weekday(), "hour": f"{there:%H:%M}"}
    made = insert(BroadcastSeries).values(**row).returning(BroadcastSeries.id)
    series_id: int = (await tx.execute(made)).scalar_one()
    await record.note(tx, who, "series begun", now, series=series_id)
    await add(tx, who, broadcast_id, series_id, now)
    return series_id


async def add(tx: AsyncConnection, who: Who, broadcast_id: int, series_id: int, now: datetime) -> None:
    """Behind all that wait there."""
    found = await _to_change(tx, who, series_id)
    await leave(tx, who, broadcast_id, now)
    adds = await to_change(tx, who, broadcast_id, DRAFT, PLANNED)
    if not any(text.strip() for text in adds.texts.values()):
        raise Refused("no_text")
    there = select(func.max(Stored.place), func.count()).where(Stored.series_id == found.id, Stored.state == PLANNED)
    last, count = (await tx.execute(there)).one()
    if count >= MOST_WAITING:
        raise Refused("too_many_series", most=MOST_WAITING)
    await change(tx, adds.id, state=PLANNED, send_at=None, series_id=found.id, place=(last or 0) + 1)
    await _give_dates(tx, found, now)


async def leave(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> bool:
    """Those behind it move up. False where it is in no series."""
    found = await require_broadcast(tx, who, broadcast_id)
    if found.series_id is None or found.state != PLANNED:
        return False
    series = await _to_change(tx, who, found.series_id)
    found = await to_change(tx, who, broadcast_id, PLANNED)
    await change(tx, found.id, state=DRAFT, send_at=None, series_id=None, place=0)
    await _give_dates(tx, series, now)
    return True


async def move_up(tx: AsyncConnection, who: Who, broadcast_id: int, now: datetime) -> int:
    """It and the one before it change their turns. Gives the series."""
    found = await require_broadcast(tx, who, broadcast_id)
    if found.series_id is None:
        raise Refused("old_button")
    series = await _to_change(tx, who, found.series_id)
    found = await read(tx, broadcast_id)
    if found.state != PLANNED or found.series_id != series.id:
        raise Refused("old_button")
    before = select(Stored.id, Stored.place).where(Stored.series_id == series.id, Stored.state == PLANNED)
    before = before.where(Stored.place < found.place).order_by(Stored.place.desc(), Stored.id.desc()).limit(1)
    if (other := (await tx.execute(before)).first()) is not None:
        await change(tx, found.id, place=other.place)
        await change(tx, other.id, place=found.place)
        await _give_dates(tx, series, now)
    return series.id


async def halt(tx: AsyncConnection, who: Who, series_id: int, now: datetime, *, halts: bool) -> None:
    """What is ready waits until it goes on, and then has the next dates."""
    found = await _to_change(tx, who, series_id)
    await tx.execute(update(BroadcastSeries).where(BroadcastSeries.id == found.id).values(is_halted=halts))
    await _give_dates(tx, await require_series(tx, who, series_id), now)
    await record.note(tx, who, "series halted" if halts else "series goes on", now, series=found.id)


async def end(tx: AsyncConnection, who: Who, series_id: int, now: datetime) -> None:
    """With all that waits in it; what has gone has gone."""
    found = await _to_change(tx, who, series_id)
    waits = update(Stored).where(Stored.series_id == found.id, Stored.state == PLANNED)
    await tx.execute(waits.values(state=DROPPED, send_at=None))
    await tx.execute(update(BroadcastSeries).where(BroadcastSeries.id == found.id).values(ended_at=now))
    await record.note(tx, who, "series ended", now, series=found.id)


async def _give_dates(tx: AsyncConnection, series: Series, now: datetime) -> None:
    """But for one that goes just now."""
    waits = select(Stored.id, Stored.send_at).where(Stored.series_id == series.id, Stored.state == PLANNED)
    rows = [row for row in await tx.execute(waits.order_by(*IN_TURN)) if row.send_at is None or row.send_at > now]
    at = now
    for row in rows:
        at = series.next_after(at)
        if row.send_at != (given := None if series.is_halted else at):
            await change(tx, row.id, send_at=given)
