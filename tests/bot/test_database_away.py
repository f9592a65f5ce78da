"""PostgreSQL is started anew, or goes away: the bot goes on afterwards, and can be stopped meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from aiogram import Bot
from sqlalchemy import insert

from bot.app import App
from db.engine import open_engine
from db.tables import Account, Broadcast, Organisation, Person, Seat
from demo.session import Session
from newsroom.broadcasts.notices import Tip
from newsroom.notices import Recipient, tell
from newsroom.rubrics import turns
from tests.databases import lent
from tests.stories.conftest import TOKEN


def now_at(clock) -> datetime:
    return datetime.fromtimestamp(clock.now(), UTC)


@pytest.fixture
async def engine(postgres):
    async with lent(postgres) as engine:
        async with engine.begin() as tx:
            await turns.bring_in_rubrics(tx)
        yield engine


@pytest.fixture
def app(telegram, engine) -> App:
    telegram.bot(TOKEN, "Тілші", "tilshi_bot")
    return App(engine, Bot(TOKEN, session=Session(telegram.world)), telegram.clock)


@pytest.fixture
async def reader(telegram, engine):
    """Somebody who is told a tip whenever one is left."""
    person = await telegram.person("Әлия")
    telegram.world.dialog(telegram.world.human(person.id), telegram.world.bots()[0]).started = True
    async with engine.begin() as tx:
        now = now_at(telegram.clock)
        await tx.execute(insert(Person).values(id=1, language="kk", created_at=now))
        await tx.execute(insert(Account).values(id=person.id, person_id=1, language="kk"))
        place = (
            insert(Organisation)
            .values(level="branch", code="ridder", names={"kk": "Риддер"})
            .returning(Organisation.id)
        )
        seat = {"person_id": 1, "organisation_id": (await tx.execute(place)).scalar_one(), "role": "chair"}
        await tx.execute(insert(Seat).values(starts_on=now.date(), **seat))
        await tx.execute(insert(Broadcast).values(id=1, texts={"kk": "Кеңес"}, created_by=1, created_at=now))
    return person


@asynccontextmanager
async def at_work(app: App) -> AsyncIterator[asyncio.Task[None]]:
    work = asyncio.create_task(app.run())
    yield work
    app.stop()
    await until(app, work.done)
    work.result()


async def until(app: App, condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.005)
            await app.clock.advance(1)


async def leave_tip(app: App, person) -> None:
    """By another process."""
    engine = open_engine(app.engine.url.render_as_string(hide_password=False))
    async with engine.begin() as tx:
        now = now_at(app.clock)
        await tell(tx, Tip(1), [Recipient(person.id, 1)], now, once=f"tip:{now.isoformat()}", broadcast_id=1)
    await engine.dispose()


def tips_told(telegram) -> int:
    return sum(said.kind == "said" and "Кеңес" in said.text for said in telegram.world.record.said)


async def test_a_restart_stops_nothing(app, postgres, engine, reader, telegram):
    async with at_work(app) as work:
        for tips in (1, 2, 3):
            await leave_tip(app, reader)
            await until(app, lambda tips=tips: tips_told(telegram) == tips)
            await postgres.restart(engine)
        assert not work.done()


async def test_it_goes_away_and_comes_back(app, postgres, engine, reader, telegram):
    async with at_work(app):
        await leave_tip(app, reader)
        await postgres.go_away(engine)
        for _ in range(60):
            await app.clock.advance(1)
            await asyncio.sleep(0.002)
        await postgres.come_back(engine)
        await until(app, lambda: tips_told(telegram) == 1)


@pytest.mark.parametrize("in_flight", [False, True])
async def test_a_stop_while_it_is_away_is_a_stop(app, postgres, engine, reader, telegram, in_flight, logged):
    async with at_work(app):
        if in_flight:
            telegram.world.faults.next("slow", "sendMessage", seconds=20)
            await leave_tip(app, reader)
            bot = telegram.world.bots()[0]
            await until(app, lambda: bot.held > 0)
        await postgres.go_away(engine)
        await app.clock.advance(5)
    assert logged() == []
    await postgres.come_back(engine)


async def test_what_is_due_is_looked_at_again_when_it_is_back(app, postgres, engine, logged):
    await postgres.go_away(engine)
    await app.timer._looks()
    assert logged() == []
    await postgres.come_back(engine)
    await app.timer._looks()
