"""A database into another one: all of it, of one moment, gone on with after a break, and never half a one unnoticed."""

from __future__ import annotations

import asyncio
from threading import Semaphore, Thread

import pytest
from sqlalchemy import insert, select, text, update

from db import copying
from db.alike import fingerprint
from db.copying import UNCHECKED, Differs, DoesNotFit, NotEmpty, NotNewest, copy
from db.engine import open_engine
from db.revisions import HalfCopied, bring_up, newest, revision_of
from db.tables import Base, Deed, Media, Person
from tests.databases import PATIENCE
from tests.db.made_rows import made, with_a_bit_of_everything

BOTH_WAYS = pytest.mark.parametrize("databases", ["sqlite", "postgres"], indirect=True)
FROM_SQLITE = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
CONSTRAINTS = "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conname"


class BrokenOff(Exception):
    """Where a test wants it."""


@pytest.fixture
def fill():
    return with_a_bit_of_everything


@pytest.fixture
async def other(databases, sqlite, postgres):
    """Of the other engine, and nothing in it."""
    there = postgres if databases is sqlite else sqlite
    opened = open_engine(await there.copy(), UNCHECKED)  # not a lent one: what is broken off leaves more than rows
    yield opened
    await opened.dispose()


def until(name: str):
    def told(table: str, _: int) -> None:
        if table == name:
            raise BrokenOff

    return told


async def all_of(engine) -> dict[str, list]:
    async with engine.connect() as tx:
        return {
            table.name: sorted(map(tuple, (await tx.execute(select(table))).all()), key=repr)
            for table in Base.metadata.sorted_tables
        }


async def asked(engine, statement: str) -> list:
    async with engine.connect() as tx:
        return list((await tx.execute(text(statement))).all())


@BOTH_WAYS
async def test_all_that_is_there_arrives_and_more_can_be_added(engine, other):
    before = await asked(other, CONSTRAINTS) if other.dialect.name == "postgresql" else []
    told = []
    rows = await copy(engine, other, "here", lambda *given: told.append(given))
    assert told[-1] == (copying.TABLES[-1].name, rows)
    assert await all_of(other) == await all_of(engine)
    assert await revision_of(other) == newest()
    if before:
        assert await asked(other, CONSTRAINTS) == before
    async with other.begin() as tx:
        added = await tx.execute(insert(Deed).values(at=made(Deed.__table__, 1)["at"], kind="added").returning(Deed.id))
        assert added.scalar_one() == max([row[0] for row in (await all_of(engine))["deed"]]) + 1
    with pytest.raises(NotEmpty):
        await copy(engine, other, "here", print)


@BOTH_WAYS
async def test_broken_off_in_the_middle_it_goes_on_and_nobody_takes_it_for_whole(engine, other):
    with pytest.raises(BrokenOff):
        await copy(engine, other, "here", until("library_item"))
    media = [made(Media.__table__, number) for number in range(2)]  # a batch more had arrived when it was killed
    await other.write(lambda tx: tx.execute(insert(Media), media))
    for refused in (bring_up(other), copy(engine, other, "elsewhere", print)):
        with pytest.raises(HalfCopied):
            await refused
    with pytest.raises(NotNewest):
        await copy(other, engine, "back", print)
    await copy(engine, other, "here", lambda *_: None)
    assert await all_of(other) == await all_of(engine)
    assert await revision_of(other) == newest()


@FROM_SQLITE
async def test_a_source_that_has_changed_meanwhile_is_noticed(engine, other):
    with pytest.raises(BrokenOff):
        await copy(engine, other, "here", until("seat"))
    async with engine.begin() as tx:
        await tx.execute(update(Person).where(Person.id == made(Person.__table__, 1)["id"]).values(name="Басқа"))
    with pytest.raises(Differs, match="person"):
        await copy(engine, other, "here", print)
    with pytest.raises(HalfCopied):
        await bring_up(other)


@BOTH_WAYS
async def test_what_is_written_meanwhile_is_noticed_or_belongs_to_the_next_moment(engine, other, databases):
    """A bot that was started too early spoils a move. While a backup is made it goes on."""
    seen, address = await all_of(engine), engine.url.render_as_string(hide_password=False)
    address = address.replace("+at_once", "").replace("+asyncpg", "")

    def somebody_writes(table: str, rows: int) -> None:
        if table == "seat":
            Thread(target=asyncio.run, args=(renamed(address, f"at row {rows} of {len(seen)}"),)).start()
            assert written.acquire(timeout=PATIENCE)

    written = Semaphore(0)

    async def renamed(address: str, name: str) -> None:
        source = open_engine(address)
        async with source.begin() as tx:
            await tx.execute(update(Person).where(Person.id == made(Person.__table__, 1)["id"]).values(name=name))
        await source.dispose()
        written.release()

    await copy(engine, other, "here", somebody_writes, is_at_work=True)
    assert (await all_of(other))["person"] == seen["person"]
    seen.popitem()  # another name this time
    another = open_engine(await databases.copy(), UNCHECKED)
    with pytest.raises(Differs, match="person"):
        await copy(engine, another, "here", somebody_writes)
    await another.dispose()


@FROM_SQLITE
@pytest.mark.parametrize("name", ["long " * 100, "nought \0"])
async def test_a_row_that_postgresql_does_not_take_is_named_without_its_words(engine, other, name):
    """A file of SQLite takes whatever it is given."""
    number = made(Person.__table__, 2)["id"]
    async with engine.begin() as tx:
        await tx.execute(update(Person).where(Person.id == number).values(name=name))
    with pytest.raises(DoesNotFit) as raised:
        await copy(engine, other, "here", lambda *_: None)
    assert str(raised.value) == f"person, id {number}"


@FROM_SQLITE
async def test_only_into_what_is_empty_and_from_what_is_up_to_date(engine, other, databases):
    """Somebody wrote to the bot on the new database already; or another program lives there."""
    async with other.begin() as tx:
        await tx.execute(insert(Person).values(language="kk", created_at=made(Person.__table__, 1)["created_at"]))
    with pytest.raises(NotEmpty):
        await copy(engine, other, "here", print)
    foreign = open_engine(await databases.empty(), UNCHECKED)
    async with foreign.begin() as tx:
        await tx.execute(text("CREATE TABLE wp_posts (id INTEGER)"))
    with pytest.raises(NotEmpty):
        await copy(engine, foreign, "here", print)
    with pytest.raises(NotNewest):
        await copy(foreign, other, "here", print)
    await foreign.dispose()


def test_rows_are_told_apart_by_every_column_and_not_by_how_a_number_was_written():
    table = Media.__table__
    mark, row = fingerprint(table), made(table, 3)
    others = [mark(row | {column.name: None}) for column in table.columns]
    assert len({mark(row), *others}) == len(table.columns) + 1
    assert mark(row | {"content": row["content"][:-1]}) != mark(row)
    assert mark(row | {"facts": {"a": 100.0, "b": [1.5]}}) == mark(row | {"facts": {"b": [1.5], "a": 100}})
