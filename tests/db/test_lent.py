"""A database that is lent is as it was filled, whoever had it before; else tests would lean upon each other."""

from __future__ import annotations

from sqlalchemy import func, insert, select

from db.engine import open_engine
from db.migrate import move
from db.revisions import revision_of
from db.tables import Organisation, Rubric
from newsroom.rubrics import turns
from tests.databases import lent


async def with_rubrics(engine) -> None:
    async with engine.begin() as tx:
        await turns.bring_in_rubrics(tx)


async def _used(engine) -> tuple[int, int]:
    """How many rubrics there were, and the first id that was given to a place; then it is left in disorder."""
    async with engine.begin() as tx:
        rubrics = (await tx.execute(select(func.count()).select_from(Rubric))).scalar_one()
        row = {"level": "branch", "code": "b", "names": {}, "union_names": {}, "settings": {}}
        place = (await tx.execute(insert(Organisation).values(**row).returning(Organisation.id))).scalar_one()
        await tx.execute(Rubric.__table__.update().values(names={}))
        many = [row | {"code": f"b{n}", "names": {"kk": "ұзын атау" * 20}} for n in range(1500)]
        await tx.execute(insert(Organisation), many)
    return rubrics, place


async def test_what_one_did_to_it_the_next_does_not_find(databases):
    found = []
    for _ in range(3):
        async with lent(databases, with_rubrics) as engine:
            found.append(await _used(engine))
            async with engine.connect() as tx:
                assert (await tx.execute(select(Rubric.names).distinct())).all() == [({},)]
    assert found == [(13, 1)] * 3


async def test_one_that_is_left_open_holds_up_nobody(databases):
    """A connection that a test forgot, in the middle of a transaction."""
    async with lent(databases) as engine:
        forgotten = await engine.connect()
        await forgotten.execute(insert(Organisation).values(level="branch", code="b", names={}))
    async with lent(databases) as engine, engine.begin() as tx:
        assert (await tx.execute(select(Organisation.id))).all() == []
    await forgotten.invalidate()
    await forgotten.close()


async def with_a_list(_) -> list[int]:
    return [1]


async def test_what_a_fill_gave_is_given_whole_to_each(databases):
    for _ in range(2):
        async with lent(databases, with_a_list) as engine:
            assert engine.given == [1]
            engine.given.clear()


async def test_an_older_database_is_as_old_for_each_who_asks(databases):
    for _ in range(2):
        engine = open_engine(await databases.at("0002"))
        assert await revision_of(engine) == "0002"
        await move(engine, "0003")
        await engine.dispose()
