"""What a bad day brings, all of it drawn from its number."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.torture.deaths import AFTER, BEFORE, Death

BLOWS = {"sqlite": ("disk", "locked"), "postgres": ("disk", "away", "cut", "crash")}
ARRIVED, ACCEPTED, MOMENT = BY_OTHERS = "arrived", "accepted", "moment"
JUMPS = (-86_400, -7_200, -600, -40, 40, 600, 7_200, 28_800, 86_400)  # seconds
LONGEST = 100.0  # seconds in which it all befalls them


@dataclass(frozen=True, slots=True)
class Kill:
    """By Telegram's side, when so many more requests have arrived, or so many more messages were taken and not
    answered; or in the midst of whatever a process does."""

    at: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Blow:
    at: float  # seconds from the beginning
    kind: str
    lasts: float = 0.0
    by: Death | Kill | None = None

    def __str__(self) -> str:
        by = f" {self.by}" if self.by is not None else ""
        return f"{self.at:6.1f} s  {self.kind}{by}" + (f" {self.lasts:.0f} s" if self.lasts else "")


@dataclass(frozen=True, slots=True)
class Plan:
    """`share`: so many times as often as usual something goes wrong at Telegram. `spoilt`: what the bot does wrong."""

    seed: int
    engine: str
    workers: int
    share: float
    blows: Sequence[Blow]
    chairs: int = 4  # who write
    posts: int = 2
    broadcasts: int = 2
    spoilt: str = ""


def drawn(seed: int, engine: str = "") -> Plan:
    """Of four days two are lived on each engine, and one by two processes."""
    chance = random.Random(seed)
    engine = engine or ("sqlite", "postgres")[seed % 2]
    workers = 2 if engine == "postgres" and seed % 4 == 1 else 1
    kinds = chance.choices(("death", "telegram", "jump", *BLOWS[engine]), k=chance.randint(1, 6))
    kinds.append("death")
    blows = sorted((_blow(kind, workers, chance) for kind in kinds), key=lambda one: one.at)
    return Plan(seed, engine, workers, chance.choice((0.0, 1.0, 1.0, 3.0)), blows)


def _blow(kind: str, workers: int, chance: random.Random) -> Blow:
    at = round(chance.uniform(1, LONGEST), 1)
    if kind == "death":
        return Blow(at, kind, by=_death(workers, chance))
    if kind == "jump":
        return Blow(at, kind, chance.choice(JUMPS))
    return Blow(at, kind, 0.0 if kind in ("cut", "crash") else round(chance.uniform(0.5, 25), 1))


def _death(workers: int, chance: random.Random) -> Death | Kill:
    deeds = {"leaves": 1, "claims": 4, "notes": 4, "answers": 6, "reminds": 1, "publishes": 2, "anything": 150}
    deeds |= {"keeps": 6} if workers > 1 else {}
    how = chance.choice((*deeds, *BY_OTHERS))
    if how in deeds:
        return Death(how, chance.choice((BEFORE, AFTER)), chance.randint(1, deeds[how]))
    return Kill(how, chance.randint(1, 25))
