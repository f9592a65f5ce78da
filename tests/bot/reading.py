"""What the database holds, for tests that look behind the screens."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.tables import Account, Incident, Notice, Post


async def rows(engine: AsyncEngine, table: Any) -> list[Row[Any]]:
    async with engine.connect() as connection:
        return list((await connection.execute(select(table.__table__).order_by(table.id))).all())


async def posts(engine: AsyncEngine) -> list[tuple[str, str]]:
    """The state and text of each."""
    return [(post.state, "".join(post.texts.values())) for post in await rows(engine, Post)]


async def notices(engine: AsyncEngine) -> list[tuple[str, str]]:
    return [(notice.kind, notice.state) for notice in await rows(engine, Notice)]


async def account(engine: AsyncEngine, number: int) -> Row[Any]:
    async with engine.connect() as connection:
        return (await connection.execute(select(Account.__table__).where(Account.id == number))).one()


async def incidents(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(select(func.count()).select_from(Incident))).scalar_one())
