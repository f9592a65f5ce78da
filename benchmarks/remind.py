"""Ten thousand chairs reminded, or sent a tip, beside one bulk INSERT of as many notices; and how long a tap waits.

What is reminded of is decided for some people at a time, each in a transaction of its own; a tip goes to all in one.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database, open_engine
from db.migrate import move
from db.tables import Account, Deed, IdeasGiven, Notice, Organisation, Page, Person, ReminderRule, ReminderRun, Seat
from locales import LANGUAGES, Language
from newsroom import outbox
from newsroom.broadcasts import sending, writing
from newsroom.broadcasts.notices import HowFar
from newsroom.reminders import runs
from newsroom.rubrics import turns
from newsroom.union import organisations
from newsroom.who import PRESS, SeatHeld, Who

REGIONS, BRANCHES = 20, 500
RUNS = 5
SINCE = date(2026, 1, 1)
# When each rule comes due, by the clock of the regions.
MOMENTS = {
    "rubric": datetime(2026, 11, 16, 5, 1, tzinfo=UTC), "chaser": datetime(2026, 11, 19, 5, 1, tzinfo=UTC),
    "count": datetime(2026, 12, 4, 6, 1, tzinfo=UTC),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RemindCost:
    """Processor seconds for a notice, and of the longest transaction: for so long nobody else is served."""

    bare: float
    ours: float
    longest: float


async def measure(address: str) -> tuple[list[RemindCost], list[RemindCost]]:
    """Of reminders, and of tips."""
    engine = open_engine(address)
    await move(engine)
    await _people(engine)
    reminded, told = [], []
    for _ in range(RUNS):
        reminded += [await _once(engine, now, _reminded) for now in MOMENTS.values()]
        told.append(await _once(engine, MOMENTS["rubric"], _told))
    await engine.dispose()
    return reminded, told


async def _people(engine: Database) -> None:
    regions, branches = range(1, REGIONS + 1), range(REGIONS + 1, REGIONS + 1 + REGIONS * BRANCHES)
    above = {number: 1 + number % REGIONS for number in branches}
    names = {"kk": "Аудан", "ru": "Район"}
    async with engine.begin() as tx:
        await turns.bring_in_rubrics(tx)
        centre = branches.stop
        of_centre = {"level": "centre", "code": organisations.CENTRE_CODE, "region_id": None, "parent_id": None}
        rows: list[dict[str, Any]] = [{"id": centre, "names": names} | of_centre]
        rows += [
            {"id": one, "level": "region", "code": f"r{one}", "names": names, "region_id": one, "parent_id": centre}
            for one in regions
        ]
        rows += [
            {"id": one, "level": "branch", "code": f"b{one}", "names": names, "region_id": above[one],
             "parent_id": above[one]} for one in branches
        ]  # fmt: skip
        await tx.execute(insert(Organisation), rows)
        born = {"language": "kk", "created_at": datetime(2026, 1, 1, tzinfo=UTC)}
        await tx.execute(insert(Person), [{"id": one} | born for one in branches])
        await tx.execute(insert(Account), [{"id": one, "person_id": one, "language": "kk"} for one in branches])
        sits = {"role": "chair", "starts_on": SINCE}
        await tx.execute(insert(Seat), [{"person_id": one, "organisation_id": one} | sits for one in branches])
        page = {"platform": "facebook", "kind": "page", "url": ""}
        await tx.execute(insert(Page), [{"organisation_id": one} | page for one in branches])


async def _once(engine: Database, now: datetime, leave: Callable[[Database, datetime], Awaitable[float]]) -> RemindCost:
    await _forget(engine)
    started = time.process_time()
    longest = await leave(engine, now)
    ours = time.process_time() - started
    async with engine.connect() as tx:
        told = select(func.count()).where(Notice.kind != HowFar.kind)  # that one is the sender's own
        left = (await tx.execute(told)).scalar_one()
    if left != REGIONS * BRANCHES:
        raise RuntimeError(f"{left} of {REGIONS * BRANCHES} were told: that is no measure")
    bare = await _bare(engine, now)
    return RemindCost(bare / left, ours / left, longest)


async def _reminded(engine: Database, now: datetime) -> float:
    spent = []
    for region in await engine.read(lambda tx: runs.due(tx, now)):
        goes_on = True
        while goes_on:
            begun = time.process_time()
            goes_on = await engine.write(lambda tx, region=region: runs.remind(tx, region, now))  # type: ignore[misc]
            spent.append(time.process_time() - begun)
    return max(spent)


async def _told(engine: Database, now: datetime) -> float:
    seat = SeatHeld(1, PRESS, 1, None, {})
    press = Who(0, LANGUAGES[0], REGIONS + 1, "", (seat,), seat)
    texts = dict.fromkeys(LANGUAGES, "Кеңес")
    begun = time.process_time()
    await engine.write(lambda tx: _send(tx, press, texts, now))
    return time.process_time() - begun


async def _send(tx: AsyncConnection, press: Who, texts: dict[Language, str], now: datetime) -> None:
    number = await writing.begin(tx, press, now)
    for language, text in texts.items():
        await writing.write(tx, press, number, text, language=language)
    await sending.send(tx, press, number, now)


async def _bare(engine: Database, now: datetime) -> float:
    """As many rows as plain as they can be."""
    await _forget(engine)
    row = {"kind": "reminder", "parameters": {"region": 1, "day": "2026-11-16", "parts": ["rubric:1"]},
           "urgency": outbox.USUAL, "state": outbox.WAITING, "due_at": now, "reckoned_from": now}  # fmt: skip
    rows = [row | {"chat_id": one, "person_id": None, "once": f"bare:{one}"} for one in range(REGIONS * BRANCHES)]
    started = time.process_time()
    async with engine.begin() as tx:
        await tx.execute(insert(Notice), rows)
    return time.process_time() - started


async def _forget(engine: Database) -> None:
    async with engine.begin() as tx:
        await tx.execute(delete(Notice))
        await tx.execute(delete(IdeasGiven))
        await tx.execute(delete(ReminderRun))
        await tx.execute(delete(ReminderRule))
        await tx.execute(delete(Deed))
