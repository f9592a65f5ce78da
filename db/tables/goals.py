"""What a region wants to reach."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key, Moment


class Goal(Base):
    """Of a place and figure one holds at a time; those that were changed or ended stay, with the time they held."""

    __tablename__ = "goal"
    __table_args__ = (
        Index("uq_goal_holds", "organisation_id", "figure", unique=True, sqlite_where=text("ended_at IS NULL"),
              postgresql_where=text("ended_at IS NULL")),
        Index("ix_goal_place", "organisation_id", "set_at"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    figure: Mapped[str] = mapped_column(String(16))
    target: Mapped[int]
    set_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
