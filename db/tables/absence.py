"""Weeks in which a branch has said that nothing comes, and people who are away for a while."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key, Moment


class QuietWeek(Base):
    """Nothing comes from a place in a week. `words` are its own, where none of the known reasons fits."""

    __tablename__ = "quiet_week"
    __table_args__ = (UniqueConstraint("organisation_id", "week"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    week: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(String(256), default="")
    said_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    said_at: Mapped[datetime] = mapped_column(Moment)


class Away(Base):
    """Somebody who is not to be reminded of anything up to a day, and on it."""

    __tablename__ = "away"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    until: Mapped[date]
    said_at: Mapped[datetime] = mapped_column(Moment)
