"""What branches send, what became of it, and every step on the way."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, Texts

IS_MERGED = text("merged_into_id IS NOT NULL")
IS_SENT = text("local_day IS NOT NULL")


class Post(Base):
    """A material, from the first word of a draft on. `author_id` wrote it, `entered_by` brought it into the bot.

    `said` are the messages that its texts were put together from; `origin` is where a forwarded one came from. A card
    is held by the specialist who looks at it, until a moment. `live_at` is when a live stream begins. `frame` is how
    its photos are framed, empty where they are not. `from_primary`: a primary organisation below the branch wrote it.
    """

    __tablename__ = "post"
    __table_args__ = (
        Index("ix_post_week", "week", "organisation_id", "state"),
        Index("ix_post_state", "state", "organisation_id", "publish_at"),
        Index("ix_post_sent", "organisation_id", "sent_at"),
        Index("ix_post_draft", "entered_by", "organisation_id", "state"),
        Index(
            "ix_post_counted",
            "organisation_id",
            "local_day",
            "state",
            "rubric_id",
            "is_repost",
            "author_id",
            "from_primary",
            sqlite_where=IS_SENT,
            postgresql_where=IS_SENT,
        ),
        Index("ix_post_merged", "merged_into_id", sqlite_where=IS_MERGED, postgresql_where=IS_MERGED),
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
    said: Mapped[list[dict[str, Any]]] = mapped_column(Document, default=list)
    origin: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    signature: Mapped[list[int]] = mapped_column(Document, default=list)
    event_on: Mapped[date | None]
    live_at: Mapped[datetime | None] = mapped_column(Moment)
    publish_at: Mapped[datetime | None] = mapped_column(Moment)
    held_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    held_until: Mapped[datetime | None] = mapped_column(Moment)
    trouble: Mapped[str] = mapped_column(String(256), default="")
    frame: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    from_primary: Mapped[bool] = mapped_column(server_default=false())


class Version(Base):
    """How a post stood when somebody sent or changed it: the author's own is kept, whatever becomes of the post."""

    __tablename__ = "version"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    texts: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    photos: Mapped[list[str]] = mapped_column(Document, default=list)


class Publication(Base):
    """Where a post came out, or is to: once a place, however often it was edited there.

    `state`: going (on its way; `at` is its moment), out, doubt, failed, removed. `trouble` says why it is not there.
    """

    __tablename__ = "publication"
    __table_args__ = (UniqueConstraint("post_id", "platform"), Index("ix_publication_there", "platform", "at"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    platform: Mapped[str] = mapped_column(String(16))
    link: Mapped[str] = mapped_column(String(512), default="")
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(String(8), default="out")
    chat_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    messages: Mapped[list[dict[str, Any]]] = mapped_column(Document, default=list)
    trouble: Mapped[str] = mapped_column(String(256), default="")


class Offer(Base):
    """A publication offered to the centre for the union's site. `state`: offered, accepted, returned, declined."""

    __tablename__ = "offer"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), unique=True)
    state: Mapped[str] = mapped_column(String(12), index=True)
    offered_at: Mapped[datetime] = mapped_column(Moment)
    offered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    comment: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)


class Media(Base):
    """A photo or file of a post. A file_id is one bot's; the bytes are kept while they are small enough to fetch.

    `framed` is the file_id of the same in a frame, under the name of what was drawn.
    """

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
    framed: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
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


class TextPrint(Base):
    """What a text that was sent is known again by, in the region that its place stands in: a few numbers of many."""

    __tablename__ = "text_print"
    __table_args__ = (
        Index("ix_text_print_of", "region_id", "mark", "sent_on", "post_id"),
        {"sqlite_with_rowid": False},
    )

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    mark: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    sent_on: Mapped[date]


class PhotoPrint(Base):
    """The same of a photo, by parts of its print: of two that are alike some part is nearly one. `whole`: signed."""

    __tablename__ = "photo_print"
    __table_args__ = (
        Index("ix_photo_print_of", "region_id", "part", "sent_on", "media_id", "whole"),
        {"sqlite_with_rowid": False},
    )

    media_id: Mapped[int] = mapped_column(ForeignKey("media.id", ondelete="CASCADE"), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    whole: Mapped[int] = mapped_column(BigInteger)
    region_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    sent_on: Mapped[date]
