"""Official reports: drafts, what was issued with files and figures, and the letterheads that they are written on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, Texts

IS_DRAFT = text("state = 'draft'")
HAS_NUMBER = text("number IS NOT NULL")


class Report(Base):
    """Of a place and a period. `points` is what was changed in its shortcomings and proposals, `times` how often.

    `changed_at`: changed or opened; a draft that was never changed goes some months after.

    Issued, it has a number of its year, a date, and the figures that it was made of; it is never changed then but for
    how it ended: `closed_at` and why, or the report that `replaces` it.
    """

    __tablename__ = "report"
    __table_args__ = (
        Index("uq_report_draft", "organisation_id", "period", unique=True, sqlite_where=IS_DRAFT,
              postgresql_where=IS_DRAFT),
        Index("uq_report_number", "year", "number", unique=True, sqlite_where=HAS_NUMBER, postgresql_where=HAS_NUMBER),
        Index("ix_report_of", "organisation_id", "issued_at", "id"),
        Index("ix_report_issued", "issued_at", "id"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    period: Mapped[str] = mapped_column(String(24))
    state: Mapped[str] = mapped_column(String(12))
    languages: Mapped[list[str]] = mapped_column(Document)
    points: Mapped[list[dict[str, Any]]] = mapped_column(Document, default=list)
    times: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    year: Mapped[int | None]
    number: Mapped[int | None]
    issued_on: Mapped[date | None]
    issued_at: Mapped[datetime | None] = mapped_column(Moment)
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    figures: Mapped[dict[str, Any]] = mapped_column(Document, default=dict, deferred=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)


class ReportFile(Base):
    """Of a draft, a Word that was corrected by hand, with the figures in it; of an issued one, what was issued."""

    __tablename__ = "report_file"
    __table_args__ = (UniqueConstraint("report_id", "language", "kind"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    language: Mapped[str] = mapped_column(String(2))
    kind: Mapped[str] = mapped_column(String(4))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    figures: Mapped[list[Any]] = mapped_column(Document, default=list, deferred=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Letterhead(Base):
    """What the press service's Word files are written on, the newest; without content, the one that comes with the bot.

    `logo`: its sign, for the PDF; `figures`: what stands on it in figures is no difference of a report.
    """

    __tablename__ = "letterhead"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(128), default="")
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    figures: Mapped[list[Any]] = mapped_column(Document, default=list, deferred=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
