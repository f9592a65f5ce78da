"""INSERT, UPDATE and DELETE by tables themselves: by their classes, SQLAlchemy asks its ORM first, for a third more."""

from __future__ import annotations

from typing import Any

import sqlalchemy
from sqlalchemy import Delete, Insert, Update


def _table(of: Any) -> Any:
    return getattr(of, "__table__", of)


def insert(into: Any) -> Insert:
    return sqlalchemy.insert(_table(into))


def update(of: Any) -> Update:
    return sqlalchemy.update(_table(of))


def delete(of: Any) -> Delete:
    return sqlalchemy.delete(_table(of))
