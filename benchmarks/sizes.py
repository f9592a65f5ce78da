"""`python -m benchmarks.sizes`: how many bytes each thing takes on the disk, with its indexes, on both engines.

Three thousand of each are written as the bot would write them, of texts of the usual length, and the growth is divided.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.engine import open_engine
from db.migrate import move
from newsroom import weeks
from newsroom.standards.likeness import KEPT, marks
from newsroom.standards.prints import parts

OF_EACH = 3000
FIRST = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)
CHANCE = Random(7)
# 700 letters: the median of what branches sent is 400 to 900.
TEXT = "Аудан мектептерінде еңбек шартының талаптары түсіндірілді, сұрақтарға заңгер жауап берді. " * 8
FILE_ID = "AgACAgIAAxkBAAIBYmc" + "x" * 60
SIZES = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    "postgresql": "SELECT sum(pg_total_relation_size(oid)) FROM pg_class "
    "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
}
Row = tuple[type[tables.Base], dict[str, Any]]


def _at(number: int) -> datetime:
    return FIRST + timedelta(minutes=17 * number)


def a_post(number: int) -> Iterator[Row]:
    """Sent, passed on twice, out in the channel, with one photo; the photo's own bytes come on top."""
    at, print_, whole = _at(number), sorted(CHANCE.sample(range(1 << 30), KEPT)), CHANCE.getrandbits(64)
    day = at.date()
    yield (tables.Post, {"id": number, "organisation_id": 1, "entered_by": 1, "author_id": 1, "rubric_id": 1,
           "state": "published", "language": "kk", "texts": {"kk": TEXT}, "started_at": at, "sent_at": at,
           "local_day": day, "week": weeks.week_of(day), "signature": print_, "publish_at": at})  # fmt: skip
    yield tables.Version, {"post_id": number, "at": at, "person_id": 1, "texts": {"kk": TEXT}, "photos": [FILE_ID[:20]]}
    for state in ("sent", "published"):
        yield tables.Passage, {"post_id": number, "at": at, "person_id": 1, "state": state}
    yield (tables.Media, {"id": number, "post_id": number, "position": 0, "kind": "photo", "bot_id": 1,
           "file_id": FILE_ID, "unique_id": f"AQADx{number}", "facts": {"width": 1280, "likeness": whole}})  # fmt: skip
    yield (tables.Publication, {"post_id": number, "platform": "channel", "link": f"https://t.me/vko_kasipodaq/{number}",
           "at": at, "by_id": 1, "chat_id": -100123, "messages": [{"id": number, "text": "caption"}]})  # fmt: skip
    yield (tables.Response, {"chat_id": -100123, "message_id": number, "liked": 5, "disliked": 0, "comments": 1,
           "counted_at": at, "changed_at": at})  # fmt: skip
    for mark in marks(print_):
        yield tables.TextPrint, {"post_id": number, "mark": mark, "region_id": 1, "sent_on": day}
    for part in parts(whole):
        signed = whole - (1 << 64) if whole >> 63 else whole
        yield tables.PhotoPrint, {"media_id": number, "part": part, "whole": signed, "region_id": 1, "sent_on": day}


def a_notice(number: int) -> Iterator[Row]:
    yield (tables.Notice, {"chat_id": 7_100_000_000 + number, "person_id": 1, "kind": "reminder", "state": "sent",
           "parameters": {"place": 1, "rubric": 3, "week": "2026-W02"}, "once": f"reminder:post:2026-W02:{number}",
           "due_at": _at(number), "reckoned_from": _at(number), "sender_id": 1 << 40, "attempts": 1,
           "sent_at": _at(number), "message_ids": [number]})  # fmt: skip


def a_question(number: int) -> Iterator[Row]:
    """Asked by a stranger, and answered."""
    yield (tables.Question, {"id": number, "region_id": 1, "language": "kk", "state": "answered",
           "account_id": 7_100_000_000 + number, "since": _at(number)})  # fmt: skip
    for is_answer, words in ((False, TEXT[:160]), (True, TEXT[:500])):
        said = {"question_id": number, "is_answer": is_answer, "words": words, "message_id": number}
        yield tables.QuestionWord, {**said, "at": _at(number)}


