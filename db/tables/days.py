"""Days that are off, or worked, otherwise than the calendar says."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key, Moment, Texts


class DayException(Base):
    """What an owner has said of one day: it is off, it is worked, or nothing is special about it any more.

    `moved_from`: the holiday on it was on that day before.
    """

    __tablename__ = "day_exception"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    on_day: Mapped[date] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(8))
    names: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    moved_from: Mapped[date | None]
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime] = mapped_column(Moment)
