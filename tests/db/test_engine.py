"""What both engines promise: nothing lost between writers, nothing naive in time, letters kept."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from db.engine import open_engine
from db.tables import Account, Organisation, Person, Seat

WRITERS, EACH = 50, 4


async def test_fifty_writers_lose_nothing(engine):
    async with engine.begin() as connection:
        await connection.execute(insert(Account).values(id=1, screen={"n": 0}))

    async def add_one() -> None:
        for _ in range(EACH):
            async with engine.begin() as connection:
                row = (await connection.execute(select(Account.screen).where(Account.id == 1).with_for_update())).one()
                await connection.execute(update(Account).values(screen={"n": row.screen["n"] + 1}))

    await asyncio.gather(*[add_one() for _ in range(WRITERS)])
    async with engine.connect() as connection:
        assert (await connection.execute(select(Account.screen))).scalar_one() == {"n": WRITERS * EACH}


async def test_a_failed_transaction_leaves_nothing(engine):
    async def fail() -> None:
        async with engine.begin() as connection:
            await connection.execute(insert(Account).values(id=1, screen={}))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with engine.connect() as connection:
        assert (await connection.execute(select(Account.id))).all() == []


async def test_kazakh_letters_and_moments_come_back_as_they_went(engine):
    moment = datetime(2026, 11, 21, 14, 5, tzinfo=timezone(timedelta(hours=5)))
    names = {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"}
    async with engine.begin() as connection:
        await connection.execute(insert(Organisation).values(level="region", code="vko", names=names))
        await connection.execute(insert(Person).values(language="kk", created_at=moment))
    async with engine.connect() as connection:
        assert (await connection.execute(select(Organisation.names))).scalar_one() == names
        back = (await connection.execute(select(Person.created_at))).scalar_one()
        assert (back, back.tzinfo) == (moment, UTC)


async def test_a_reference_to_nobody_is_refused(engine):
    nobody = insert(Seat).values(person_id=99, organisation_id=99, role="chair", starts_on=date(2026, 1, 1))
    async with engine.connect() as connection:
        with pytest.raises(IntegrityError):
            await connection.execute(nobody)


async def test_a_moment_without_a_zone_is_refused(engine):
    naive = datetime(2026, 11, 21, 9, 5)  # noqa: DTZ001 (that is the point)
    async with engine.connect() as connection:
        with pytest.raises(StatementError, match="needs a time zone"):
            await connection.execute(insert(Person).values(language="kk", created_at=naive))


async def test_a_file_that_cannot_be_opened_leaves_no_thread_behind(tmp_path):
    """It would have something to say to a loop that may be closed by then, which Python tells in a traceback."""
    engine = open_engine(f"sqlite:///{tmp_path}/nowhere/tilshi.sqlite3")
    before = threading.active_count()
    for use in (engine.write, engine.read):
        with pytest.raises(OperationalError, match="unable to open"):
            await use(nothing)
    with pytest.raises(OperationalError, match="unable to open"):
        await engine.connect()
    await engine.dispose()
    own = [one for one in threading.enumerate() if not one.name.startswith("asyncio_")]  # asyncio ends those itself
    assert len(own) <= before


async def nothing(_) -> None: ...
