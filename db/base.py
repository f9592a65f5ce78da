"""What every table has in common."""

from __future__ import annotations

from typing import TypeVar, cast

from sqlalchemy import FromClause, MetaData
from sqlalchemy.orm import DeclarativeBase

Kind = TypeVar("Kind", bound="Base")

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Constraints have names that both engines and every later migration can rely on."""

    metadata = MetaData(naming_convention=NAMES)

    @classmethod
    def __clause_element__(cls) -> FromClause:
        """What the class stands for in a statement."""
        return cls.__table__


class _Again:
    def __init__(self, kind: type[Base]) -> None:
        self.__table__ = kind.__table__.alias()
        vars(self).update(self.__table__.c.items())

    def __clause_element__(self) -> FromClause:
        return self.__table__


def aliased(kind: type[Kind]) -> type[Kind]:
    """The same table once more in a statement, under a name of its own."""
    return cast("type[Kind]", _Again(kind))


def make_plain(base: type[Base]) -> None:
    """Once the tables are declared, `Post.state` is the column itself, and `Post` the table.

    Nobody here has objects that are kept: as attributes of such, they are twice as dear in each statement.
    """
    mapped = {
        mapper.class_: {attribute.key: attribute.columns[0] for attribute in mapper.column_attrs}
        | {"__table__": mapper.local_table}
        for mapper in base.registry.mappers
    }
    base.registry.dispose()
    for kind, attributes in mapped.items():
        for name, column in attributes.items():
            type.__setattr__(kind, name, column)
