"""The plan of a region's month: which branch sends what, under which rubric, on which day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key, Moment, Texts


class PlanMonth(Base):
    """`month` is its first day; `because`: why it was returned, by language."""

    __tablename__ = "plan_month"
    __table_args__ = (UniqueConstraint("region_id", "month"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    month: Mapped[date]
    state: Mapped[str] = mapped_column(String(12))
    drafted_at: Mapped[datetime] = mapped_column(Moment)
    submitted_at: Mapped[datetime | None] = mapped_column(Moment)
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None] = mapped_column(Moment)
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    published_at: Mapped[datetime | None] = mapped_column(Moment)
    published_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    because: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)


class PlanSlot(Base):
    """A post that is to come; of no branch, where it is asked of all. `sequence` grows with each change of it.

    `touched_at`: somebody has changed it since it was drafted. `is_done` is what somebody says of it, whatever was
    sent. One that was dropped stays: calendars are told that it is off.
    """

    __tablename__ = "plan_slot"
    __table_args__ = (Index("ix_plan_slot_week", "region_id", "week"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    month_id: Mapped[int] = mapped_column(ForeignKey("plan_month.id", ondelete="CASCADE"), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    rubric_id: Mapped[int] = mapped_column(ForeignKey("rubric.id"))
    on_day: Mapped[date]
    week: Mapped[str] = mapped_column(String(8))
    topic: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    touched_at: Mapped[datetime | None] = mapped_column(Moment)
    dropped_at: Mapped[datetime | None] = mapped_column(Moment)
    is_done: Mapped[bool | None]
    judged_at: Mapped[datetime | None] = mapped_column(Moment)
    judged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
