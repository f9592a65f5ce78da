"""People, apart from their Telegram accounts; the seats they hold; the ways in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment


class Person(Base):
    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(128), default="")
    language: Mapped[str] = mapped_column(String(2))
    created_at: Mapped[datetime] = mapped_column(Moment)
    unreachable_since: Mapped[datetime | None] = mapped_column(Moment)
    forgotten_at: Mapped[datetime | None] = mapped_column(Moment)


class Account(Base):
    """A Telegram account and where its conversation stands: one row, read and written once an update.

    The number is Telegram's own and larger than 32 bits. `update_id` is written in the transaction of the update, so
    that one which comes again finds itself done; `screen` is what is being shown, and so what is asked, since
    `shown_at`; what came at `interrupted_at` was told beside it; `entering_id` is the branch that something is entered
    for; `acted_at` when they last did anything at all; `menu` whose commands and standing buttons Telegram was last
    told to show; `bubbles` which messages of the last screen go with it.
    """

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    language: Mapped[str] = mapped_column(String(2), default="")
    update_id: Mapped[int] = mapped_column(BigInteger, default=0)
    screen: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    shown_at: Mapped[datetime | None] = mapped_column(Moment)
    interrupted_at: Mapped[datetime | None] = mapped_column(Moment)
    acted_at: Mapped[datetime | None] = mapped_column(Moment)
    entering_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    menu: Mapped[str] = mapped_column(String(16), default="")
    bubbles: Mapped[dict[str, Any]] = mapped_column(Document, server_default="{}")


class Unfinished(Base):
    """What has been answered of a form that nobody has come to the end of.

    `about` are the form's parameters as JSON; `messages` tells by step which message answered it.
    """

    __tablename__ = "unfinished"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    form: Mapped[str] = mapped_column(String(32), primary_key=True)
    about: Mapped[str] = mapped_column(String(128), primary_key=True)
    answers: Mapped[dict[str, str | None]] = mapped_column(Document)
    messages: Mapped[dict[str, int]] = mapped_column(Document)
    at: Mapped[datetime] = mapped_column(Moment)


class Seat(Base):
    """Somebody's role in a place, from a day to a day. An ended one stays, for terms remain visible.

    `acting`: in the chair's place until the next one is elected. `left_at`: when they went on in another of theirs.
    """

    __tablename__ = "seat"
    __table_args__ = (Index("ix_seat_place", "organisation_id", "role"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    role: Mapped[str] = mapped_column(String(16))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    acting: Mapped[bool] = mapped_column(default=False)
    left_at: Mapped[datetime | None] = mapped_column(Moment)


class Invitation(Base):
    """A way in for one role in one place. Only the hash of its word is kept.

    `replaces_id` is the seat that ends when this one is taken; `person_id` is whose new account this lets in.
    """

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    word_hash: Mapped[str] = mapped_column(String(64), unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    role: Mapped[str] = mapped_column(String(16))
    uses_left: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    acting: Mapped[bool] = mapped_column(default=False)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class JoinRequest(Base):
    """A stranger asks to be let in. `state`: waiting, approved, declined."""

    __tablename__ = "join_request"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, index=True)
    name: Mapped[str] = mapped_column(String(128))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    state: Mapped[str] = mapped_column(String(12), index=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
