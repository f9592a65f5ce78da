"""What was due when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key, Moment


class Occurrence(Base):
    """A rule came due at a moment. Whoever inserts the row does the work; everybody else has come too late."""

    __tablename__ = "occurrence"
    __table_args__ = (UniqueConstraint("rule", "due_at"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    rule: Mapped[str] = mapped_column(String(64))
    due_at: Mapped[datetime] = mapped_column(Moment)
    claimed_at: Mapped[datetime] = mapped_column(Moment)
