"""Pages, figures of pages and places as precise as they were told, and what shows whether a page lives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, TextClause, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, Texts


class Page(Base):
    """A page (followers), a group (members) or a person's profile on some platform.

    `url` is what is opened, `address` what it is known again by, however its link was copied. `is_to_ask`: only a link
    to something on it is known. `ended`, empty while it is open: closed, feeds (the centre, in its place), mistake.
    `facts` are what a file says beside.
    """

    __tablename__ = "page"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    platform: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(8))
    url: Mapped[str] = mapped_column(String(512), default="")
    address: Mapped[str] = mapped_column(String(512), server_default="", index=True)
    is_to_ask: Mapped[bool] = mapped_column(server_default=false())
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    remarks: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    ended: Mapped[str] = mapped_column(String(8), server_default="")
    closed_on: Mapped[date | None]


# What is told in the bot or counted by it, of a page or of the place itself. A file may say something else of that day.
TOLD_OF_PAGE = text("source IN ('bot', 'region', 'telegram', 'meta') AND page_id IS NOT NULL")
TOLD_OF_PLACE = text("source IN ('bot', 'region') AND page_id IS NULL")
IS_DOUBTED = text("doubt = 'confirmed'")


def _one_a_day(name: str, column: str, where: TextClause) -> Index:
    return Index(name, column, "kind", "on_day", unique=True, sqlite_where=where, postgresql_where=where)


class Figure(Base):
    """A number of something at a date: followers of a page, members, materials on the site.

    `value` is the number to reckon with; what the source said stands beside it: `low` and `high` of a range, and
    `qualifier` (about, over, up_to, range). No row means "no data"; a value of 0 means none. What is of a span, as
    posts on a page are, is of the days after `since`. `doubt`: empty, confirmed (asked about, and right), settled.
    """

    __tablename__ = "figure"
    __table_args__ = (
        Index("ix_figure_of", "organisation_id", "kind", "page_id", "on_day"),
        Index("ix_figure_page", "page_id", "kind", "on_day"),
        _one_a_day("uq_figure_page_day", "page_id", TOLD_OF_PAGE),
        _one_a_day("uq_figure_place_day", "organisation_id", TOLD_OF_PLACE),
        Index("ix_figure_doubted", "organisation_id", sqlite_where=IS_DOUBTED, postgresql_where=IS_DOUBTED),
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
    since: Mapped[date | None]
    precision: Mapped[str] = mapped_column(String(8), default="day")
    source: Mapped[str] = mapped_column(String(16), default="bot")
    doubt: Mapped[str] = mapped_column(String(12), server_default="")
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Correction(Base):
    """What a figure was before it was corrected: as it was told, by whom, and why it is something else now."""

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    figure_id: Mapped[int] = mapped_column(ForeignKey("figure.id", ondelete="CASCADE"), index=True)
    value: Mapped[int]
    low: Mapped[int | None]
    high: Mapped[int | None]
    qualifier: Mapped[str] = mapped_column(String(8), default="")
    source: Mapped[str] = mapped_column(String(16))
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(16))
    words: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Proof(Base):
    """A screenshot of a count, sent with it or asked for: then its file is not there yet."""

    __tablename__ = "proof"

    figure_id: Mapped[int] = mapped_column(ForeignKey("figure.id", ondelete="CASCADE"), primary_key=True)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    file_id: Mapped[str] = mapped_column(String(256), default="")
    unique_id: Mapped[str] = mapped_column(String(64), default="")
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class Sign(Base):
    """When a page last lived, as it was known on `noted_on`: one of each kind a day. `on_day` may be vague.

    `kind`: own_post, post, activity (of whatever kind); unseen, where whoever was to count it could not see it.
    """

    __tablename__ = "sign"
    __table_args__ = (UniqueConstraint("page_id", "kind", "noted_on"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("page.id"))
    kind: Mapped[str] = mapped_column(String(12))
    on_day: Mapped[date]
    precision: Mapped[str] = mapped_column(String(8), default="day")
    noted_on: Mapped[date]
    source: Mapped[str] = mapped_column(String(16), default="bot")
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Remark(Base):
    """What a page looks like, as it was seen on `noted_on`: by codes that have words in each language, and own words.

    `resumed_on` goes with the code "resumed", and may be vague.
    """

    __tablename__ = "remark"
    __table_args__ = (UniqueConstraint("page_id", "noted_on"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("page.id"))
    noted_on: Mapped[date]
    chips: Mapped[list[str]] = mapped_column(Document, default=list)
    resumed_on: Mapped[date | None]
    precision: Mapped[str] = mapped_column(String(8), default="day")
    words: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    source: Mapped[str] = mapped_column(String(16), default="region")
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
