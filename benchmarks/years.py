"""What the work of a day costs once there are years of it: the same questions to 11,000 posts and to 1.1 million.

The databases are filled once and kept in the machine's temporary folder, under the revision of their tables.
"""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from db.engine import open_engine
from db.migrate import move
from db.revisions import newest
from locales import language_for
from newsroom import weeks
from newsroom.digests import digests
from newsroom.posts import judging, posts, publishing
from newsroom.rubrics import turns
from newsroom.who import SPECIALIST, SeatHeld, Who

FEW, MANY = 11_000, 1_100_000
REGIONS, BRANCHES, PRIMARIES = 20, 10, 35  # in each of the ones above
TODAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
YEARS = 5
ASKED = 5  # times, of which the middle one counts
TEXT = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді, {} адам қатысты."


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds for each question, by the clock."""

    preview: float
    week: float
    published: float


async def measure(size: int) -> Costs:
    engine = open_engine(f"sqlite+aiosqlite:///{await filled(size)}")
    async with engine.connect() as tx:
        region = 2
        seat = SeatHeld(1, SPECIALIST, region, region, {"kk": "Өңір"})
        who = Who(1, language_for("kk"), 1, "Маман", (seat,), seat)
        draft = await posts.require_post(tx, size + 1)
        found = Costs(
            await _cost(lambda: judging.hints_for(tx, draft)),
            await _cost(lambda: digests.of_week(tx, who, region, weeks.week_of(TODAY - timedelta(days=7)))),
            await _cost(lambda: publishing.published_in(tx, region, 10)),
        )
    await engine.dispose()
    return found


async def _cost(ask: Callable[[], Awaitable[object]]) -> float:
    taken = []
    for _ in range(ASKED):
        began = time.perf_counter()
        await ask()
        taken.append(time.perf_counter() - began)
    return median(taken)


async def filled(size: int) -> Path:
    path = Path(tempfile.gettempdir()) / f"tilshi-years-{newest()}-{size}.db"
    if not path.exists():
        making = path.with_suffix(f".{time.time_ns()}")
        engine = open_engine(f"sqlite+aiosqlite:///{making}")
        await move(engine)
        async with engine.begin() as tx:
            await turns.bring_in_rubrics(tx)
        await engine.dispose()
        _fill(making, size)
        making.rename(path)
    return path


def _fill(path: Path, size: int) -> None:
    made = sqlite3.connect(path)
    made.execute("PRAGMA synchronous = OFF")
    made.execute("PRAGMA foreign_keys = OFF")
    branches = list(_tree(made))
    made.execute("INSERT INTO person (id, name, language, created_at) VALUES (1, 'Маман', 'kk', '2020-01-01')")
    chance = random.Random(7)
    rows = (_post(number, branches, size, chance) for number in range(1, size + 1))
    columns = ("id, organisation_id, entered_by, author_id, rubric_id, state, language, texts, entities, is_repost, "
               "started_at, sent_at, local_day, week, link, said, origin, signature, publish_at, trouble")  # fmt: skip
    places = ", ".join("?" * (columns.count(",") + 1))
    made.executemany(f"INSERT INTO post ({columns}) VALUES ({places})", rows)  # noqa: S608 (our own words)
    draft = list(_post(size + 1, branches[:1], size + 1, chance))
    draft[5], draft[10], draft[11:14] = "draft", NOW.strftime("%F %T.%f"), [None] * 3
    made.execute(f"INSERT INTO post ({columns}) VALUES ({places})", draft)  # noqa: S608
    made.commit()
    made.execute("PRAGMA optimize")
    made.execute("ANALYZE")
    made.commit()
    made.close()


def _tree(made: sqlite3.Connection) -> Iterator[int]:
    """The places that send: branches, and primaries below them."""
    columns = "id, parent_id, region_id, level, code, names, union_names, timezone, settings"
    insert = f"INSERT INTO organisation ({columns}) VALUES (?, ?, ?, ?, ?, ?, '{{}}', '', '{{}}')"  # noqa: S608 (our own)

    def put(place: int, above: int | None, region: int | None, level: str) -> int:
        names = json.dumps({"kk": f"{level} {place}", "ru": f"{level} {place}"})
        made.execute(insert, (place, above, region, level, f"{level}{place}", names))
        return place

    centre, number = put(1, None, None, "centre"), 1
    for at in range(REGIONS):
        region = put(2 + at, centre, 2 + at, "region")
        number = max(number, region)
    number = 1 + REGIONS
    for at in range(REGIONS):
        for _ in range(BRANCHES):
            number += 1
            branch = put(number, 2 + at, 2 + at, "branch")
            yield branch
            for _ in range(PRIMARIES):
                number += 1
                yield put(number, branch, 2 + at, "primary")


def _post(number: int, places: list[int], size: int, chance: random.Random) -> list[object]:
    """From the oldest to yesterday's."""
    at = NOW - timedelta(days=1 + YEARS * 365 * (size - number) / size)
    sent, day = at.strftime("%F %T.%f"), at.date()
    signature = json.dumps(sorted(chance.sample(range(2**32), 64)))
    state = "published" if number % 5 else "declined"
    return [
        number, chance.choice(places), 1, 1, 1 + number % 13, state, "kk", json.dumps({"kk": TEXT.format(number)}),
        "{}", 0, sent, sent, day.isoformat(), weeks.week_of(day), "", "[]", "{}", signature, sent, "",
    ]  # fmt: skip


async def main() -> None:
    for size in (FEW, MANY):
        began = time.perf_counter()
        await filled(size)
        print(size, "filled in", round(time.perf_counter() - began), "s")
        print(await measure(size))


if __name__ == "__main__":
    asyncio.run(main())
