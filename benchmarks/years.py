"""What the work of a day costs once there are years of it: the same questions to few posts and to very many.

`python -m benchmarks.years 1100000` asks of that many; without a number it is MANY.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.filled import NOW, REGION, filled
from db.engine import open_engine
from locales import language_for
from newsroom import weeks
from newsroom.digests import digests
from newsroom.posts import judging, posts, publishing, review
from newsroom.who import SPECIALIST, SeatHeld, Who

FEW, MANY = 11_000, 220_000
ROUNDS, AT_ONCE = 9, 5
SEAT = SeatHeld(1, SPECIALIST, REGION, REGION, {"kk": "Өңір"})
SPECIALISTS = Who(1, language_for("kk"), 1, "Маман", (SEAT,), SEAT)
WEEK = weeks.week_of((NOW - timedelta(days=7)).date())

Ask = Callable[[AsyncConnection, int], Awaitable[object]]


async def _preview(tx: AsyncConnection, size: int) -> object:
    hints = await judging.hints_for(tx, await posts.require_post(tx, size + 1))
    assert any(one.kind == "same_text" for one in hints), "the draft says what was said before"
    return hints


async def _queue(tx: AsyncConnection, _: int) -> object:
    await posts.count_in(tx, REGION, posts.READY_ONES)
    return await review.next_waiting(tx, SPECIALISTS, REGION, NOW)


QUESTIONS: dict[str, Ask] = {
    "preview": _preview,
    "week": lambda tx, _: digests.of_week(tx, SPECIALISTS, REGION, WEEK),
    "published": lambda tx, _: publishing.published_in(tx, REGION, 10),
    "queue": _queue,
}


@dataclass(frozen=True, slots=True)
class Grown:
    """Seconds of processor time for a question, to few posts and to many: in the same round, one after the other."""

    name: str
    costs: list[tuple[float, float]]

    @property
    def ratios(self) -> list[float]:
        return [many / few for few, many in self.costs]


async def measure(many: int = MANY) -> list[Grown]:
    sizes = (FEW, many)
    engines = [open_engine(f"sqlite:///{await filled(size)}") for size in sizes]
    costs: dict[str, list[tuple[float, float]]] = {name: [] for name in QUESTIONS}
    for turn in range(-1, ROUNDS):  # the first is to warm up
        for name, ask in QUESTIONS.items():
            few, lots = [await _cost(engine, ask, size) for engine, size in zip(engines, sizes, strict=True)]
            costs[name] += [(few, lots)] if turn >= 0 else []
    for engine in engines:
        await engine.dispose()
    return [Grown(name, found) for name, found in costs.items()]


async def _cost(engine: object, ask: Ask, size: int) -> float:
    async with engine.connect() as tx:
        began = time.process_time()
        for _ in range(AT_ONCE):
            await ask(tx, size)
        return (time.process_time() - began) / AT_ONCE


async def main(many: int) -> None:
    print(f"what grows with what is stored (SQLite): processor time with {FEW:,} posts and with {many:,}")
    for one in await measure(many):
        few, lots = (median(cost) * 1e3 for cost in zip(*one.costs, strict=True))
        ratios = sorted(one.ratios)
        print(f"  {one.name:10} {median(ratios):5.2f}  ({ratios[0]:.2f}–{ratios[-1]:.2f})  {few:.1f} and {lots:.1f} ms")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if sys.argv[1:] else MANY))
