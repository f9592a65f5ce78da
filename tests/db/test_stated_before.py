"""A database of the time before: what files stated of the site and of bulletins is read where all statements are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from alembic import command
from sqlalchemy import insert, select

from db.migrate import configuration, move
from db.tables import Entry, Figure, Organisation
from newsroom.counted import entries
from tests.databases import opened

MIGRATION = import_module("db.migrations.versions.0021_stated_before")
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
FIGURES = [
    ("site_materials", 92, "", date(2023, 1, 1), "year"), ("site_materials", 170, "over", date(2024, 1, 1), "year"),
    ("bulletins", 13, "", date(2025, 12, 1), "day"), ("members", 31208, "", date(2025, 12, 1), "day"),
]  # fmt: skip


@pytest.fixture
async def before(databases):
    engine = opened(await databases.at(MIGRATION.down_revision))
    async with engine.begin() as tx:
        row = {"level": "region", "code": "vko", "names": {}, "union_names": {}, "settings": {}}
        await tx.execute(insert(Organisation).values(id=1, region_id=1, **row))
        for kind, value, qualifier, on_day, precision in FIGURES:
            told = {"kind": kind, "value": value, "qualifier": qualifier, "on_day": on_day, "precision": precision}
            await tx.execute(insert(Figure).values(organisation_id=1, source="file", entered_at=NOON, **told))
    yield engine
    await engine.dispose()


async def figures(engine) -> list[tuple]:
    told = (Figure.kind, Figure.value, Figure.qualifier, Figure.on_day, Figure.precision)
    async with engine.connect() as tx:
        return [tuple(one) for one in await tx.execute(select(*told).order_by(Figure.kind.desc(), Figure.value))]


async def test_what_was_stated_is_of_its_own_period(before):
    await move(before, MIGRATION.revision)
    async with before.connect() as tx:
        found = [entries.Entry(**one) for one in (await tx.execute(entries.ENTRIES.order_by(Entry.id))).mappings()]
    assert sorted((one.kind, one.code, one.value, one.qualifier, one.starts_on, one.unit) for one in found[1:]) == [
        ("site", "materials/2023", 92, "", date(2023, 1, 1), "year"),
        ("site", "materials/2024", 170, "over", date(2024, 1, 1), "year"),
    ]
    assert (found[0].kind, found[0].code, found[0].value, found[0].period) == ("material", "bulletins", 13, None)
    assert {one.region_id for one in found} == {1}
    assert await figures(before) == [FIGURES[3]]


async def test_going_back_it_stands_where_it_stood(before):
    await move(before, MIGRATION.revision)
    async with before.connect() as connection:
        await connection.run_sync(lambda raw: command.downgrade(configuration(raw), MIGRATION.down_revision))
        await connection.commit()
    assert await figures(before) == [FIGURES[0], FIGURES[1], FIGURES[3], FIGURES[2]]
