"""A column compared with None by mistake would find all that have nothing there: it is refused where it is written."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, func, null, select

from db.base import aliased
from db.tables import Account, Base, Figure, Organisation, Person, Seat

MAPPED = sorted(Base.__subclasses__(), key=lambda one: one.__name__)
TABLES = pytest.mark.parametrize("mapped", MAPPED, ids=lambda one: one.__name__)


def refused(compare) -> None:
    with pytest.raises(TypeError, match=r"is_\(None\)"):
        compare()


@TABLES
def test_no_column_of_any_table_is_compared_with_none(mapped):
    """Neither by the column, nor by what is made of it: a label, another name for its table, a query around it."""
    for column in mapped.__table__.columns:
        around, elsewhere = select(column).subquery().c[column.name], mapped.__table__.alias("other").c[column.name]
        attribute = getattr(mapped, column.key)
        for one in (column, attribute, column.label("other"), elsewhere, around, func.max(column)):
            refused(lambda one=one: one == None)  # noqa: E711
            refused(lambda one=one: one != None)  # noqa: E711
            refused(lambda one=one: None == one)  # noqa: E711, SIM300


@TABLES
def test_whoever_means_it_says_so(mapped):
    for column in mapped.__table__.columns:
        other = mapped.__table__.alias("other").c[column.name]
        assert str(column.is_(None)).endswith("IS NULL")
        assert str(column.is_not(None)).endswith("IS NOT NULL")
        assert str(column == null()).endswith("IS NULL")
        assert str(column == other) == f"{column} = {other}"
        assert str(column != other) == f"{column} != {other}"
        assert str(column == bindparam("x")) == f"{column} = :x"


def test_every_table_is_walked():
    assert {one.__table__ for one in MAPPED} == set(Base.metadata.sorted_tables)


def test_by_another_name_and_by_keyword():
    refused(lambda: aliased(Organisation).region_id == None)  # noqa: E711
    refused(lambda: select(Seat).filter_by(ends_on=None))
    refused(lambda: Figure.__table__.c.entered_by == None)  # noqa: E711


async def test_what_is_only_known_when_it_is_asked_finds_nothing(engine):
    """A parameter that turns out to be None, or one among several values: nobody is equal to it."""
    async with engine.begin() as tx:
        await tx.execute(Account.__table__.insert().values(id=7, language="kk"))
        asked = select(Account.id).where(Account.person_id == bindparam("person"))
        assert (await tx.execute(asked, {"person": None})).all() == []
        assert (await tx.execute(select(Account.id).where(Account.person_id.in_([None])))).all() == []
        assert (await tx.execute(select(Account.id).where(Account.person_id.in_(select(Person.id))))).all() == []
        assert (await tx.execute(select(Account.id).where(Account.person_id.is_(None)))).all() == [(7,)]
