"""Rows for every table there is, also for those of tomorrow: with all that may stand in a column, and hard to carry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Integer, LargeBinary, String, Table, delete, insert
from sqlalchemy.ext.asyncio import AsyncEngine

from db.tables import Base
from db.types import Moment

FEW = 4
LETTERS = "Әлішер «Ғ»\n'\"\\%_😀\u2028 "
LONG_AGO = datetime(1999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
SAID = {"kk": LETTERS, "empty": "", "none": None, "list": [1, 2.5, True, {"ә": []}], "large": 2**53, "round": 100.0}


async def with_a_bit_of_everything(engine: AsyncEngine) -> None:
    """What refers to others of its own table refers to later ones, too."""
    async with engine.begin() as tx:
        for table in reversed(Base.metadata.sorted_tables):
            await tx.execute(delete(table))
        for table in Base.metadata.sorted_tables:
            await tx.execute(insert(table), [made(table, number) for number in range(FEW)])
        for table in Base.metadata.sorted_tables:
            for number, column in _rounds(table):
                key = table.c.id == made(table, number)["id"]
                await tx.execute(table.update().where(key).values({column: made(table, FEW - 1 - number)["id"]}))


def _rounds(table: Table) -> Iterator[tuple[int, str]]:
    for column in table.columns:
        if _refers_to(column) is table and column.nullable:
            yield from [(number, column.name) for number in range(FEW)]


def made(table: Table, number: int) -> dict[str, Any]:
    return {column.name: _value(column, number) for column in table.columns}


def _refers_to(column: Column[Any]) -> Table | None:
    return next((one.column.table for one in column.foreign_keys), None)


def _value(column: Column[Any], number: int) -> Any:
    target = next(iter(column.foreign_keys), None)
    if target is not None and target.column.table is column.table:
        return None
    if column.nullable and number == 0:
        return None
    return _value(target.column, number) if target is not None else _plain(column, number)


def _plain(column: Column[Any], number: int) -> Any:
    kind = column.type
    if isinstance(kind, String):
        return f"{number}{LETTERS}"[: kind.length or 200]
    if isinstance(kind, Moment):
        return LONG_AGO + timedelta(days=number)
    if isinstance(kind, Date):
        return date(1995, 2, 28) + timedelta(days=number)
    if isinstance(kind, Boolean):
        return bool(number % 2)
    if isinstance(kind, JSON):
        return {number: SAID, 1: [], 2: {}}.get(number, SAID)
    if isinstance(kind, LargeBinary):
        return bytes(range(256)) * number * (4_000 if column.table.name == "media" else 1)
    if column.primary_key and "INTEGER" not in str(kind.compile()) and column.name != "id":
        return 2**60 + number
    if isinstance(kind, BigInteger):
        return 7_000_000_000 + 10 * number
    assert isinstance(kind, Integer), f"{column}: a type that is new here"
    return 2**31 - 1 - number
