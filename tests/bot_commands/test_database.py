"""The database of a command: made, migrated, and with the union's own rubrics in it, once."""

from __future__ import annotations

import asyncio

from sqlalchemy import func, select

from bot.opening import database
from bot.settings import Settings
from db.engine import open_engine
from db.tables import Rubric


async def test_some_that_start_at_once_bring_in_the_rubrics_once(databases):
    settings = Settings(bot_token="1000:tilshi", database_url=await databases.empty())
    all_are_in = asyncio.Barrier(3)

    async def start() -> None:
        async with database(settings):
            await all_are_in.wait()

    await asyncio.gather(*[start() for _ in range(3)])
    engine = open_engine(settings.database_url)
    async with engine.connect() as tx:
        counted = (await tx.execute(select(func.count(), func.count(Rubric.code.distinct())))).one()
    await engine.dispose()
    assert counted == (13, 13)
