"""Whatever the newsroom is asked, it says the same with a post on trial as without it."""

from __future__ import annotations

import secrets
from datetime import timedelta
from types import SimpleNamespace

from sqlalchemy import delete, insert, select

from db.engine import Database
from db.tables import Media, Passage, Post
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.posts import drafting, earlier, posts
from newsroom.reminders import months_back, praise, silence
from newsroom.tasks import causes
from newsroom.union import organisations
from tests.databases import Sqlite
from tests.newsroom.access import DIRECTLY
from tests.newsroom.access.world import filled
from tests.newsroom.everybody import NOW, said, seen_photo

# Who asks: the author last, for they alone may know of it.
ASKING = ("specialist", "press", "owner", "deputy", "chair of the next branch", "specialist of another region", "chair")
# These are about whatever their author has begun.
OF_ITS_AUTHOR = ("drafting.edit_text",)
DAY, WEEK = weeks.term_day(NOW), weeks.week_of(weeks.term_day(NOW))
TABLES = (Post, Media, Passage)


async def by_the_clock(tx, w: SimpleNamespace) -> list[object]:
    """What is asked when nobody presses anything."""
    region, branches = await organisations.require_place(tx, w.vko), [w.ridder, w.ulan, w.school]
    post = await posts.require_post(tx, w.draft)
    prints = [one.facts["likeness"] for one in await posts.media_of(tx, w.draft)]
    return [
        await silence.among(tx, branches, DAY + timedelta(days=30), 3),
        await silence.in_region(tx, w.vko, DAY + timedelta(days=30), 8),
        await silence.everywhere(tx, DAY + timedelta(days=30)),
        await months_back.worth_telling(tx, branches, DAY + timedelta(days=31)),
        await praise.of_place(tx, w.ridder, NOW, "Asia/Almaty"),
        await causes.of_region(tx, region, DAY + timedelta(days=30)),
        await posts.senders_in_week(tx, branches, WEEK),
        await posts.senders_between(tx, branches, DAY, DAY + timedelta(days=1)),
        await posts.sent_in_week(tx, w.ridder, WEEK),
        await posts.count_in(tx, w.vko, posts.WAITING),
        await posts.mine(tx, w.ridder, 0, 100),
        await posts.open_at(tx, w.ridder, w.chair.person_id),
        await posts.draft_of(tx, w.chair, w.ridder),
        await earlier.same_text(tx, post, w.vko, 25),
        await earlier.same_photo(tx, post, w.vko, prints),
    ]


async def answers(tx, w: SimpleNamespace, shares: int) -> dict[str, object]:
    """Of the use cases there are, and of what goes by the clock."""
    found: dict[str, object] = {"by the clock": await by_the_clock(tx, w)}
    calls = [(name, use, may) for name, uses in DIRECTLY.items() for use, may in uses]
    for number, (name, use, may) in list(enumerate(calls))[::shares]:
        who = next(one for one in ASKING + tuple(sorted(may)) if one in may)
        kept = await tx.begin_nested()
        try:
            found[f"{name} {number}"] = await use(tx, w.who[who], w)
        except Refused as refused:
            found[f"{name} {number}"] = refused.kind
        await kept.rollback()
    return found


async def a_trial(tx, w: SimpleNamespace) -> None:
    """As it is made by use cases, with what others are like; its numbers are taken from nobody that comes after it."""
    kept = await tx.begin_nested()
    number = await drafting.begin(tx, w.chair, w.ridder, NOW, 1, on_trial=True)
    await drafting.add_text(tx, w.chair, number, said("Семинар өтті.", message=99))
    await drafting.add_media(tx, w.chair, number, seen_photo("first"))
    await drafting.set_facts(tx, w.chair, number, event_on=DAY)
    rows = {}
    for table in TABLES:
        of_it = table.id == number if table is Post else table.post_id == number
        rows[table] = [dict(row._mapping) for row in await tx.execute(select(table.__table__).where(of_it))]
    await kept.rollback()
    for table, made in rows.items():
        assert made
        theirs = {"id": -1} if table is Post else {"id": -1, "post_id": -1}
        await tx.execute(insert(table), [row | theirs for row in made])


async def what_differs(engine: Database, monkeypatch, shares: int) -> list[str]:
    async with engine.connect() as tx:
        w = await filled(tx)
        monkeypatch.setattr(secrets, "token_urlsafe", lambda length: "A" * 20)
        await tx.execute(delete(Post).where(Post.id == w.trial))
        before = await answers(tx, w, shares)
        await a_trial(tx, w)
        after = await answers(tx, w, shares)
        await tx.rollback()
    return [name for name in before if before[name] != after[name] and name.split()[0] not in OF_ITS_AUTHOR]


async def test_the_newsroom_answers_as_if_it_were_not_there(shared, either, monkeypatch):
    """Of one engine: numbers that PostgreSQL has given out once do not come back. Every use case: `make torture`."""
    if isinstance(either, Sqlite):
        assert await what_differs(shared, monkeypatch, shares=6) == []
