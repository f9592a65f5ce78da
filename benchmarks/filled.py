"""A database that has years of work in it: twenty regions, two hundred branches, seven thousand primary organisations.

It is filled once by plain SQL and kept under `.cache/years`, by the revision of its tables and the number of its posts;
of another revision nothing is kept.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate, product
from pathlib import Path
from typing import Any

from db.engine import open_engine
from db.migrate import move
from db.revisions import newest
from newsroom import weeks
from newsroom.rubrics import turns
from newsroom.standards.likeness import KEPT, marks, signature
from newsroom.standards.prints import parts

FOLDER = Path(__file__).parents[1] / ".cache" / "years"
REGIONS, BRANCHES, PRIMARIES = 20, 10, 35  # in each of the ones above
RUBRICS = 13
NOW = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
YEARS = 5
REGION, BRANCH = 2, 2 + REGIONS  # whose day it is
SENTENCES, IN_A_TEXT = 2000, 6  # two texts that have nothing to do with each other have then a tenth in common
SYLLABLES = ["".join(one) for one in product("бвгғджзкқлмнңпрстшх", "аәеиіоөуұүы")]
FACTS = {"width": 1280, "height": 960, "brightness": 120.0, "contrast": 50.0, "sharpness": 90.0, "drawn": False}
POST = ("id, organisation_id, entered_by, author_id, rubric_id, state, language, texts, entities, is_repost, "
        "started_at, sent_at, local_day, week, link, said, origin, signature, publish_at, trouble, frame")  # fmt: skip
ENTRY = ("organisation_id, region_id, kind, what, outlet_id, starts_on, ends_on, unit, on_day, is_single, value, "
         "qualifier, code, link, state, due_unit, doubt, titles, offices, details, source, entered_at")  # fmt: skip
RESPONSE = ("chat_id, message_id, liked, disliked, comments, counted_at, changed_at, told_liked, told_comments, "
            "group_id, root_id, last_comment_id")  # fmt: skip
MEDIA = "id, post_id, position, kind, bot_id, file_id, unique_id, album, facts, framed"


async def filled(size: int, days: int = YEARS * 365) -> Path:
    """Where it is, with so many posts of so many days; made first, if it is not there."""
    path = FOLDER / f"{newest()}-{size}-{days}.sqlite3"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob("*.sqlite3*"):
            if not old.name.startswith(newest()):
                old.unlink()
        making = path.with_suffix(f".{os.getpid()}")
        engine = open_engine(f"sqlite:///{making}")
        await move(engine)
        async with engine.begin() as tx:
            await turns.bring_in_rubrics(tx)
        await engine.dispose()
        _fill(making, size, days)
        making.rename(path)
    return path


def _fill(path: Path, size: int, days: int) -> None:
    made = sqlite3.connect(path)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -200000"):
        made.execute(f"PRAGMA {setting}")
    branches, primaries = _tree(made)
    regions = list(range(REGION, REGION + REGIONS))
    _pages(made, [*branches, *regions])
    _told(made, branches, regions)
    indexes = made.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        made.execute(f"DROP INDEX {name}")
    _posts(made, size, days, branches + primaries)
    for _, sql in indexes:
        made.execute(sql)
    _today(made, size + 1, BRANCH)
    made.commit()
    made.execute("ANALYZE")
    made.execute("PRAGMA journal_mode = WAL")
    made.close()


def _into(made: sqlite3.Connection, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    places = ", ".join("?" * (columns.count(",") + 1))
    made.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)  # noqa: S608 (our own words)


def _tree(made: sqlite3.Connection) -> tuple[list[int], list[int]]:
    """The places that send: branches, and primary organisations below them."""
    rows: list[tuple[object, ...]] = []

    def put(above: int | None, region: int | None, level: str) -> int:
        place = len(rows) + 1
        names = json.dumps({"kk": f"{level} {place}", "ru": f"{level} {place}"})
        rows.append((place, above, region, level, f"{level}{place}", names, "{}", "", "{}"))
        return place

    centre = put(None, None, "centre")
    regions = [put(centre, centre + at, "region") for at in range(1, REGIONS + 1)]
    branches = [(put(region, region, "branch"), region) for region in regions for _ in range(BRANCHES)]
    primaries = [put(branch, region, "primary") for branch, region in branches for _ in range(PRIMARIES)]
    _into(made, "organisation", "id, parent_id, region_id, level, code, names, union_names, timezone, settings", rows)
    _into(made, "person", "id, name, language, created_at", ((row[0], "", "kk", _moment(NOW)) for row in rows))
    return [branch for branch, _ in branches], primaries


def _pages(made: sqlite3.Connection, places: list[int]) -> None:
    """Each branch and region has one, counted every month."""
    pages = ((place, place, "facebook", "page", "", "{}", "{}") for place in places)
    _into(made, "page", "id, organisation_id, platform, kind, url, facts, remarks", pages)
    days = [(NOW - timedelta(days=30 * ago)).date().isoformat() for ago in range(12 * YEARS, 0, -1)]
    counts = ((place, place, "followers", 200 + at, "", day, "day", "bot", day + " 05:00:00.000000", 1)
              for place in places for at, day in enumerate(days))  # fmt: skip
    _into(made, "figure", "organisation_id, page_id, kind, value, qualifier, on_day, precision, source, entered_at, "
          "entered_by", counts)  # fmt: skip


def _told(made: sqlite3.Connection, branches: list[int], regions: list[int]) -> None:
    """The members of each place, what its paper wrote of it each week, and the copies of it that were subscribed to."""
    day = (NOW - timedelta(days=365 * YEARS)).date()
    members = ((place, "members", 2000 + place, "", day.isoformat(), "day", "file", _moment(NOW))
               for place in branches + regions)  # fmt: skip
    of = "organisation_id, kind, value, qualifier, on_day, precision, source, entered_at"
    _into(made, "figure", of, members)
    above = dict(made.execute("SELECT id, region_id FROM organisation"))
    paper = (1, "Ұстаз", "", "newspaper", "region", "day", "{}", "{}")
    _into(made, "outlet", "id, name, code, kind, level, precision, partners, headings", [paper])
    wrote = [day + timedelta(weeks=week) for week in range(52 * YEARS)]
    _into(made, "entry", ENTRY, (_entry(place, above[place], "press", on, on + timedelta(days=1), 1, single=True)
                                 for place in branches for on in wrote))  # fmt: skip
    _into(made, "entry", ENTRY, (
        _entry(place, above[place], kind, date(year, 1, 1), date(year + 1, 1, 1), 40 + place, single=False)
        for place in regions for year in range(day.year, NOW.year + 1) for kind in ("subscription", "site")
    ))  # fmt: skip


def _entry(
    place: int, region: int, kind: str, first: date, end: date, value: int, *, single: bool
) -> tuple[object, ...]:  # fmt: skip
    what, unit = {"site": "materials"}.get(kind, ""), "day" if single else "year"
    last, outlet = end - timedelta(days=1), None if kind == "site" else 1
    days = (first.isoformat(), end.isoformat(), unit, last.isoformat())
    return (place, region, kind, what, outlet, *days, single, value, *[""] * 6, "{}", "{}", "{}", "bot", _moment(NOW))


@cache
def _sentences() -> list[tuple[str, list[int]]]:
    """With the numbers of each: those of a text are the smallest of those of its sentences. Some words are frequent."""
    chance = random.Random(7)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(3000)]
    weights = list(accumulate(1 / at for at in range(1, len(words) + 1)))
    written = (" ".join(chance.choices(words, cum_weights=weights, k=9)).capitalize() + "." for _ in range(SENTENCES))
    return [(sentence, signature(sentence)) for sentence in written]


def _posts(made: sqlite3.Connection, size: int, days: int, places: list[int]) -> None:
    """From the oldest to yesterday's, each with a photo; in the channels readers have marked and discussed them."""
    chance = random.Random(8)
    regions = dict(made.execute("SELECT id, region_id FROM organisation"))
    for first in range(1, size + 1, 10_000):
        posts, photos, published, told, of_text, of_photos = [], [], [], [], [], []
        for number in range(first, min(first + 10_000, size + 1)):
            at = NOW - timedelta(days=1 + days * (size - number) / size)
            place, said = chance.choice(places), chance.sample(_sentences(), IN_A_TEXT)
            numbers = sorted({one for _, part in said for one in part})[:KEPT]
            state = "published" if number % 5 else "declined"
            posts.append(_post(number, place, state, at, " ".join(text for text, _ in said), numbers))
            whole = chance.getrandbits(64)
            photos.append(_photo(number, number, whole))
            if state == "published":
                chat, stands = -1000 - regions[place], json.dumps([{"id": number, "text": "caption"}])
                published.append((number, "channel", "", _moment(at), "out", chat, stands))
                told.append((chat, number, number % 7, 0, number % 3, *[_moment(at)] * 2, 0, 0, chat, number, 0))
            sent = (regions[place], at.date().isoformat())
            of_text += [(number, mark, *sent) for mark in marks(numbers)]
            of_photos += [(number, part, _signed(whole), *sent) for part in parts(whole)]
        _into(made, "post", POST, posts)
        _into(made, "media", MEDIA, photos)
        _into(made, "publication", "post_id, platform, link, at, state, chat_id, messages", published)
        _into(made, "response", RESPONSE, told)
        _into(made, "text_print", "post_id, mark, region_id, sent_on", of_text)
        _into(made, "photo_print", "media_id, part, whole, region_id, sent_on", of_photos)


