"""No column is compared with None by mistake.

`Account.person_id == inviter`, where there is no inviter, is `person_id IS NULL` to SQLAlchemy: everybody without a
person, where nobody was meant. So `==` and `!=` refuse a None in Python; whoever means it writes `.is_(None)`. A bound
parameter that turns out to be None, and a None among the values of `in_`, are equal to nothing in SQL: they find
nobody, which is safe.
"""

from __future__ import annotations

from operator import eq, ne
from typing import Any, cast

from sqlalchemy import ColumnElement, MetaData
from sqlalchemy.types import TypeDecorator, TypeEngine


class Certain:
    """Goes before the comparator of a type."""

    __slots__ = ()

    def operate(self, op: Any, *other: Any, **more: Any) -> ColumnElement[Any]:
        if op in (eq, ne) and other[0] is None:
            raise TypeError(f"{self.expr} is compared with None: say .is_(None), or ask for nobody")  # type: ignore[attr-defined]
        return cast("ColumnElement[Any]", super().operate(op, *other, **more))  # type: ignore[misc]


def make_certain(metadata: MetaData) -> None:
    """Of all columns, once the tables are declared: a reference learns its type from what it refers to."""
    for table in metadata.tables.values():
        for column in table.columns:
            kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
            _make_certain(kind)


def _make_certain(kind: TypeEngine[Any]) -> None:
    before = cast("type[Any]", kind.comparator_factory)
    if not issubclass(before, Certain):  # columns share types
        kind.comparator_factory = cast("Any", type(before.__name__, (Certain, before), {"__slots__": ()}))
