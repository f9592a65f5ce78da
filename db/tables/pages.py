"""Pages, and figures of pages and places, as precise as they were told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, TextClause, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, Texts


class Page(Base):
    """A page (followers) or a group (members) on some platform. Its dates of life may be vague."""

    __tablename__ = "page"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    platform: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(8))
    url: Mapped[str] = mapped_column(String(512), default="")
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    remarks: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    closed_on: Mapped[date | None]


# What people tell in the bot, of a page or of the place itself. A file may say something else of the same day.
TOLD_OF_PAGE = text("source IN ('bot', 'region') AND page_id IS NOT NULL")
TOLD_OF_PLACE = text("source IN ('bot', 'region') AND page_id IS NULL")


def _one_a_day(name: str, column: str, where: TextClause) -> Index:
    return Index(name, column, "kind", "on_day", unique=True, sqlite_where=where, postgresql_where=where)


class Figure(Base):
    """A number of something at a date: followers of a page, members, materials on the site.

    `value` is the number to reckon with; what the source said stands beside it: `low` and `high` of a range, and
    `qualifier` (about, over, up_to, range). No row means "no data"; a value of 0 means none.
    """

    __tablename__ = "figure"
    __table_args__ = (
        Index("ix_figure_of", "organisation_id", "kind", "page_id", "on_day"),
        Index("ix_figure_page", "page_id", "kind", "on_day"),
        _one_a_day("uq_figure_page_day", "page_id", TOLD_OF_PAGE),
        _one_a_day("uq_figure_place_day", "organisation_id", TOLD_OF_PLACE),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    page_id: Mapped[int | None] = mapped_column(ForeignKey("page.id"))
    kind: Mapped[str] = mapped_column(String(32))
    value: Mapped[int]
    low: Mapped[int | None]
    high: Mapped[int | None]
    qualifier: Mapped[str] = mapped_column(String(8), default="")
    on_day: Mapped[date]
    precision: Mapped[str] = mapped_column(String(8), default="day")
    source: Mapped[str] = mapped_column(String(16), default="bot")
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
