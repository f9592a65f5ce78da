"""`python -m benchmarks` (or `make bench`): every figure is a ratio to a bare part in the same run.

`--json` gives them as data; `--compare` holds them against `baseline.json`, and fails where one is much worse.
Names after it, or alone, say which.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import baseline, digest, drain, growth, paced, remind, simulator_echo, start, tap, workers, years
from scheduler.pace import A_SECOND

RUNS = 3
MOST_MEMORY, MOST_TO_START = 60e6, 1.5  # bytes and seconds, over `import aiogram`
MOST_GROWTH = 5e6  # bytes, over 100,000 updates
MOST_TO_WAIT = 0.1
MOST_OVER_HAND, MOST_BESIDE = 1.3, 0.02  # of a digest's statements: as a ratio, and in seconds


@dataclass(frozen=True, slots=True)
class Row:
    """`costs` of the bare part and of ours, in seconds or bytes; a goal of None is none yet."""

    name: str
    about: str
    costs: list[tuple[float, float]]
    ratios: list[float]
    goal: float | None
    higher_is_better: bool = True
    unit: str = "µs"
    in_unit: float = 1e6

    @property
    def ratio(self) -> float:
        return median(self.ratios)

    def as_data(self) -> dict[str, object]:
        low, high = min(self.ratios), max(self.ratios)
        figures = {"ratio": self.ratio, "low": low, "high": high}
        rounded = {name: round(figure, 3) for name, figure in figures.items()}
        return {"name": self.name, **rounded, "goal": self.goal, "higher_is_better": self.higher_is_better}

    def __str__(self) -> str:
        bare, ours = (median(one) * self.in_unit for one in zip(*self.costs, strict=True))
        spread = f"{min(self.ratios):.2f}–{max(self.ratios):.2f} in {len(self.ratios)}"
        bound = "at least" if self.higher_is_better else "at most"
        goal = f"; {bound} {self.goal:g}" if self.goal is not None else ""
        return (
            f"{self.name:16} {self.ratio:5.2f}  ({spread}{goal})  {bare:.0f} and {ours:.0f} {self.unit}: {self.about}"
        )


async def tap_on_sqlite() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        return _tap("tap-sqlite", "SQLite, FULL", await tap.measure(f"sqlite:///{folder}/bench.sqlite3"))


async def tap_on_postgres() -> Row:
    from tests.databases import Postgres  # whoever measures has what the tests need

    with tempfile.TemporaryDirectory(prefix="tilshi-postgres-") as folder:
        server = Postgres(Path(folder))
        try:
            return _tap("tap-postgres", "PostgreSQL", await tap.measure(await server.empty()))
        finally:
            server.stop()


async def by_workers() -> Row:
    from tests.databases import Postgres

    with tempfile.TemporaryDirectory(prefix="tilshi-postgres-") as folder:
        server = Postgres(Path(folder))
        try:
            costs = await workers.measure(await server.empty(), await server.empty())
        finally:
            server.stop()
    about = "two workers / one, processor time of a tap that Telegram brings (PostgreSQL), 50 people, over HTTP"
    ratios = [one.ratio for one in costs]
    return Row("workers", about, [(one.one, one.two) for one in costs], ratios, 1.1, higher_is_better=False)


def _tap(name: str, where: str, costs: list[tap.TapCost]) -> Row:
    about = f"bare / ours, processor time of a tap in a form, durably committed ({where}), 50 people, over HTTP"
    return Row(name, about, [(one.bare, one.ours) for one in costs], [one.ratio for one in costs], 0.6)


async def drained() -> list[Row]:
    costs = await drain.measure()
    told = "a notice from the outbox to a person and noted (SQLite, FULL), over HTTP"
    rows = []
    for name, goal, spent in (("processor", 0.45, "processor time"), ("clock", 0.5, "time by the clock")):
        for waiting in ("few", "many"):
            beside = [getattr(one, waiting) for one in costs]
            pairs = [(getattr(one.bare, name), getattr(one.ours, name)) for one in beside]
            behind = getattr(drain, waiting.upper())
            about = f"bare / ours, {spent} of {told}, {behind:,} waiting"
            rows.append(Row(f"drain-{behind}-{name}", about, pairs, [bare / ours for bare, ours in pairs], goal))
    pairs = [(one.few.ours.clock, one.many.ours.clock) for one in costs]
    about = f"with {drain.MANY:,} waiting / with {drain.FEW}, time by the clock of {told}"
    rows.append(Row("drain-waiting", about, pairs, [many / few for few, many in pairs], 1.1, higher_is_better=False))
    return rows


async def paced_by_telegram() -> list[Row]:
    costs = [await paced.measure() for _ in range(RUNS)]
    about = f"a broadcast at Telegram's pace (SQLite, FULL), over HTTP: of the {A_SECOND} a second that it is to have"
    spent = [(1 / A_SECOND, 1 / one.a_second) for one in costs]
    pace = Row("paced", about, spent, [one.a_second / A_SECOND for one in costs], 0.9, unit="ms", in_unit=1e3)
    about = "the longest that somebody who writes meanwhile waits for an answer, in parts of a second"
    waits = [(1.0, one.longest) for one in costs]
    longest = [one.longest for one in costs]
    answers = Row("paced-answers", about, waits, longest, 1, higher_is_better=False, unit="ms", in_unit=1e3)
    return [pace, answers]


async def reminded() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        both = await remind.measure(f"sqlite:///{folder}/bench.sqlite3")
    rows = []
    for name, costs in zip(("remind", "broadcast"), both, strict=True):
        pairs = [(one.bare, one.ours) for one in costs]
        about = f"one bulk INSERT / ours, processor time of each of 10,000 notices ({name}; SQLite, FULL)"
        rows.append(Row(name, about, pairs, [bare / ours for bare, ours in pairs], 0.2))
        waits = [(MOST_TO_WAIT, one.longest) for one in costs]
        about = "processor time of the longest transaction of these 10,000, in parts of what a tap may wait"
        ratios = [longest / most for most, longest in waits]
        rows.append(Row(f"{name}-wait", about, waits, ratios, 1, higher_is_better=False, unit="ms", in_unit=1e3))
    return rows


async def started() -> list[Row]:
    costs = await start.measure()
    memory = [(float(one.bare.memory), float(one.ours.memory)) for one in costs]
    processor = [(one.bare.processor, one.ours.processor) for one in costs]
    at_rest = _beyond("memory", "memory at rest", memory, MOST_MEMORY, "MB", 1e-6)
    return [at_rest, _beyond("start", "processor time to the first answer", processor, MOST_TO_START, "ms", 1e3)]


async def grown() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        held = await growth.measure(f"sqlite:///{folder}/bench.sqlite3")
    more = float(held.after - held.before)
    allowed = f"of the {MOST_GROWTH * 1e-6:.0f} MB that it may be, so much"
    about = f"memory that {growth.UPDATES:,} updates leave behind: {allowed}"
    costs = [(MOST_GROWTH, more)]
    return Row("growth", about, costs, [more / MOST_GROWTH], 1, higher_is_better=False, unit="MB", in_unit=1e-6)


def _beyond(name: str, what: str, pairs: list[tuple[float, float]], most: float, unit: str, in_unit: float) -> Row:
    """How much of what is allowed beyond the bare part is used: one is all of it, and below nothing it is less."""
    about = f"{what}: of the {most * in_unit:,.0f} {unit} that it may take over `import aiogram`, so much is taken"
    ratios = [(ours - bare) / most for bare, ours in pairs]
    return Row(name, about, pairs, ratios, 1, higher_is_better=False, unit=unit, in_unit=in_unit)


async def echoed() -> Row:
    costs = [await simulator_echo.measure() for _ in range(RUNS)]
    about = "simulator / bare echo, processor time of a message said and one said back, 50 people, over HTTP"
    spent = [(one.bot / one.exchanges, one.simulator / one.exchanges) for one in costs]
    return Row("simulator-echo", about, spent, [one.ratio for one in costs], 0.55, higher_is_better=False)


async def of_years(screen: str, goal: float | None) -> Row:
    costs = await years.measure(screen)
    about = f"with many posts stored / with few, processor time of a screen ({screen}, SQLite)"
    ratios = [one.ratio for one in costs]
    return Row(f"{screen}-years", about, [(one.few, one.many) for one in costs], ratios, goal, higher_is_better=False)


async def digested(engine: str) -> list[Row]:
    measured = await (digest.of_sqlite() if engine == "sqlite" else digest.of_postgres())
    rows = []
    for name, costs in measured.items():
        about = (
            f"a month's digest of the {name} over {digest.MANY:,} posts ({engine}), processor time of its statements"
        )
        allowed = [(MOST_OVER_HAND * one.by_hand + MOST_BESIDE, one.ours) for one in costs]
        by_hand = [(one.by_hand, one.ours) for one in costs]
        tenth = [(one.tenth, one.ours) for one in costs]
        rows += [
            _ours_over(f"digest-{name}-{engine}-allowed", f"{about}, in parts of 1.3 by hand and 20 ms", allowed, 1),
            _ours_over(f"digest-{name}-{engine}-hand", f"{about} / that of SQL by hand", by_hand, None),
            _ours_over(f"digest-{name}-{engine}-years", f"{about} / over a tenth of the years", tenth, 1.5),
        ]
    return rows


def _ours_over(name: str, about: str, costs: list[tuple[float, float]], goal: float | None) -> Row:
    ratios = [ours / max(other, 1e-3) for other, ours in costs]
    return Row(name, about, costs, ratios, goal, higher_is_better=False, unit="ms", in_unit=1e3)


# A week has as many times more posts as there are more, and lists have more places to look at.
YEARS = {"preview": 1.3, "card": 1.3, "week": None, "published": None, "home": 1.3}

ROWS: dict[str, Callable[[], Awaitable[Row | list[Row]]]] = {
    "tap-sqlite": tap_on_sqlite,
    "tap-postgres": tap_on_postgres,
    "workers": by_workers,
    "drain": drained,
    "paced": paced_by_telegram,
    "remind": reminded,
    "start": started,
    "growth": grown,
    "simulator-echo": echoed,
    "digest-sqlite": partial(digested, "sqlite"),
    "digest-postgres": partial(digested, "postgresql"),
    **{f"{screen}-years": partial(of_years, screen, goal) for screen, goal in YEARS.items()},
}


async def main(given: list[str]) -> int:
    as_json, compares = "--json" in given, "--compare" in given
    names = [name for name in given if not name.startswith("--")] or list(ROWS)
    rows = []
    for name in names:
        found = await ROWS[name]()
        rows += found if isinstance(found, list) else [found]
        if not as_json:
            print(*rows[-len(found) if isinstance(found, list) else -1 :], sep="\n", flush=True)
    if as_json:
        print(json.dumps([row.as_data() for row in rows], indent=2))
    if not compares:
        return 0
    beside = baseline.beside([row.as_data() for row in rows], baseline.kept())
    print(*beside, sep="\n", file=sys.stderr)
    return int(any(one.is_worse for one in beside))


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
