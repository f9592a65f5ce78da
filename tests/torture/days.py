"""Very many bad days, some at a time, and their figures."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import selectors
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from subprocess import PIPE, Popen

from tests.torture.day import Day, lived
from tests.torture.places import OnPostgres, OnSqlite, placed
from tests.torture.plan import Plan, drawn

SEEDS = 500


@dataclass
class Told:
    """What is known of a day when it is over."""

    seed: int
    engine: str
    workers: int
    seconds: float = 0.0
    deaths: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    blows: dict[str, int] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


def told_of(day: Day) -> Told:
    complaints, plan = day.complaints(), day.plan
    reckoned = day.reckoning
    figures = {"acknowledged": len(day.ledger.acknowledged), "told": reckoned.told, "unknown": reckoned.unknown,
               "lost": reckoned.lost, "doubled": reckoned.doubled}  # fmt: skip
    kinds = (dict(day.kills), dict(day.blows), dict(day.fates.kinds))
    return Told(plan.seed, plan.engine, plan.workers, 0.0, day.deaths, *kinds, figures, complaints)


class Places:
    """Made when the first day is lived there, and anew after one that has broken off."""

    def __init__(self) -> None:
        self._there: dict[str, tuple[AsyncExitStack, OnSqlite | OnPostgres]] = {}

    async def of(self, engine: str) -> OnSqlite | OnPostgres:
        if engine not in self._there:
            stack = AsyncExitStack()
            self._there[engine] = stack, await stack.enter_async_context(placed(engine))
        return self._there[engine][1]

    async def leave(self, engine: str) -> None:
        await self._there.pop(engine)[0].aclose()

    async def close(self) -> None:
        for engine in list(self._there):
            await self.leave(engine)


async def one(plan: Plan, places: Places) -> tuple[Told, Day | None]:
    begun = time.monotonic()
    try:
        day = await lived(plan, await places.of(plan.engine))
        told = told_of(day)
    except Exception as error:
        traceback.print_exc()
        told, day = Told(plan.seed, plan.engine, plan.workers, complaints=[f"it broke off: {error!r}"]), None
        await places.leave(plan.engine)
    told.seconds = time.monotonic() - begun
    return told, day


async def share(seeds: range, ends: float, engine: str) -> None:
    """What one process does, a line for each day."""
    places, task = Places(), asyncio.current_task()
    assert task is not None, "this is awaited in one"
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    try:
        for seed in seeds:
            if time.time() > ends:
                break
            told, _ = await one(drawn(seed, engine), places)
            print(json.dumps(asdict(told)), flush=True)  # noqa: T201
    finally:
        await places.close()


async def again(seed: int, engine: str) -> int:
    """With all that was said."""
    plan, places = drawn(seed, engine), Places()
    print(f"Day {seed} on {plan.engine}, {plan.workers} at work, Telegram fails {plan.share:g} times as often:")  # noqa: T201
    for blow in plan.blows:
        print(f"  {blow}")  # noqa: T201
    told, day = await one(plan, places)
    await places.close()
    if day is not None:
        keep(day, Path(f"torture-{seed}.txt"))
    print(summary([told]))  # noqa: T201
    return 1 if told.complaints else 0


def keep(day: Day, file: Path) -> None:
    lines = sorted([*said_in(day), *asked_in(day)], key=lambda one: float(one[:9]))
    file.write_text("\n".join(lines), "utf-8")
    print(f"All that was asked and said: {file}")  # noqa: T201


def said_in(day: Day) -> Iterator[str]:
    for one in day.world.record.said:
        words = one.text.replace("\n", " / ")
        yield f"{one.at - day.begun_at:9.3f} {one.chat_id:>14} {one.message_id:>4}  {one.kind:8} {one.who}: {words}"


def asked_in(day: Day) -> Iterator[str]:
    """By when it was asked; what came of it stands below, later."""
    for one in day.world.record.requests:
        chat = one.params.get("chat_id", "")
        yield f"{one.at - day.begun_at:9.3f} {chat:>14}     < {one.method} {one.description or one.code}"


def summary(days: list[Told]) -> str:
    def added(name: str) -> str:
        found: Counter[str] = Counter()
        for day in days:
            found.update(getattr(day, name))
        return ", ".join(f"{kind} {count}" for kind, count in sorted(found.items()))

    ways = Counter(f"{day.engine} × {day.workers}" for day in days)
    lines = [
        f"{len(days)} days: " + ", ".join(f"{way} {count}" for way, count in sorted(ways.items())),
        f"processes that died: {sum(day.deaths for day in days)}; {added('kills')}",
        f"blows: {added('blows')}",
        f"faults of Telegram: {added('faults')}",
        f"messages: {added('figures')}",
    ]
    bad = [day for day in days if day.complaints]
    lines += [f"SEED={day.seed} ({day.engine}): {complaint}" for day in bad for complaint in day.complaints]
    return "\n".join([*lines, f"{len(bad)} of them bad" if bad else "nothing lost, nothing doubled"])


def many(seeds: int, first: int, hours: float, jobs: int, engine: str) -> int:
    ends = time.time() + 3600 * hours if hours else 1e12
    own = [
        sys.executable,
        "-m",
        "tests.torture",
        "--first",
        f"{first}",
        "--ends",
        f"{ends}",
        "--engine",
        engine,
        "--seeds",
        f"{seeds}",
    ]
    working = [Popen([*own, "--share", f"{first + one}", f"{jobs}"], stdout=PIPE, text=True) for one in range(jobs)]  # noqa: S603
    days: list[Told] = []
    for line in lines_of(working):
        day = Told(**json.loads(line))
        days.append(day)
        for complaint in day.complaints:
            print(f"SEED={day.seed} ({day.engine}): {complaint}", flush=True)  # noqa: T201
        if len(days) % 10 == 0:
            print(summary(days), flush=True)  # noqa: T201
    print(summary(days))  # noqa: T201
    has_failed = max(process.wait() for process in working) > 0
    return 1 if has_failed or any(day.complaints for day in days) else 0


def lines_of(working: list[Popen[str]]) -> Iterator[str]:
    waiting = selectors.DefaultSelector()
    for process in working:
        waiting.register(process.stdout, selectors.EVENT_READ)  # type: ignore[arg-type]
    while waiting.get_map():
        for key, _ in waiting.select():
            line = key.fileobj.readline()  # type: ignore[union-attr]
            if line:
                yield line
            else:
                waiting.unregister(key.fileobj)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--seed", type=int, help="this day alone, with all that was said")
    parser.add_argument("--seeds", type=int, default=0, help=f"so many days ({SEEDS}, where no hours are given)")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--hours", type=float, default=0, help="no day begins after so many")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--engine", default="", choices=("", "sqlite", "postgres"))
    parser.add_argument("--share", type=int, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--ends", type=float, default=1e12, help=argparse.SUPPRESS)
    given = parser.parse_args()
    seeds = given.seeds or (10**6 if given.hours else SEEDS)
    if given.seed is not None:
        return asyncio.run(again(given.seed, given.engine))
    if given.share:
        first, step = given.share
        asyncio.run(share(range(first, given.first + seeds, step), given.ends, given.engine))
        return 0
    return many(seeds, given.first, given.hours, given.jobs, given.engine)
