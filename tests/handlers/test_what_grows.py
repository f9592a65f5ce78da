"""Screens of a day cost the same when years of work lie behind it: each statement goes by an index that fits.

Wall clocks tell nothing on a busy machine: SQLite counts the steps of its own, and both engines tell their plans.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from itertools import chain, count
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import event, insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db.tables import (
    Broadcast,
    BroadcastAnswer,
    BroadcastWord,
    Deed,
    Entry,
    Figure,
    Incident,
    LibraryFile,
    LibraryGram,
    LibraryItem,
    LibraryOpening,
    LibraryVersion,
    Media,
    Notice,
    Passage,
    PhotoPrint,
    PlanMonth,
    PlanSlot,
    Post,
    Publication,
    Question,
    QuestionWord,
    QuietWeek,
    ReminderRun,
    Report,
    Response,
    Task,
    TextPrint,
    Version,
)
from handlers.views import VIEWS
from handlers.visit import Visit
from newsroom import weeks
from newsroom.broadcasts import answers as casting
from newsroom.counted import entries
from newsroom.counted.entries import Told
from newsroom.outbox import FAILED, SENT, URGENCIES
from newsroom.posts import drafting
from newsroom.reminders import rules
from newsroom.standards.likeness import marks, signature
from newsroom.standards.prints import parts
from newsroom.union import organisations
from newsroom.values.figures import Amount
from newsroom.values.periods import of_day
from newsroom.who import OWNER, SeatHeld, Who
from tests.databases import lent
from tests.newsroom.conftest import with_everybody
from tests.newsroom.everybody import LOOKED, NOW, draft, photo
from tests.newsroom.plan.planned import month_of, slot_at
from tests.newsroom.racing_world import arranged

DAY = timedelta(days=1)
MANY = 2000  # posts of the years before, none of which a screen of today shows
LEAST = 600  # steps of SQLite's machine: some ten microseconds, as for sixty monthly counts of one page
GROWING = [table.__tablename__ for table in (
    Deed, Entry, Figure, Media, Notice, Passage, PhotoPrint, Post, Publication, TextPrint, Version, LibraryFile,
    LibraryGram, LibraryItem, LibraryOpening, LibraryVersion, PlanMonth, PlanSlot, QuietWeek, ReminderRun, Report,
    Broadcast, BroadcastAnswer, BroadcastWord, Question, QuestionWord, Response, Task,
    Incident,
)]  # fmt: skip
# An index of just those that are shown may be read whole.
OF_THOSE = "ix_deed_of_people|ix_task_open|ix_broadcast_(?:planned|series)"
READS_ALL = re.compile(rf"(?:^SCAN|Seq Scan on) ({'|'.join(GROWING)})\b(?!.* INDEX (?:{OF_THOSE}))")
NUMBERS = count(100_000)  # of posts
Row = tuple[type, dict[str, Any]]
Asked = list[tuple[str, Any]]
TEXT = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді, {} адам қатысты."
WEEK = weeks.week_of(NOW.date())
NAMED = (
    "question",
    "post",
    "page",
    "place",
    "entry",
    "section",
    "item",
    "plan",
    "slot",
    "rule",
    "region",
    "broadcast",
    "series_id",
    "task",
)
# Whose, the view, and its parameters: of a post, a page or a place the name of one that is there.
Shown = tuple[str, str, dict[str, Any]]
SCREENS: tuple[Shown, ...] = (
    ("owner", "status", {}), ("chair", "home", {}), ("specialist", "home", {}), ("press", "home", {}),
    ("owner", "home", {}), ("chair", "check", {"post": "begun"}), ("chair", "change", {"post": "begun"}),
    ("specialist", "card", {"post": "waiting"}), ("specialist", "no_card", {}), ("press", "site", {}),
    ("specialist", "merge_posts", {"post": "waiting"}), ("specialist", "moment", {"post": "waiting"}),
    ("specialist", "listed", {"title": "ready"}), ("specialist", "listed", {"title": "published"}),
    ("chair", "pages", {"place": "ridder"}), ("chair", "page_card", {"page": "ridder_page"}),
    ("chair", "page", {"page": "ridder_page", "doubted": [[9000]]}), ("specialist", "doubts", {}),
    ("chair", "library", {}), ("chair", "library_section", {"section": "section"}),
    ("chair", "ask", {"region": "vko"}), ("chair", "ask_thread", {"question": "asked"}),
    ("specialist", "questions", {}), ("specialist", "answer", {"question": "asked"}), ("specialist", "asides", {}),
    ("chair", "library_item", {"item": "item"}), ("specialist", "library_edit", {"item": "item"}),
    ("specialist", "in_report", {"place": "vko"}), ("chair", "press_outlet", {"place": "ridder", "kind": "press"}),
    ("specialist", "entries", {"place": "vko", "kind": "press", "page": 0}),
    ("chair", "entries", {"place": "ridder", "kind": "press", "page": 0}), ("chair", "entry", {"entry": "entry"}),
    ("chair", "my_month", {"place": "ridder", "period": "2026-11"}),
    ("specialist", "tasks", {"page": 0}), ("specialist", "task", {"task": "task"}),
    ("specialist", "goals", {"place": "vko"}), ("specialist", "goals_below", {"region": "vko"}),
    ("specialist", "digest", {"week": WEEK}),
    ("specialist", "digest", {"period": "2026-11"}), ("specialist", "digest", {"period": "2026-11", "place": "ridder"}),
    ("specialist", "digest_posts", {"period": "2026-11", "place": "vko"}),
    ("specialist", "digest_some", {"period": "2026-11", "place": "vko", "sort": "channel"}),
    ("specialist", "digest_some", {"period": "2026-11", "place": "vko", "sort": "liked"}),
    ("press", "regions", {"period": "2026-11"}),
    ("press", "digest", {"period": "2026-11"}), ("press", "record", {"first": 0}), ("owner", "status", {}),
    ("press", "reports", {"place": "centre"}), ("specialist", "reports", {"place": "vko"}),
    ("specialist", "plan", {"region": "vko", "month": "2026-11-01"}), ("specialist", "plan_fact", {"plan": "plan"}),
    ("specialist", "slot", {"slot": "slot"}), ("specialist", "slot_swap", {"slot": "slot"}),
    ("specialist", "slot_rubric", {"slot": "slot"}), ("specialist", "slot_branch", {"slot": "slot"}),
    ("chair", "own_plan", {"place": "ridder", "month": "2026-11-01"}), ("press", "plans", {}),
    ("specialist", "reminders", {"region": "vko"}), ("specialist", "rule", {"rule": "rule"}),
    ("specialist", "send_now", {"rule": "rule"}), ("specialist", "preview", {"rule": "rule"}),
    ("specialist", "quiets", {"week": WEEK}),
    ("press", "tip", {}), ("press", "cast", {"broadcast": "cast_draft"}), ("press", "casts", {"page": 0}),
    ("press", "cast_to", {"broadcast": "cast_draft"}), ("press", "cast_when", {"broadcast": "cast_draft"}),
    ("press", "cast_run", {"broadcast": "cast_runs"}), ("press", "reached", {"broadcast": "cast_number"}),
    ("press", "cast_answers", {"broadcast": "cast_number"}), ("press", "cast_series", {"series_id": "series"}),
    ("chair", "cast_answered", {"broadcast": "cast_number"}), ("chair", "cast_thread", {"broadcast": "cast"}),
)  # fmt: skip


async def a_day(tx: AsyncConnection) -> SimpleNamespace:
    """Today's: a draft with a photo, and a post that waits."""
    w = await arranged(tx, "channel", "entered", "library", "casts", "questions", "tasks")
    await casting.tell_number(tx, w.chair, w.cast_number, Amount(225), NOW)
    w.slot = await slot_at(tx, w.vko, NOW.date() + timedelta(days=2), branch=w.ridder)
    w.plan = await month_of(tx, w.vko, NOW.date())
    w.rule = (await rules.to_change(tx, await organisations.require_place(tx, w.vko), NOW))[0].id
    for _ in range(12):
        told = Told("press", outlet_id=w.paper, period=of_day(NOW.date()), is_single=True)
        await entries.note(tx, w.chair, w.ridder, told, NOW)
    w.begun, w.waiting = [await draft(tx, w.chair, TEXT.format(number)) for number in (1, 2)]
    for post_id in (w.begun, w.waiting):
        await drafting.add_media(tx, w.chair, post_id, photo(f"{post_id}", LOOKED | {"likeness": 5}))
    await drafting.send(tx, w.chair, w.waiting, NOW)
    held = SeatHeld(1, OWNER, w.centre, None, {"kk": "", "ru": ""})
    w.owner = Who(w.press.account_id, w.press.language, w.press.person_id, "", (held,), held)
    for place in (w.ridder, w.ulan, w.school):
        await _write(tx, [_of_then(w, place, "published", NOW - timedelta(days=1 + n)) for n in range(12)])
    return w


