"""Permanent rubrics, and ideas for them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key, Texts

OF_ALL = text("organisation_id IS NULL")


class Rubric(Base):
    """The centre's own hold for all (no organisation); a region adds its own beside them."""

    __tablename__ = "rubric"
    __table_args__ = (
        UniqueConstraint("organisation_id", "code"),  # to which no organisation is never the same as none
        Index("uq_rubric_of_all", "code", unique=True, sqlite_where=OF_ALL, postgresql_where=OF_ALL),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    code: Mapped[str] = mapped_column(String(32))
    names: Mapped[dict[str, str]] = mapped_column(Texts)
    position: Mapped[int] = mapped_column(default=0)
    retired_on: Mapped[date | None]


class Idea(Base):
    __tablename__ = "idea"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    rubric_id: Mapped[int] = mapped_column(ForeignKey("rubric.id"), index=True)
    texts: Mapped[dict[str, str]] = mapped_column(Texts)
