"""A database of the time before: what files told of a page's life is kept by the day, and goes back as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from alembic import command
from sqlalchemy import insert, select

from db.migrate import configuration, move
from db.tables import Account, Deed, Figure, Organisation, Page, Sign
from tests.databases import opened

MIGRATION = import_module("db.migrations.versions.0012_pages_live")
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
A_MONTH = {"value": 2, "low": 2, "high": 3, "qualifier": "range"}
FACTS = {
    "last_own_post": {"day": "2023-12-22", "precision": "day"},
    "last_post": {"day": "2024-09-01", "precision": "month"},
    "posts_a_month": A_MONTH, "opened": {"day": "2022-02-01", "precision": "month"},
}  # fmt: skip


@pytest.fixture
async def before(databases):
    engine = opened(await databases.at(MIGRATION.down_revision))
    async with engine.begin() as tx:
        for number, level, region in ((1, "region", 1), (2, "branch", 1)):
            row = {"level": level, "code": f"b{number}", "names": {}, "union_names": {}, "settings": {}}
            await tx.execute(insert(Organisation).values(id=number, region_id=region, **row))
        of = {"platform": "facebook", "kind": "page"}
        await tx.execute(insert(Page).values(id=1, organisation_id=2, facts=FACTS, **of))
        await tx.execute(insert(Page).values(id=2, organisation_id=2, facts={}, closed_on=NOON.date(), **of))
        await tx.execute(insert(Deed).values(kind="tree brought in", organisation_id=1, at=NOON, details={}))
        await tx.execute(insert(Account).values(id=7, shown_at=NOON, bubbles={}))
    yield engine
    await engine.dispose()


async def facts(engine) -> list[dict]:
    async with engine.connect() as tx:
        return list((await tx.execute(select(Page.facts).order_by(Page.id))).scalars())


async def test_what_a_file_told_is_kept_by_the_day_it_was_known(before):
    await move(before)
    async with before.connect() as tx:
        signs = (await tx.execute(select(Sign.__table__).order_by(Sign.id))).all()
        monthly = (await tx.execute(select(Figure.__table__))).one()
        ended = (await tx.execute(select(Page.ended).order_by(Page.id))).scalars().all()
        acted = (await tx.execute(select(Account.acted_at))).scalar_one()
    assert [(one.kind, one.on_day, one.precision, one.noted_on, one.source) for one in signs] == [
        ("own_post", date(2023, 12, 22), "day", NOON.date(), "file"),
        ("post", date(2024, 9, 1), "month", NOON.date(), "file"),
    ]
    assert (monthly.kind, monthly.on_day, monthly.source) == ("posts_a_month", NOON.date(), "file")
    assert {name: getattr(monthly, name) for name in A_MONTH} == A_MONTH
    assert (ended, acted) == (["", "closed"], NOON)
    assert await facts(before) == [{"opened": FACTS["opened"]}, {}]


async def test_going_back_it_stands_where_it_stood(before):
    await move(before)
    async with before.connect() as connection:
        await connection.run_sync(lambda raw: command.downgrade(configuration(raw), MIGRATION.down_revision))
        await connection.commit()
    assert await facts(before) == [FACTS, {}]
    async with before.connect() as tx:
        assert (await tx.execute(select(Figure.id))).all() == []
