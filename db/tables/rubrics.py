"""Permanent rubrics, what a region has made of them, and the bank of prompts."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, OwnTexts, Texts

OF_ALL = text("organisation_id IS NULL")
OF_DEFAULTS = text("code <> ''")


class Rubric(Base):
    """The centre's own hold for all (no organisation); a region adds its own beside them.

    Where guidance or example is null, what is built in holds; an empty one was taken away.
    """

    __tablename__ = "rubric"
    __table_args__ = (
        UniqueConstraint("organisation_id", "code"),  # to which no organisation is never the same as none
        Index("uq_rubric_of_all", "code", unique=True, sqlite_where=OF_ALL, postgresql_where=OF_ALL),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    code: Mapped[str] = mapped_column(String(32))
    names: Mapped[dict[str, str]] = mapped_column(Texts)
    guidance: Mapped[dict[str, str] | None] = mapped_column(OwnTexts)
    example: Mapped[dict[str, str] | None] = mapped_column(OwnTexts)
    position: Mapped[int] = mapped_column(default=0)
    retired_on: Mapped[date | None]
    added_on: Mapped[date | None]  # by a region; what was there before has none


class RubricAt(Base):
    """What is otherwise in one region: null is as it is for all."""

    __tablename__ = "rubric_at"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    rubric_id: Mapped[int] = mapped_column(ForeignKey("rubric.id"), primary_key=True)
    names: Mapped[dict[str, str] | None] = mapped_column(OwnTexts)
    guidance: Mapped[dict[str, str] | None] = mapped_column(OwnTexts)
    example: Mapped[dict[str, str] | None] = mapped_column(OwnTexts)
    position: Mapped[int | None]
    retired_on: Mapped[date | None]


class Idea(Base):
    """A prompt: of all who have the rubric, or of one region. In season from one «MM-DD» to another, if it has any.

    What was built in has a code, by which it is known again, also when it was removed.
    """

    __tablename__ = "idea"
    __table_args__ = (
        Index("uq_idea_of_defaults", "code", unique=True, sqlite_where=OF_DEFAULTS, postgresql_where=OF_DEFAULTS),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    rubric_id: Mapped[int] = mapped_column(ForeignKey("rubric.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    code: Mapped[str] = mapped_column(String(32), default="", server_default="")
    texts: Mapped[dict[str, str]] = mapped_column(Texts)
    season_from: Mapped[str] = mapped_column(String(5), default="", server_default="")
    season_until: Mapped[str] = mapped_column(String(5), default="", server_default="")
    removed_on: Mapped[date | None]


class IdeasGiven(Base):
    """What a branch was given last of a rubric, and all that it has been given since it last had them all."""

    __tablename__ = "ideas_given"

    branch_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    rubric_id: Mapped[int] = mapped_column(ForeignKey("rubric.id"), primary_key=True)
    week: Mapped[str] = mapped_column(String(8))
    ideas: Mapped[list[Any]] = mapped_column(Document)
    used: Mapped[list[Any]] = mapped_column(Document)
