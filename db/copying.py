"""All rows of a database into another one, of either engine: in batches, gone on with after a break, and compared."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any

from sqlalchemy import FromClause, LargeBinary, Table, bindparam, delete, exists, func, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.alike import fingerprint
from db.engine import Database, is_away
from db.revisions import COPYING, bring_up, newest, require_known, revision_of
from db.tables import Base
from db.writer import Work

TABLES: Sequence[Table] = Base.metadata.sorted_tables
LAID_IN = ("broadcast_series", "rubric", "idea", "library_section", "library_item", "library_gram")
ROWS, BYTES = 500, 4 * 2**20  # of one batch; a single row may be larger
UNCHECKED = ("foreign_keys = OFF",)  # a file that is filled: rows may come before those that they refer to
OF_ONE_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

Told = Callable[[str, int], None]
Row = Mapping[str, Any]


def nobody_waits(_: str, __: int) -> None:
    """It is not told how far it is."""


class NotNewest(Exception):
    """It has to be migrated first."""

    def __init__(self, revision: str | None) -> None:
        super().__init__(revision)
        self.revision = revision


class NotEmpty(Exception):
    """There is more in it than what the bot lays into every database: somebody's, and not from where we copy now."""


class DoesNotFit(Exception):
    """A row that the other engine does not take: by its table and its key, for what stands in it is people's."""

    def __init__(self, table: Table, row: Row) -> None:
        key = ", ".join(f"{column.name} {row[column.name]}" for column in table.primary_key)
        super().__init__(f"{table.name}, {key}")


class Differs(Exception):
    """What arrived is not what was sent: the source has changed between two beginnings, or something is broken."""


async def copy(
    source: Database, target: Database, name: str, told: Told = nobody_waits, lastly: Work[None] | None = None,
    *, is_at_work: bool = False,
) -> int:  # fmt: skip
    """Gives how many rows there are. Broken off, it goes on where it was, if it is asked for by the same `name`.

    Until it is over, nobody else takes the target for a database: not even this code at another start. `lastly`:
    done with the rows when all are there, before anybody does. Of a source that `is_at_work` it is the moment at which
    this began; in any other it is noticed if somebody writes meanwhile.
    """
    if (revision := await revision_of(source)) != newest():
        raise NotNewest(revision)
    await _begin(target, mark_of(name))
    carry, compare = partial(_copy_all, target=target, told=told), partial(_compare_all, target=target)
    if is_at_work:
        rows = await source.read(partial(_both, carry=carry, compare=compare))
    else:
        await source.read(partial(_of_one_moment, work=carry))
        rows = await source.read(partial(_of_one_moment, work=compare))
    await target.write(partial(_finish, lastly=lastly))
    return rows


async def _of_one_moment(read: AsyncConnection, work: Work[int]) -> int:
    if read.dialect.name == "postgresql":
        await read.execution_options(**OF_ONE_MOMENT)
    return await work(read)


async def _both(read: AsyncConnection, carry: Work[int], compare: Work[int]) -> int:
    await _of_one_moment(read, carry)
    return await compare(read)


async def _copy_all(read: AsyncConnection, target: Database, told: Told) -> int:
    rows = 0
    for table in TABLES:
        rows += await _copy_table(read, target, table)
        told(table.name, rows)
    return rows


async def _compare_all(read: AsyncConnection, target: Database) -> int:
    return sum([await _compare(read, target, table) for table in TABLES])


def mark_of(name: str) -> str:
    return COPYING + blake2b(name.encode(), digest_size=8).hexdigest()


async def require_empty(target: Database, mark: str) -> None:
    """Or begun under this mark. Nothing is written."""
    revision = await revision_of(target)
    if revision is None and await target.read(_has_tables):
        raise NotEmpty
    if revision is None or revision == mark:
        return
    require_known(revision)
    if revision == newest() and not await target.read(_is_empty):
        raise NotEmpty


async def _begin(target: Database, mark: str) -> None:
    await require_empty(target, mark)
    if await revision_of(target) == mark:
        return
    await bring_up(target)
    await require_empty(target, mark)
    await target.write(partial(_clear, mark=mark))


async def _has_tables(tx: AsyncConnection) -> bool:
    return bool(await tx.run_sync(lambda connection: inspect(connection).get_table_names()))


async def _is_empty(tx: AsyncConnection) -> bool:
    found = [exists(select(1).select_from(table)) for table in TABLES if table.name not in LAID_IN]
    return not any((await tx.execute(select(*found))).one())