async def years_of_work(tx: AsyncConnection, w: SimpleNamespace) -> None:
    """Longer ago than half a year, in the same places by the same people: sent, published, dropped, and told of."""
    chance, states = random.Random(3), ("published", "published", "declined", "dropped", "merged")
    await _write(tx, [
        _of_then(w, chance.choice((w.ridder, w.ulan, w.school)), states[number % len(states)],
                 NOW - timedelta(days=200 + 1600 * number / MANY))
        for number in range(MANY)
    ])  # fmt: skip
    at = NOW - timedelta(days=300)
    await _casts_of_then(tx, w, at)
    await _questions_of_then(tx, w, at)
    await _tasks_of_then(tx, w, at)
    items = {"section_id": w.section, "region_id": w.vko, "titles": {"kk": "Ескі"}, "notes": {}, "links": [],
             "position": -1, "added_at": at, "changed_at": at}  # fmt: skip
    numbers = range(50_000, 50_000 + MANY // 4)
    await tx.execute(insert(LibraryItem), [items | {"id": number} for number in numbers])
    opened = [{"item_id": number, "on_day": at.date(), "times": 1} for number in numbers]
    await tx.execute(insert(LibraryOpening), opened)
    keys = [{"item_id": number, "gram": gram, "weight": 4} for number in numbers for gram in (" ес", "ескі")]
    await tx.execute(insert(LibraryGram), keys)
    of = {"region_id": w.vko, "kind": "press", "outlet_id": w.paper, "is_single": True, "value": 1, "unit": "day"}
    came_out = [(NOW - timedelta(days=200 + 1600 * number / MANY)).date() for number in range(MANY)]
    await tx.execute(insert(Entry), [
        of | {"organisation_id": chance.choice((w.ridder, w.ulan)), "on_day": day, "starts_on": day,
              "ends_on": day + timedelta(days=1), "entered_at": NOW} for day in came_out
    ])  # fmt: skip
    await years_of_plans(tx, w, chance)
    out = {"organisation_id": w.vko, "state": "issued", "languages": ["kk"], "points": [], "times": 0, "figures": {},
           "reason": {}, "changed_at": NOW}  # fmt: skip
    await tx.execute(insert(Report), [
        out | {"period": "2020", "issued_at": at - timedelta(days=number), "issued_on": at.date(), "number": number,
               "year": 2020} for number in range(MANY // 4)
    ])  # fmt: skip
    met = {"kind": "KeyError", "at": at, "reported": True}
    await tx.execute(insert(Incident), [met | {"number": f"{number:X}"} for number in range(MANY)])
    monthly = [NOW - timedelta(days=200 + 30 * ago) for ago in range(60)]
    of = {"organisation_id": w.ridder, "page_id": w.ridder_page, "kind": "followers", "value": 200, "source": "file"}
    await tx.execute(insert(Figure), [of | {"on_day": at.date(), "entered_at": at} for at in monthly])


async def years_of_plans(tx: AsyncConnection, w: SimpleNamespace, chance: random.Random) -> None:
    """A month each of a published plan, and each day a rule that came due, and now and then a week of which nothing."""
    firsts = [date(2022 + number // 12, 1 + number % 12, 1) for number in range(52)]
    of = {"region_id": w.vko, "state": "published", "drafted_at": NOW, "because": {}}
    await tx.execute(
        insert(PlanMonth), [of | {"id": 90_000 + number, "month": first} for number, first in enumerate(firsts)]
    )
    slots = [(90_000 + number, first + timedelta(days=day)) for number, first in enumerate(firsts) for day in range(20)]
    await tx.execute(insert(PlanSlot), [
        {"month_id": month_id, "region_id": w.vko, "branch_id": chance.choice((w.ridder, w.ulan, None)), "rubric_id": 1,
         "on_day": day, "week": weeks.week_of(day), "topic": {}, "changed_at": NOW} for month_id, day in slots
    ])  # fmt: skip
    days = [date(2026, 4, 1) - timedelta(days=number) for number in range(MANY // 2)]
    of = {"organisation_id": w.vko, "kind": "rubric", "outcome": "done", "due_at": NOW, "claimed_at": NOW - DAY * 200}
    await tx.execute(insert(ReminderRun), [of | {"period": day.isoformat(), "on_day": day} for day in days])
    said = {"reason": "time", "words": "", "said_at": NOW}
    for place in (w.ridder, w.ulan):
        of_place = said | {"organisation_id": place}
        await tx.execute(insert(QuietWeek), [of_place | {"week": weeks.week_of(day)} for day in days[::7]])


async def _casts_of_then(tx: AsyncConnection, w: SimpleNamespace, at: datetime) -> None:
    """Each had an answer and a word of the chair's; of their series all have gone."""
    numbers, person = range(50_000, 50_000 + MANY // 4), w.chair.person_id
    sent = {"state": "done", "asks": "number", "started_at": at, "created_by": w.press.person_id, "created_at": at,
            "texts": {"kk": "Кеңес"}, "audience": {}, "series_id": w.series, "people": 1}  # fmt: skip
    await tx.execute(insert(Broadcast), [sent | {"id": number} for number in numbers])
    of = {"person_id": person, "at": at}
    answer = of | {"organisation_id": w.ridder, "amount": [5, "", None, None]}
    await tx.execute(insert(BroadcastAnswer), [answer | {"broadcast_id": number} for number in numbers])
    word = of | {"by_id": person, "words": "Сөз"}
    await tx.execute(insert(BroadcastWord), [word | {"broadcast_id": number} for number in numbers])
    told = {"chat_id": w.chair.account_id, "person_id": person, "kind": "broadcast", "due_at": at, "state": SENT}
    await tx.execute(insert(Notice), [
        told | {"broadcast_id": number, "parameters": {"broadcast": number}, "message_ids": [number], "urgency": 9}
        for number in numbers
    ])  # fmt: skip


async def _questions_of_then(tx: AsyncConnection, w: SimpleNamespace, at: datetime) -> None:
    """Answered long ago; and what readers did then."""
    of = {"region_id": w.vko, "language": "kk", "state": "answered", "since": at, "is_lost": False}
    numbers = range(60_000, 60_000 + MANY // 4)
    await tx.execute(insert(Question), [of | {"id": number, "account_id": number} for number in numbers])
    said = {"is_answer": True, "words": "Иә.", "at": at, "message_id": 0}
    await tx.execute(insert(QuestionWord), [said | {"question_id": number} for number in numbers])
    read = {"chat_id": w.channel, "counted_at": at, "changed_at": at, "liked": 1}
    await tx.execute(insert(Response), [read | {"message_id": number} for number in numbers])


async def _tasks_of_then(tx: AsyncConnection, w: SimpleNamespace, at: datetime) -> None:
    """Closed long ago, each for a crossing of its own."""
    of = {"opened_at": at, "opened_on": at.date(), "closed_on": at.date(), "over_on": at.date(), "outcome": "gone"}
    silent = [of | {"kind": "silent", "organisation_id": one, "subject_id": one} for one in (w.ridder, w.ulan)]
    await tx.execute(insert(Task), silent * (MANY // 4))
    of_page = of | {"kind": "page", "organisation_id": w.vko, "subject_id": w.ridder_page}
    await tx.execute(insert(Task), [of_page] * (MANY // 2))


async def _write(tx: AsyncConnection, written: list[list[Row]]) -> None:
    rows: dict[type, list[dict[str, Any]]] = {}
    for table, row in chain.from_iterable(written):
        rows.setdefault(table, []).append(row)
    for table, found in rows.items():
        await tx.execute(insert(table), found)


def _of_then(w: SimpleNamespace, place: int, state: str, at: datetime) -> list[Row]:
    """A post with all that it has left."""
    number, day = next(NUMBERS), at.date()
    words, whole = TEXT.format(number), random.Random(number).getrandbits(63)
    numbers, person = signature(words), w.chair.person_id
    post = {
        "id": number, "organisation_id": place, "entered_by": person, "author_id": person, "state": state, "said": [],
        "language": "kk", "texts": {"kk": words}, "entities": {}, "started_at": at, "sent_at": at, "local_day": day,
        "week": weeks.week_of(day), "origin": {}, "signature": numbers, "publish_at": at,
        "merged_into_id": w.waiting if state == "merged" and number % 500 == 4 else None,
    }  # fmt: skip
    photo = {"id": number, "post_id": number, "bot_id": 1, "file_id": "x", "unique_id": f"{number}", "position": 0,
             "kind": "photo", "facts": LOOKED | {"likeness": whole}}  # fmt: skip
    notice = {"chat_id": w.chair.account_id, "person_id": person, "kind": "verdict", "due_at": at, "parameters": {},
              "state": (SENT, FAILED)[number % 2], "urgency": URGENCIES[number % 3]}  # fmt: skip
    of, of_region = {"post_id": number, "at": at}, {"region_id": w.vko, "sent_on": day}
    return [
        (Post, post), (Media, photo), (Notice, notice),
        *((TextPrint, of_region | {"post_id": number, "mark": mark}) for mark in marks(numbers)),
        *((PhotoPrint, of_region | {"media_id": number, "part": part, "whole": whole}) for part in parts(whole)),
        (Passage, of | {"person_id": person, "state": state, "comment": {}}),
        (Version, of | {"person_id": person, "texts": {"kk": words}, "photos": []}),
        (Publication, of | {"platform": "channel", "link": "", "chat_id": w.channel, "messages": []}),
        (Deed, {"at": at, "person_id": person, "kind": "post send", "details": {}}),
    ]  # fmt: skip


@contextmanager
def listening(engine: AsyncEngine) -> Iterator[Asked]:
    said: Asked = []

    def note(*given: Any) -> None:
        said.append(given[2:4])

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield said
    event.remove(engine.sync_engine, "before_cursor_execute", note)


async def asked_for(tx: AsyncConnection, w: SimpleNamespace, screen: Shown) -> Asked:
    """The statements that the screen asks."""
    who, view, given = screen
    is_named = {name: name in NAMED and isinstance(told, str) for name, told in given.items()}
    known = {name: getattr(w, told, told) if is_named[name] else told for name, told in given.items()}
    with listening(tx.engine) as said:
        await Visit(tx, getattr(w, who), NOW, 1000, bot_name="tilshi_bot").show(VIEWS[view], **known)
    return said


def steps(file: str, statements: Asked) -> int:
    """How many steps it takes SQLite's machine to answer them."""
    taken: list[None] = []
    with closing(sqlite3.connect(file)) as raw:
        raw.set_progress_handler(lambda: taken.append(None), 10)
        for statement, parameters in statements:
            raw.execute(statement, parameters).fetchall()
    return 10 * len(taken)


async def reading_all(tx: AsyncConnection, statements: Asked) -> list[str]:
    """Those of the plans that read a growing table from one end to the other."""
    if tx.dialect.name == "postgresql":
        await tx.exec_driver_sql("SET LOCAL enable_seqscan = off")  # what is read whole has then no index that fits
    explain = "EXPLAIN QUERY PLAN" if tx.dialect.name == "sqlite" else "EXPLAIN"
    found = []
    for statement, parameters in statements:
        lines = [str(row[-1]).strip() for row in await tx.exec_driver_sql(f"{explain} {statement}", tuple(parameters))]
        found += [f"{line}: {statement}" for line in lines if READS_ALL.search(line.removeprefix("-> ").strip())]
    return found


@pytest.fixture
async def engine(databases):
    async with lent(databases, with_everybody) as engine:
        yield engine


async def test_no_screen_of_a_day_reads_a_growing_table_whole(engine):
    async with engine.connect() as tx:
        w = await a_day(tx)
        await years_of_work(tx, w)
        await tx.exec_driver_sql("ANALYZE")
        for screen in SCREENS:
            assert await reading_all(tx, await asked_for(tx, w, screen)) == [], screen


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_a_screen_costs_the_same_after_years(engine):
    """As they went by, and once the database has been told how much there is."""
    file = engine.url.database
    async with engine.begin() as tx:
        w = await a_day(tx)
    before = await _steps_of_screens(engine, w, file)
    async with engine.begin() as tx:
        await years_of_work(tx, w)
    for is_told in (False, True):
        if is_told:
            async with engine.begin() as tx:
                await tx.exec_driver_sql("ANALYZE")
        after = await _steps_of_screens(engine, w, file)
        dearer = {screen: (before[screen], now) for screen, now in after.items() if now > 1.3 * before[screen] + LEAST}
        assert dearer == {}, is_told


async def _steps_of_screens(engine: AsyncEngine, w: SimpleNamespace, file: str) -> dict[str, int]:
    async with engine.connect() as tx:
        said = {str(screen): await asked_for(tx, w, screen) for screen in SCREENS}
    return {screen: steps(file, statements) for screen, statements in said.items()}
