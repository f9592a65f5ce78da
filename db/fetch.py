"""Rows as values: what is read leaves the database as small frozen dataclasses that types can follow."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import FromClause, Select, UpdateBase
from sqlalchemy.ext.asyncio import AsyncConnection

Value = TypeVar("Value")
Rows = Select[*tuple[Any, ...]] | UpdateBase  # what gives some


def columns(kind: type[Any], table: FromClause) -> list[Any]:
    """Those of the table that the value has a field for; others may stand beside them in the statement."""
    return [table.c[field.name] for field in fields(kind) if field.name in table.c]


async def fetch_all(tx: AsyncConnection, statement: Rows, kind: type[Value], **given: Any) -> list[Value]:
    """Each row as a value: the statement gives just the fields, by their names. `given` are its parameters."""
    found = await tx.execute(statement, given)
    names = tuple(found.keys())  # once for all rows: a mapping would look each of them up
    return [kind(**dict(zip(names, row, strict=True))) for row in found]


async def fetch_one(tx: AsyncConnection, statement: Rows, kind: type[Value], **given: Any) -> Value | None:
    """The one row that there is, or None."""
    row = (await tx.execute(statement, given)).mappings().one_or_none()
    return kind(**row) if row is not None else None
