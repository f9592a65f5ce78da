"""What each region reminds of, and what became of it each time."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key, Moment

IS_OPEN = text("outcome = 'open'")


class ReminderRule(Base):
    """On which days a region reminds of something, and by the clock of its `zone` at which minute of the day.

    A `weekday`, the `nth` of that weekday in a month, a `day` of the month, or each working day. `number`: hours, or
    weeks. `next_due_at` was reckoned at `reckoned_at`; `done` is the last week, month or day that was dealt with.
    """

    __tablename__ = "reminder_rule"
    __table_args__ = (UniqueConstraint("organisation_id", "kind"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[str] = mapped_column(String(16))
    is_on: Mapped[bool]
    weekday: Mapped[int | None]
    nth: Mapped[int | None]
    day: Mapped[int | None]
    minute: Mapped[int]
    number: Mapped[int | None]
    audience: Mapped[str] = mapped_column(String(8))
    zone: Mapped[str] = mapped_column(String(64))
    next_due_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    reckoned_at: Mapped[datetime] = mapped_column(Moment)
    done: Mapped[str] = mapped_column(String(10), default="")


class ReminderRun(Base):
    """A rule came due for a week, month or day. Whoever inserts the row does it; everybody else has come too late.

    `outcome`: open (some are not told yet, those after `cursor_id`), done, missed. `told`: how many people. What
    somebody has sent by hand is one of its own a day.
    """

    __tablename__ = "reminder_run"
    __table_args__ = (
        UniqueConstraint("organisation_id", "kind", "period", "by_hand"),
        Index("ix_reminder_run_last", "organisation_id", "kind", "claimed_at"),
        Index("ix_reminder_run_open", "organisation_id", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[str] = mapped_column(String(16))
    period: Mapped[str] = mapped_column(String(10))
    by_hand: Mapped[bool] = mapped_column(default=False)
    on_day: Mapped[date]
    due_at: Mapped[datetime] = mapped_column(Moment)
    claimed_at: Mapped[datetime] = mapped_column(Moment)
    outcome: Mapped[str] = mapped_column(String(8))
    told: Mapped[int | None] = mapped_column(default=0)
    cursor_id: Mapped[int] = mapped_column(Key, default=0)