def _today(made: sqlite3.Connection, number: int, branch: int) -> None:
    """A draft that says nearly the same as the region's newest, and one that waits; their photos are new."""
    newest_one = ("SELECT texts FROM post JOIN organisation ON organisation.id = organisation_id "
                  "WHERE region_id = ? ORDER BY sent_at DESC LIMIT 1")  # fmt: skip
    (texts,) = made.execute(newest_one, (REGION,)).fetchone()
    text = json.loads(texts)["kk"].rsplit(" ", 3)[0]
    draft = list(_post(number, branch, "draft", NOW, text, signature(text)))
    columns = POST.split(", ")
    for name in ("sent_at", "local_day", "week", "publish_at"):
        draft[columns.index(name)] = None
    _into(made, "post", POST, [draft, _post(number + 1, branch, "sent", NOW, text, signature(text))])
    _into(made, "media", MEDIA, [_photo(one, one, random.Random(one).getrandbits(64)) for one in (number, number + 1)])


def _post(number: int, place: int, state: str, at: datetime, text: str, numbers: list[int]) -> tuple[object, ...]:
    moment, day = _moment(at), at.date()
    return (
        number, place, place, place, 1 + number % RUBRICS, state, "kk", json.dumps({"kk": text}), "{}", 0,
        moment, moment, day.isoformat(), _week(day), "", "[]", "{}", json.dumps(numbers), moment, "", "{}",
    )  # fmt: skip


def _photo(number: int, post: int, whole: int) -> tuple[object, ...]:
    facts = json.dumps(FACTS | {"likeness": whole})
    return number, post, 0, "photo", 1, f"file {number}", f"unique {number}", "", facts, "{}"


def _signed(whole: int) -> int:
    return whole - (1 << 64) if whole >> 63 else whole


def _moment(at: datetime) -> str:
    return at.strftime("%F %T.%f")


@cache
def _week(day: date) -> str:
    return weeks.week_of(day)
