"""What a digest of a month costs over years of posts: beside SQL by hand of the same numbers, and over a tenth of them.

Its statements are asked again without anything around them, on the same connection, in turn with those by hand. Each
engine has 1.1 million posts of five years, and 110,000 of half a year: as many of each month.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import event

from benchmarks.digest_by_hand import by_hand
from benchmarks.filled import YEARS, filled
from benchmarks.on_postgres import served
from db.engine import open_engine
from newsroom.digests import digests
from newsroom.digests.figures import Digest
from newsroom.union import organisations
from newsroom.values.figures import Amount
from newsroom.values.periods import parse_period

MANY, TENTH = 1_100_000, 10
DAYS = YEARS * 365
ROUNDS = 7
MONTH = parse_period("2026-10")
PLACES = {"region": "region2", "union": "centre1"}
Asked = list[tuple[str, Any]]
Ask = Callable[[str, Any], Awaitable[list[tuple[Any, ...]]]]
Clock = Callable[[], float]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class DigestCost:
    """Seconds of processor time of the digest's statements: over all years, beside those by hand, and over a tenth."""

    ours: float
    by_hand: float
    tenth: float


async def of_sqlite() -> dict[str, list[DigestCost]]:
    files = [await filled(MANY, DAYS), await filled(MANY // TENTH, DAYS // TENTH)]
    opened = [sqlite3.connect(file) for file in files]
    try:
        asks = [(_of_sqlite(one), time.process_time) for one in opened]
        return await _measured([f"sqlite:///{file}" for file in files], asks, "sqlite")
    finally:
        for one in opened:
            one.close()


def _of_sqlite(connection: sqlite3.Connection) -> Ask:
    async def ask(statement: str, parameters: Any) -> list[tuple[Any, ...]]:
        return connection.execute(statement, parameters).fetchall()

    return ask


async def of_postgres() -> dict[str, list[DigestCost]]:
    files: list[Path] = [await filled(MANY, DAYS), await filled(MANY // TENTH, DAYS // TENTH)]
    async with served(files) as addresses:
        opened = [await asyncpg.connect(one) for one in addresses]
        try:
            clocks = [partial(_spent_by, one.get_server_pid()) for one in opened]
            asks = [(_of_postgres(one), clock) for one, clock in zip(opened, clocks, strict=True)]
            return await _measured(addresses, asks, "postgresql")
        finally:
            for one in opened:
                await one.close()


def _of_postgres(connection: asyncpg.Connection) -> Ask:
    async def ask(statement: str, parameters: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in await connection.fetch(statement, *parameters)]

    return ask


def _spent_by(process: int) -> float:
    """By whoever answers, on this machine."""
    told = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(") ")[2].split()
    return (int(told[11]) + int(told[12])) / TICKS


async def _measured(
    addresses: list[str], asks: Sequence[tuple[Ask, Clock]], engine: str
) -> dict[str, list[DigestCost]]:
    found = {}
    for name, code in PLACES.items():
        (asked, digest), (of_tenth, _) = [await _asked(one, code) for one in addresses]
        hand = by_hand(digest.place, MONTH, engine)
        _require_same(digest, [await asks[0][0](*one) for one in hand])
        rounds = [
            DigestCost(await _timed(*asks[0], asked), await _timed(*asks[0], hand), await _timed(*asks[1], of_tenth))
            for _ in range(ROUNDS + 1)
        ]
        found[name] = rounds[1:]  # the first has filled all caches
    return found


async def _asked(address: str, code: str) -> tuple[Asked, Digest]:
    """What a digest asks, and what comes of it."""
    engine, said = open_engine(address), Asked()

    def note(*given: Any) -> None:
        said.append((given[2], given[3]))

    try:
        async with engine.connect() as tx:
            place = await organisations.require_code(tx, code)
            event.listen(engine.sync_engine, "before_cursor_execute", note)
            found = await digests.told(tx, place, MONTH)
            event.remove(engine.sync_engine, "before_cursor_execute", note)
    finally:
        await engine.dispose()
    return said, found


async def _timed(ask: Ask, clock: Clock, statements: Asked) -> float:
    began = clock()
    for statement, parameters in statements:
        await ask(statement, parameters)
    return clock() - began


def _require_same(digest: Digest, told: list[list[tuple[Any, ...]]]) -> None:
    """What is compared says the same."""
    parts: dict[int, int] = {}
    rubrics: dict[int, int] = {}
    days: dict[str, int] = {}
    for part, rubric, _, _, _, day, count in told[0]:
        parts[part] = parts.get(part, 0) + count
        rubrics[rubric] = rubrics.get(rubric, 0) + count
        days[str(day)] = days.get(str(day), 0) + count
    assert parts == {one: count for one, count in digest.sent.items() if count}
    assert rubrics == {one.id: one.count for one in digest.rubrics if one.count}
    assert days == {day.isoformat(): count for day, count in digest.by_day.items()}
    assert dict(told[1]) == {one: count for one, count in (digest.before or {}).items() if count}
    assert dict(told[2]) == digest.publications
    assert told[3][0][0] == digest.on_site
    assert [row[1:] for row in told[4]] == [(one.value, one.before) for one in digest.pages]
    assert dict(told[5]) == digest.members
    read, best = digest.readers, digest.readers.most_liked if digest.readers else None
    assert read is not None
    assert best is not None
    assert tuple(told[7][0]) == (read.posts, read.liked, read.marks, read.comments, best.marks)
    assert told[6][0][0] == (digest.press.value if isinstance(digest.press, Amount) else 0)


if __name__ == "__main__":
    for measure in (of_sqlite, of_postgres):
        for name, costs in asyncio.run(measure()).items():
            print(measure.__name__, name, *costs, sep="\n")
