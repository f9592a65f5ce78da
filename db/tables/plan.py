"""The plan that gives each week its rubric."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key


class PlanWeek(Base):
    __tablename__ = "plan_week"
    __table_args__ = (UniqueConstraint("organisation_id", "week"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    week: Mapped[str] = mapped_column(String(8))
    rubric_id: Mapped[int] = mapped_column(ForeignKey("rubric.id"))
