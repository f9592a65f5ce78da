"""The planner knows how much there is."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import insert, select, text

from db import statistics
from db.tables import Deed

NOW = datetime(2026, 11, 16, tzinfo=UTC)


async def known_of(engine) -> set[str]:
    """The tables of which SQLite's planner knows how much there is."""
    async with engine.connect() as tx:
        if not (await tx.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'"))).first():
            return set()
        return set((await tx.execute(text("SELECT tbl FROM sqlite_stat1"))).scalars())


async def test_of_what_was_asked_for(engine):
    async def done(tx):
        await tx.execute(insert(Deed), [{"at": NOW, "kind": "x", "details": {}} for _ in range(1000)])
        await tx.execute(select(Deed.id).where(Deed.at > NOW))

    await engine.write(done)
    for _ in range(2):
        await engine.write(statistics.refresh)
    assert await known_of(engine) == {"deed"} if engine.dialect.name == "sqlite" else True
