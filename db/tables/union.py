"""The union's tree."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, Texts


class Organisation(Base):
    """The centre, a region, a branch or a primary organisation: how deep the tree goes is each region's affair.

    `region_id` is the region that it stands in, however deep; a region stands in itself, the centre in none.
    """

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    region_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    level: Mapped[str] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(64), unique=True)
    names: Mapped[dict[str, str]] = mapped_column(Texts)
    union_names: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    timezone: Mapped[str] = mapped_column(String(64), default="")
    settings: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    closed_on: Mapped[date | None]


class Artwork(Base):
    """A logo or a frame that a region has sent. It is never changed: posts may be framed with one of another time."""

    __tablename__ = "artwork"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    added_at: Mapped[datetime] = mapped_column(Moment)
    content: Mapped[bytes] = mapped_column(LargeBinary)
