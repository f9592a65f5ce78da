"""A database of the time before prints: what was sent then is known again, and going back nothing of it is missing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from alembic import command
from sqlalchemy import func, insert, inspect, select

from db.migrate import configuration, move
from db.tables import Media, Organisation, Person, PhotoPrint, Post, TextPrint
from newsroom.posts import earlier, posts
from newsroom.posts.judging import MOST_COMPARED
from newsroom.standards.likeness import marks, signature
from newsroom.standards.prints import parts
from tests.databases import opened

MIGRATION = import_module("db.migrations.versions.0010_known_again")
NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
TEXT = "Семинарда еңбек қауіпсіздігі туралы айтылды, {} педагог қатысты, үш қауіпті жер көрсетілді."
REGION, BRANCH = 2, 3
DRAFT, SHORT, SAME, LAST = 1, 2, 3, MIGRATION.AT_ONCE + 50  # posts: more than are gone through at once
TOP = (1 << 64) - 1  # a print whose first bit is set, which databases take for a sign
PRINTS = {DRAFT: 7, SHORT: None, SAME: TOP, LAST: 1 << 62}  # of the photos of some


def words_of(post_id: int) -> str:
    return {SHORT: "Мерекемен!", SAME: TEXT.format("отыз")}.get(post_id, f"{post_id * 7919} {post_id * 104729} " * 3)


def post(post_id: int) -> dict:
    at = NOW - timedelta(minutes=post_id)
    sent = {"sent_at": None, "state": "draft"} if post_id == DRAFT else {"sent_at": at, "state": "sent"}
    words = TEXT.format("отыз екі") if post_id == DRAFT else words_of(post_id)
    return sent | {"id": post_id, "organisation_id": BRANCH, "entered_by": 1, "author_id": 1, "language": "kk",
                   "texts": {"kk": words}, "entities": {}, "started_at": at, "said": [], "origin": {},
                   "signature": signature(words)}  # fmt: skip


@pytest.fixture
async def engine(databases):
    """As it was before."""
    engine = opened(await databases.at(MIGRATION.down_revision))
    async with engine.begin() as tx:
        await tx.execute(insert(Person).values(id=1, language="kk", created_at=NOW))
        for place_id, above, level in ((1, None, "centre"), (REGION, 1, "region"), (BRANCH, REGION, "branch")):
            row = {"parent_id": above, "level": level, "region_id": above and REGION, "code": level}
            await tx.execute(insert(Organisation).values(id=place_id, names={}, union_names={}, settings={}, **row))
        await tx.execute(insert(Post), [post(post_id) for post_id in range(1, LAST + 1)])
        of = {"bot_id": 1, "file_id": "x", "unique_id": "x", "position": 0, "kind": "photo"}
        seen = {post_id: {"width": 5} | ({"likeness": whole} if whole else {}) for post_id, whole in PRINTS.items()}
        await tx.execute(insert(Media), [of | {"id": n, "post_id": n, "facts": facts} for n, facts in seen.items()])
    yield engine
    await engine.dispose()


async def test_what_was_sent_before_is_known_again(engine):
    await move(engine)
    async with engine.connect() as tx:
        kept: dict[int, set[int]] = {}
        for row in (await tx.execute(select(TextPrint.__table__))).all():
            kept.setdefault(row.post_id, set()).add(row.mark)
            assert (row.region_id, row.sent_on) == (REGION, (NOW - timedelta(minutes=row.post_id)).date())
        known = set(range(1, LAST + 1)) - {DRAFT, SHORT}
        assert kept == {post_id: set(marks(signature(words_of(post_id)))) for post_id in known}
        seen = [(row.media_id, row.part) for row in (await tx.execute(select(PhotoPrint.__table__))).all()]
        assert sorted(seen) == sorted((post_id, part) for post_id in (SAME, LAST) for part in parts(PRINTS[post_id]))
        late = {"started_at": NOW, "signature": signature(TEXT.format("отыз екі"))}
        draft = await posts.require_post(tx, DRAFT)
        asked = posts.Post(**{name: getattr(draft, name) for name in posts.Post.__slots__} | late)
        found = await earlier.same_text(tx, asked, REGION, MOST_COMPARED)
        assert (found and found[0], await earlier.same_photo(tx, asked, REGION, [TOP ^ 0b101])) == (SAME, SAME)


async def test_and_back(engine):
    before = await indexes(engine)
    await move(engine)
    async with engine.connect() as connection:
        await connection.run_sync(lambda raw: command.downgrade(configuration(raw), MIGRATION.down_revision))
        await connection.commit()
    assert await indexes(engine) == before
    async with engine.connect() as tx:
        assert (await tx.execute(select(func.count()).select_from(Post))).scalar_one() == LAST
        assert not await tx.run_sync(lambda raw: inspect(raw).has_table("text_print"))
    await move(engine)


async def indexes(engine) -> set[tuple]:
    found = set()
    async with engine.connect() as tx:
        for table in ("post", "figure", "publication", "deed"):
            there = await tx.run_sync(lambda raw, table=table: inspect(raw).get_indexes(table))
            found |= {(table, one["name"], *one["column_names"]) for one in there}
    return found
