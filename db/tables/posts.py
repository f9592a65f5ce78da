"""What branches send, what became of it, and every step on the way."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, Texts


class Post(Base):
    """A material, from the first word of a draft on. `author_id` wrote it, `entered_by` brought it into the bot."""

    __tablename__ = "post"
    __table_args__ = (
        Index("ix_post_place", "organisation_id", "week"),
        Index("ix_post_state", "state"),
        Index("ix_post_draft", "entered_by", "state"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    entered_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    rubric_id: Mapped[int | None] = mapped_column(ForeignKey("rubric.id"))
    state: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(2))
    texts: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    entities: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    is_repost: Mapped[bool] = mapped_column(default=False)
    started_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    local_day: Mapped[date | None]
    week: Mapped[str | None] = mapped_column(String(8))
    link: Mapped[str] = mapped_column(String(512), default="")


class Media(Base):
    """A photo or file of a post. A file_id is one bot's; the bytes are kept while they are small enough to fetch."""

    __tablename__ = "media"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    bot_id: Mapped[int] = mapped_column(BigInteger)
    file_id: Mapped[str] = mapped_column(String(256))
    unique_id: Mapped[str] = mapped_column(String(64))
    album: Mapped[str] = mapped_column(String(32), default="")
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class Passage(Base):
    """A post passed from one state to another: who did it, when, and what they said."""

    __tablename__ = "passage"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(String(16))
    comment: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
