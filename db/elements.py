"""The elements of a list that is kept as a document, as rows: each engine calls it by a name of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import TableValuedAlias, column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from db.types import Document


class _Elements(GenericFunction[Any]):
    name = "elements_of"
    inherit_cache = True


@compiles(_Elements, "sqlite")
def _on_sqlite(found: _Elements, compiler: SQLCompiler, **given: Any) -> str:
    return f"json_each({compiler.process(found.clauses, **given)})"


@compiles(_Elements, "postgresql")
def _on_postgres(found: _Elements, compiler: SQLCompiler, **given: Any) -> str:
    return f"jsonb_array_elements({compiler.process(found.clauses, **given)})"


def elements_of(kept: InstrumentedAttribute[Any]) -> TableValuedAlias:
    """Each stands in the column `value`; to be joined with the row that the list is of."""
    return _Elements(kept).table_valued(column("value", Document), joins_implicitly=True)
