"""A table's class stands for the table in a statement, and its attributes are the columns themselves."""

from __future__ import annotations

import pytest
from sqlalchemy import exc, orm, select

from db.base import aliased
from db.tables import Base, Organisation, Post


def test_every_attribute_is_the_column_of_its_name():
    for kind in Base.__subclasses__():
        assert kind.__clause_element__() is kind.__table__
        for column in kind.__table__.columns:
            assert getattr(kind, column.key) is column


def test_a_statement_begins_with_the_table_of_its_first_column():
    joined = select(Post.id, Organisation.names).join(Organisation, Organisation.id == Post.organisation_id)
    assert str(joined).split("\n")[1:] == ["FROM post JOIN organisation ON organisation.id = post.organisation_id"]


def test_once_more_under_a_name_of_its_own():
    above = aliased(Organisation)
    twice = select(Organisation.id, above.names).join(above, above.id == Organisation.region_id)
    assert str(twice) == (
        "SELECT organisation.id, organisation_1.names \n"
        "FROM organisation JOIN organisation AS organisation_1 ON organisation_1.id = organisation.region_id"
    )


def test_the_other_way_is_refused():
    """SQLAlchemy's own `aliased` would give columns of the table that is there already."""
    with pytest.raises(exc.NoInspectionAvailable):
        orm.aliased(Organisation)
