"""Who did what, and what went wrong."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment

# A post's way is kept with the post: most deeds are steps of posts, and the record that is read is of all others.
OF_PEOPLE = text("substr(kind, 1, 5) <> 'post '")


class Deed(Base):
    """A change of roles, settings or state: who did it, in which seat, to what."""

    __tablename__ = "deed"
    __table_args__ = (Index("ix_deed_of_people", "id", sqlite_where=OF_PEOPLE, postgresql_where=OF_PEOPLE),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[str] = mapped_column(String(48))
    details: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)


class Incident(Base):
    """An update that could not be dealt with, set aside under a number that the person was told."""

    __tablename__ = "incident"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    number: Mapped[str] = mapped_column(String(8), unique=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    update_id: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(128))
    reported: Mapped[bool] = mapped_column(default=False)
