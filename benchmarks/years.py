"""What a screen of a day costs once there are years of work: the same one with few posts stored, and with very many.

`POSTS=1100000 python -m benchmarks preview-years` asks of that many; else they are MANY.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.filled import BRANCH, NOW, REGION, filled
from db.engine import Database, open_engine
from handlers.views import VIEWS
from handlers.visit import Visit
from locales import language_for
from newsroom import weeks
from newsroom.who import CHAIR, SPECIALIST, SeatHeld, Who
from screens.screen import Screen

FEW, MANY = 11_000, 220_000
ROUNDS, AT_ONCE = 15, 5
NAMES = {"kk": "Орын", "ru": "Место"}
LAST_WEEK = weeks.week_of((NOW - timedelta(days=7)).date())


def _sitting(role: str, place: int) -> Who:
    seat = SeatHeld(1, role, place, REGION, NAMES)
    return Who(1, language_for("kk"), place, "Маман", (seat,), seat)


AUTHOR, REVIEWER = _sitting(CHAIR, BRANCH), _sitting(SPECIALIST, REGION)
# Whose, the view, its parameters; and which post of today, counted from the last of the years before.
SCREENS = {
    "preview": (AUTHOR, "check", {}, 1),
    "card": (REVIEWER, "card", {}, 2),
    "week": (REVIEWER, "digest", {"week": LAST_WEEK}, 0),
    "published": (REVIEWER, "listed", {"title": "published"}, 0),
    "home": (REVIEWER, "home", {}, 0),
}


@dataclass(frozen=True, slots=True)
class YearsCost:
    """Seconds of processor time for a screen, with few posts and with many: one after the other, in the same round."""

    few: float
    many: float

    @property
    def ratio(self) -> float:
        return self.many / self.few


async def measure(name: str) -> list[YearsCost]:
    sizes = (FEW, int(os.environ.get("POSTS", MANY)))
    engines = [open_engine(f"sqlite:///{await filled(size)}") for size in sizes]
    try:
        rounds = [
            [await _cost(engine, name, size) for engine, size in zip(engines, sizes, strict=True)]
            for _ in range(ROUNDS + 1)
        ]
    finally:
        for engine in engines:
            await engine.dispose()
    return [YearsCost(*costs) for costs in rounds[1:]]  # the first has filled all caches


async def _cost(engine: Database, name: str, size: int) -> float:
    began = time.process_time()
    for _ in range(AT_ONCE):
        await engine.read(lambda tx: _drawn(tx, name, size))
    return (time.process_time() - began) / AT_ONCE


async def _drawn(tx: AsyncConnection, name: str, size: int) -> Screen:
    who, view, given, today = SCREENS[name]
    of_post: dict[str, Any] = {"post": size + today} if today else {}
    return await Visit(tx, who, NOW, 1000, bot_name="tilshi_bot").show(VIEWS[view], **given, **of_post)