def a_person(number: int) -> Iterator[Row]:
    person, account = 10 + number, 7_100_000_000 + number
    yield tables.Person, {"id": person, "name": "Сәуле Ахметова", "language": "kk", "created_at": _at(number)}
    yield (tables.Account, {"id": account, "person_id": person, "language": "kk", "update_id": 1 << 29,
           "screen": {"view": "home", "of": [1]}, "shown_at": _at(number), "acted_at": _at(number)})  # fmt: skip
    seat = {"person_id": person, "organisation_id": 1, "role": "chair", "starts_on": FIRST.date()}
    yield tables.Seat, seat


def a_count(number: int) -> Iterator[Row]:
    yield (tables.Figure, {"organisation_id": 1, "page_id": 1, "kind": "followers", "value": 261, "qualifier": "",
           "on_day": FIRST.date() + timedelta(days=number), "precision": "day", "source": "bot",
           "entered_at": _at(number), "entered_by": 1})  # fmt: skip


def a_deed(number: int) -> Iterator[Row]:
    yield tables.Deed, {"at": _at(number), "person_id": 1, "organisation_id": 1, "kind": "post.published",
                        "details": {"post": number}}  # fmt: skip


def an_update(number: int) -> Iterator[Row]:
    """Brought by the webhook, and done: its number is kept for three days."""
    at = _at(number)
    yield (
        tables.Incoming,
        {"id": number, "lane": 7_100_000_000 + number, "came_at": at, "written_at": at, "done_at": at},
    )


THINGS = (a_post, a_notice, a_question, a_person, a_count, a_deed, an_update)


async def _begin(tx: AsyncConnection) -> None:
    place = {"id": 1, "level": "centre", "code": "centre", "names": {"kk": "Орталық"}, "union_names": {}}
    await tx.execute(insert(tables.Organisation).values(**place, timezone="", settings={}))
    await tx.execute(insert(tables.Person).values(id=1, name="", language="kk", created_at=FIRST))
    await tx.execute(insert(tables.Rubric).values(id=1, code="sizes", names={"kk": "Айдар"}, position=1))
    await tx.execute(insert(tables.Page).values(id=1, organisation_id=1, platform="facebook", kind="page", url=""))


async def _fill(tx: AsyncConnection, thing: Callable[[int], Iterator[Row]]) -> None:
    rows: dict[type[tables.Base], list[dict[str, Any]]] = defaultdict(list)
    for table, values in chain.from_iterable(map(thing, range(1, OF_EACH + 1))):
        rows[table].append(values)
    for table, all_values in rows.items():
        await tx.execute(insert(table), all_values)


async def measured(address: str, dialect: str) -> list[float]:
    """Bytes of each thing."""
    engine = open_engine(address)
    await move(engine)

    async def size(tx: AsyncConnection) -> int:
        return int((await tx.execute(text(SIZES[dialect]))).scalar_one())

    await engine.write(_begin)
    sizes = [await engine.write(size)]
    for thing in THINGS:
        await engine.write(partial(_fill, thing=thing))
        sizes.append(await engine.write(size))
    await engine.dispose()
    return [(after - before) / OF_EACH for before, after in pairwise(sizes)]


def beside(folder: str) -> Path:
    found = Path(folder, "postgres")
    found.mkdir()
    Path(folder).chmod(0o755)  # as root, the server is another user
    return found


async def main() -> None:
    from tests.databases import Postgres  # whoever measures has what the tests need

    with tempfile.TemporaryDirectory(prefix="tilshi-sizes-") as folder:
        on_sqlite = await measured(f"sqlite:///{folder}/sizes.sqlite3", "sqlite")
        server = Postgres(beside(folder))
        try:
            on_postgres = await measured(await server.empty(), "postgresql")
        finally:
            server.stop()
    for thing, one, other in zip(THINGS, on_sqlite, on_postgres, strict=True):
        print(f"{thing.__name__.replace('_', ' '):12} {one:6.0f} bytes on SQLite  {other:6.0f} on PostgreSQL")


if __name__ == "__main__":
    asyncio.run(main())