async def _clear(tx: AsyncConnection, mark: str) -> None:
    """Rows refer to each other in rounds, and to later ones: PostgreSQL gets its references back when all are there."""
    await tx.execute(REVISION, {"revision": mark})
    for table in reversed(TABLES):
        if table.name in LAID_IN:
            await tx.execute(delete(table))
    if tx.dialect.name == "postgresql":
        await tx.exec_driver_sql(KEEP_REFERENCES)
        await tx.exec_driver_sql(TAKE_AWAY)


REVISION = text("UPDATE alembic_version SET version_num = :revision")
KEEP_REFERENCES = """
CREATE TABLE copying AS SELECT conrelid::regclass AS place, conname AS name, pg_get_constraintdef(oid) AS definition
FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"""
TAKE_AWAY = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT * FROM copying LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.place, one.name);
  END LOOP;
END $$"""
PUT_BACK = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT * FROM copying LOOP
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', one.place, one.name, one.definition);
  END LOOP;
  DROP TABLE copying;
END $$"""
FOLLOWS = "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), (SELECT max({column}) FROM {table}))"


async def _finish(tx: AsyncConnection, lastly: Work[None] | None) -> None:
    """References are checked here, by the database itself. New rows are numbered after those that came."""
    if tx.dialect.name == "postgresql":
        await tx.exec_driver_sql(PUT_BACK)
        for table in TABLES:
            for column in table.primary_key:
                if column.type.python_type is int:
                    await tx.exec_driver_sql(FOLLOWS.format(table=table.name, column=column.name))
    elif broken := (await tx.exec_driver_sql("PRAGMA foreign_key_check")).fetchall():
        raise Differs(f"rows of {broken[0][0]} refer to nothing")
    if lastly is not None:
        await lastly(tx)
    await tx.execute(REVISION, {"revision": newest()})


async def _copy_table(read: AsyncConnection, target: Database, table: Table) -> int:
    """Rows arrive in the order of their keys: as many as are there already are passed over."""
    there: int = await target.read(partial(_count, table=table))
    async for batch in _batches(read, table, there):
        try:
            await target.write(partial(_put, table=table, rows=batch))
        except DBAPIError as error:
            if is_away(error):
                raise
            await _put_singly(target, table, batch)
        there += len(batch)
    return there


async def _put_singly(target: Database, table: Table, rows: Sequence[Row]) -> None:
    """To find the one that does not fit."""
    for row in rows:
        try:
            await target.write(partial(_put, table=table, rows=[row]))
        except DBAPIError as error:
            if is_away(error):
                raise
            raise DoesNotFit(table, row) from None


async def _put(tx: AsyncConnection, table: Table, rows: Sequence[Row]) -> None:
    await tx.execute(insert(table), rows)


async def _count(tx: AsyncConnection, table: FromClause) -> int:
    counted: int = (await tx.execute(select(func.count()).select_from(table))).scalar_one()
    return counted


async def _batches(read: AsyncConnection, table: Table, passed: int) -> AsyncIterator[list[Row]]:
    batch: list[Row] = []
    size = 0
    async for row in _rows(read, table, passed):
        batch.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, bytes))
        if len(batch) == ROWS or size >= BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


async def _rows(read: AsyncConnection, table: Table, passed: int = 0) -> AsyncIterator[Row]:
    """In the order of their keys. Where a row may be a video, each is asked for by itself: drivers hold fifty ahead."""
    keys = [*table.primary_key]
    is_heavy = any(isinstance(column.type, LargeBinary) for column in table.columns)
    statement = (select(*keys) if is_heavy else select(table)).order_by(*keys).offset(passed)
    by_key = select(table).where(*[key == bindparam(key.name) for key in keys])
    async with read.stream(statement, execution_options={"yield_per": ROWS}) as found:
        async for row in found.mappings():
            yield dict((await read.execute(by_key, dict(row))).mappings().one() if is_heavy else row)


async def _compare(read: AsyncConnection, target: Database, table: Table) -> int:
    sent = await _measured(read, table)
    if sent != await target.read(partial(_measured, table=table)):
        raise Differs(f"{table.name} is not the same on both sides")
    return sent[0]


async def _measured(tx: AsyncConnection, table: Table) -> tuple[int, int]:
    """How many rows there are, and what they sum up to, in whichever order they come."""
    count = total = 0
    mark = fingerprint(table)
    async for row in _rows(tx, table):
        count, total = count + 1, total + mark(row)
    return count, total
