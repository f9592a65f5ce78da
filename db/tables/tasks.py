"""What a region's specialist is to see to, since a threshold was crossed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key, Moment

IS_OPEN = text("closed_on IS NULL")
STANDS = text("over_on IS NULL")


class Task(Base):
    """One for each crossing. `organisation_id`: the branch that is silent, or the region of the rubric or page.

    `subject_id`: the place, rubric or page; `last_on`: the day of its last post, where there was one. `closed_on`:
    somebody has acted (`done`) or given a reason, or its cause was gone. `over_on`: the cause was gone, so that the
    threshold can be crossed anew; until then there is no second one. A day is looked at when it is over: what is seen
    then is of that day, though it is written on the next.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index("uq_task_stands", "organisation_id", "kind", "subject_id", unique=True, sqlite_where=STANDS,
              postgresql_where=STANDS),
        Index("ix_task_open", "organisation_id", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index("ix_task_opened", "organisation_id", "opened_on"),
        Index("ix_task_closed", "organisation_id", "closed_on"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[str] = mapped_column(String(8))
    subject_id: Mapped[int] = mapped_column(Key)
    last_on: Mapped[date | None]
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(8), default="", server_default="")
    reason: Mapped[str] = mapped_column(String(16), default="", server_default="")
    words: Mapped[str] = mapped_column(String(256), default="", server_default="")
    over_on: Mapped[date | None]
