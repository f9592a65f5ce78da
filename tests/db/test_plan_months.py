"""What gave a week its rubric is a slot of a published month, and gives it again where one goes back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from alembic import command
from sqlalchemy import insert, select, text

from db.migrate import configuration, move
from db.tables import Organisation, PlanMonth, PlanSlot, Rubric
from tests.databases import opened

MIGRATION = import_module("db.migrations.versions.0015_plan_months")
PLANNED = [(2, "2026-W49", 2), (3, "2026-W49", 1), (2, "2026-W53", 1)]  # of a region, of a branch in it
BOTH = {"kk": "А", "ru": "А"}


@pytest.fixture
async def before(databases):
    engine = opened(await databases.at(MIGRATION.down_revision))
    async with engine.begin() as tx:
        for number, level, region in ((1, "centre", None), (2, "region", 2), (3, "branch", 2)):
            place = {"level": level, "region_id": region, "code": level, "names": BOTH}
            await tx.execute(insert(Organisation).values(id=number, union_names={}, settings={}, **place))
        for number, code in ((1, "faq"), (2, "sport")):
            row = {"code": code, "names": BOTH, "position": number}
            await tx.execute(insert(Rubric.__table__).values(id=number, **row))
        for number, (where, week, rubric) in enumerate([*PLANNED, (1, "2026-W49", 1)]):
            row = {"number": number, "where": where, "week": week, "rubric": rubric}
            await tx.execute(text("INSERT INTO plan_week VALUES (:number, :where, :week, :rubric)"), row)
    yield engine
    await engine.dispose()


async def test_a_week_of_the_plan_is_a_slot_of_a_published_month(before):
    await move(before)
    known = select(PlanMonth.region_id, PlanMonth.month, PlanMonth.state, PlanMonth.published_at)
    taken = select(PlanSlot.branch_id, PlanSlot.on_day, PlanSlot.week, PlanSlot.rubric_id, PlanSlot.dropped_at)
    async with before.connect() as tx:
        found = [tuple(row) for row in await tx.execute(known.order_by(PlanMonth.month))]
        slots = [tuple(row) for row in await tx.execute(taken.order_by(PlanSlot.id))]
    assert found == [
        (2, date(2026, 11, 1), "published", datetime(2026, 11, 30, tzinfo=UTC)),
        (2, date(2026, 12, 1), "published", datetime(2026, 12, 28, tzinfo=UTC)),
    ]
    assert slots == [
        (None, date(2026, 11, 30), "2026-W49", 2, None), (3, date(2026, 11, 30), "2026-W49", 1, None),
        (None, date(2026, 12, 28), "2026-W53", 1, None),
    ]  # fmt: skip


async def test_going_back_the_first_slot_of_a_week_gives_it_its_rubric(before):
    await move(before)
    async with before.begin() as tx:
        month = (await tx.execute(select(PlanMonth.id).order_by(PlanMonth.month))).scalars().first()
        later = {"region_id": 2, "rubric_id": 1, "on_day": date(2026, 12, 1), "week": "2026-W49", "topic": {}}
        await tx.execute(insert(PlanSlot).values(month_id=month, sequence=0, changed_at=datetime.now(UTC), **later))
    async with before.connect() as connection:
        await connection.run_sync(lambda raw: command.downgrade(configuration(raw), MIGRATION.down_revision))
        await connection.commit()
    async with before.connect() as tx:
        rows = await tx.execute(text("SELECT organisation_id, week, rubric_id FROM plan_week"))
        assert {tuple(row) for row in rows} == set(PLANNED)
