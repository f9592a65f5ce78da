"""The library: sections, items with their files and versions, how often they are opened, what search goes by."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, Texts

UNION_SECTION = text("region_id IS NULL AND code <> ''")


class LibrarySection(Base):
    """Of the union where there is no region, else of that region. Those that come with the bot are known by a code."""

    __tablename__ = "library_section"
    __table_args__ = (
        Index("uq_library_section_code", "code", unique=True, sqlite_where=UNION_SECTION,
              postgresql_where=UNION_SECTION),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    region_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    code: Mapped[str] = mapped_column(String(32), default="")
    names: Mapped[dict[str, str]] = mapped_column(Texts)
    position: Mapped[int] = mapped_column(default=0)


class LibraryItem(Base):
    """Of the union where there is no region. `audience`: seats, or all who have its link.

    What comes with the bot is known by a code, and mended with it until somebody changes it by hand. `post_id`: it was
    made of a publication. `in_force_on`: of a standard.
    """

    __tablename__ = "library_item"
    __table_args__ = (
        Index("ix_library_item_list", "section_id", "position", "id"),
        UniqueConstraint("code"),
        UniqueConstraint("post_id"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("library_section.id"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    code: Mapped[str | None] = mapped_column(String(48))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="SET NULL"))
    titles: Mapped[dict[str, str]] = mapped_column(Texts)
    notes: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    links: Mapped[list[str]] = mapped_column(Document, default=list)
    audience: Mapped[str] = mapped_column(String(8), default="seats")
    in_force_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)
    added_at: Mapped[datetime] = mapped_column(Moment, index=True)
    added_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)


class LibraryFile(Base):
    """A file of an item; `language` is empty where it is for all readers. A file_id is one bot's, as of a post's."""

    __tablename__ = "library_file"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("library_item.id", ondelete="CASCADE"), index=True)
    language: Mapped[str] = mapped_column(String(2), default="")
    kind: Mapped[str] = mapped_column(String(16))
    bot_id: Mapped[int] = mapped_column(BigInteger)
    file_id: Mapped[str] = mapped_column(String(256))
    unique_id: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(128), default="")
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class LibraryVersion(Base):
    """How an item stood until it was changed: since when, and by whom it had been written so."""

    __tablename__ = "library_version"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("library_item.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    titles: Mapped[dict[str, str]] = mapped_column(Texts)
    notes: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    links: Mapped[list[str]] = mapped_column(Document, default=list)
    in_force_on: Mapped[date | None]


class LibraryOpening(Base):
    """How often an item was opened on a day, by the union's clock. Who opened it stands nowhere."""

    __tablename__ = "library_opening"
    __table_args__ = ({"sqlite_with_rowid": False},)

    on_day: Mapped[date] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("library_item.id", ondelete="CASCADE"), primary_key=True)
    times: Mapped[int] = mapped_column(default=0)


class LibraryGram(Base):
    """Three letters that stand side by side in a title, or how a word begins, folded. What weighs more tells more."""

    __tablename__ = "library_gram"
    __table_args__ = ({"sqlite_with_rowid": False},)

    gram: Mapped[str] = mapped_column(String(8), primary_key=True)
    item_id: Mapped[int] = mapped_column(
        ForeignKey("library_item.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    weight: Mapped[int]
