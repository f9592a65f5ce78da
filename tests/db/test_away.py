"""What a database says: whether it may be better in a moment, or never will be. Asked of the engines themselves."""

from __future__ import annotations

import asyncpg
import pytest
from sqlalchemy import bindparam, insert, select, text
from sqlalchemy.exc import DBAPIError

from db.engine import AWAY, Database, is_away, open_engine
from db.tables import Account, Seat
from tests.databases import lent

OURS = {
    "a value of another type": lambda: select(Account.id).where(Account.id == bindparam("id", ["Құпия"])),
    "a number that no column holds": lambda: insert(Account).values(id=2**70),
    "a column that is not there": lambda: text("SELECT nothing FROM account"),
    "what a rule forbids": lambda: insert(Seat).values(person_id=999, organisation_id=999, role="chair"),
    "no statement at all": lambda: text("SELEC 1"),
}


@pytest.mark.parametrize("what", OURS)
async def test_a_fault_of_ours_is_asked_once(engine, what):
    with pytest.raises(Exception) as met:  # noqa: PT011 (which of them it is differs by engine)
        async with engine.begin() as tx:
            await tx.execute(OURS[what]())
    assert not is_away(met.value), repr(met.value)


async def test_a_fault_that_has_no_class_in_the_driver(postgres):
    async with lent(postgres) as engine, engine.connect() as tx:
        for statement in ("SELECT 1 / 0", "SELECT 'x'::int", "SELECT repeat('x', 5)::date", "SELECT sqrt(-1)"):
            with pytest.raises(DBAPIError) as met:
                await tx.execute(text(statement))
            assert not is_away(met.value), statement
            await tx.rollback()


async def test_cut_off_and_turned_back(postgres):
    """These are better in a moment."""
    async with lent(postgres) as engine:
        async with engine.connect() as tx:
            await tx.execute(text("SELECT 1"))
            await postgres.restart(engine)
            with pytest.raises(DBAPIError) as met:
                await tx.execute(text("SELECT 1"))
            assert is_away(met.value)
        async with engine.connect() as tx:
            await tx.execute(text("SET statement_timeout = 1"))
            with pytest.raises(DBAPIError) as met:
                await tx.execute(text("SELECT pg_sleep(60)"))
            assert is_away(met.value)


async def test_lost_while_it_is_made_ready(postgres, monkeypatch):
    """By then it is open, and the driver still asks the server for types: what it calls that is known all the same."""

    async def is_cut(*_, **__):
        raise asyncpg.exceptions.ConnectionDoesNotExistError("connection was closed in the middle of operation")

    async def asked(tx):
        return (await tx.execute(text("SELECT 1"))).scalar_one()

    address = await postgres.copy()
    for way in (Database.write, Database.read):
        engine = open_engine(address)
        with monkeypatch.context() as patch:
            patch.setattr(asyncpg.Connection, "set_type_codec", is_cut)
            with pytest.raises(AWAY) as met:
                await way(engine, asked)
        assert is_away(met.value), repr(met.value)
        assert await way(engine, asked) == 1
        await engine.dispose()
