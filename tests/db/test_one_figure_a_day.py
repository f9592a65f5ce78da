"""Databases that two at once have left two of: the newest figure stays, the others are on record, and go back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from alembic import command
from sqlalchemy import column, insert, select, table, text
from sqlalchemy.exc import IntegrityError

from db.migrate import configuration, move
from db.tables import Deed, Figure, Idea, Organisation, Page, Person, Post, Rubric
from tests.databases import opened

MIGRATION = import_module("db.migrations.versions.0005_one_figure_a_day")
NOON, DAY = datetime(2026, 11, 16, 12, tzinfo=UTC), date(2026, 11, 16)
BOTH = {"kk": "А", "ru": "А"}
POST = table("post", *[column(one.name, one.type) for one in Post.__table__.columns if one.name != "frame"])
IDEA = table("idea", *[column(name, Idea.__table__.c[name].type) for name in ("rubric_id", "texts")])


@pytest.fixture
async def before(databases):
    """As it was before, with what should not have been."""
    engine = opened(await databases.at(MIGRATION.down_revision))
    async with engine.begin() as tx:
        await tx.execute(insert(Person).values(id=1, language="kk", created_at=NOON))
        for number in (1, 2):
            row = {"level": "branch", "code": f"b{number}", "names": BOTH, "union_names": {}, "settings": {}}
            await tx.execute(insert(Organisation).values(id=number, **row))
        await tx.execute(insert(Page).values(id=1, organisation_id=1, platform="facebook", kind="page"))
        for page, place, kind, source, value, minute in (
            (1, 1, "followers", "bot", 225, 0), (1, 1, "followers", "region", 230, 2),
            (1, 1, "followers", "bot", 228, 1), (1, 1, "followers", "file", 200, 3),
            (None, 1, "members", "region", 900, 0), (None, 1, "members", "region", 901, 0),
            (None, 2, "members", "region", 50, 0), (None, 1, "members", "file", 51, 0),
        ):  # fmt: skip
            of = {"page_id": page, "organisation_id": place, "kind": kind, "on_day": DAY}
            told = {"value": value, "source": source, "entered_at": NOON + timedelta(minutes=minute), "entered_by": 1}
            await tx.execute(insert(Figure).values(**of, **told))
    yield engine
    await engine.dispose()


async def figures(engine) -> list[tuple]:
    async with engine.connect() as tx:
        found = select(Figure.page_id, Figure.organisation_id, Figure.source, Figure.value, Figure.entered_at)
        return sorted(map(tuple, (await tx.execute(found)).all()), key=str)


async def test_the_newest_stays_and_the_others_are_on_record(before):
    told = await figures(before)
    await move(before)
    assert sorted(one[3] for one in await figures(before)) == [50, 51, 200, 230, 901]
    async with before.connect() as tx:
        deeds = (await tx.execute(select(Deed.__table__).order_by(Deed.id))).all()
    assert [(one.kind, one.details["value"], one.person_id) for one in deeds] == [
        ("figure superseded", value, 1) for value in (900, 225, 228)
    ]
    async with before.connect() as connection:
        await connection.run_sync(lambda raw: command.downgrade(configuration(raw), MIGRATION.down_revision))
        await connection.commit()
    assert await figures(before) == told
    async with before.connect() as tx:
        assert (await tx.execute(select(Deed.id))).all() == []


async def test_from_then_on_there_is_one_a_day(before):
    await move(before)
    row = {"page_id": 1, "organisation_id": 1, "kind": "followers", "value": 5, "source": "bot", "entered_at": NOON}
    for told, fits in (({"on_day": DAY}, False), ({"on_day": DAY + timedelta(days=1)}, True),
                       ({"on_day": DAY, "source": "file"}, True)):  # fmt: skip
        async with before.connect() as tx:
            if fits:
                await tx.execute(insert(Figure).values(**row | told))
            else:
                with pytest.raises(IntegrityError):
                    await tx.execute(insert(Figure).values(**row | told))


async def test_two_rubrics_of_one_code_become_one(before):
    """What was sent or planned under the second is under the first."""
    async with before.begin() as tx:
        for number in (1, 2):
            await tx.execute(insert(Rubric).values(id=number, code="sport", names=BOTH, position=1))
            await tx.execute(insert(IDEA).values(rubric_id=number, texts=BOTH))
        await tx.execute(insert(Rubric).values(id=3, organisation_id=1, code="sport", names=BOTH, position=1))
        await tx.execute(text("INSERT INTO plan_week VALUES (1, 1, '2026-W47', 2)"))
        post = {"organisation_id": 1, "entered_by": 1, "state": "draft", "language": "kk", "started_at": NOON}
        post |= {"texts": {}, "entities": {}, "said": [], "origin": {}, "signature": [], "link": "", "trouble": ""}
        await tx.execute(insert(POST).values(rubric_id=2, is_repost=False, **post))
    await move(before, "0005")
    async with before.connect() as tx:
        assert (await tx.execute(select(Rubric.id).order_by(Rubric.id))).scalars().all() == [1, 3]
        assert (await tx.execute(text("SELECT rubric_id FROM plan_week"))).scalars().all() == [1]
        assert (await tx.execute(select(Post.rubric_id))).scalars().all() == [1]
        assert (await tx.execute(text("SELECT count(*) FROM idea"))).scalar_one() == 1
