"""What is told to many: what it says and to whom, what they have answered, and what was said about it since."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, OwnTexts, Texts

PLANNED = text("state = 'planned'")
IS_DRAFT = text("state = 'draft'")


class Broadcast(Base):
    """A tip, a standard, news or something urgent for many, in one language or all; files as Telegram keeps them.

    `state`: draft, planned, running, paused, stopped, done, dropped. `errand` is the kind of the notices that go out
    for it now or went last (the broadcast itself, its correction, its taking back), of which those of this time come
    after `errand_from`. `live` is the message that shows how far it is: its number, and what was done when. It is
    drawn anew by the notice of this `turn` alone. `lane` is the urgency it goes with. `said` are the messages that the
    texts were written in, by their languages. `counted` is what its answers are figures of. In a series it has a
    `place`, and goes when its turn comes.
    """

    __tablename__ = "broadcast"
    __table_args__ = (
        Index("ix_broadcast_planned", "send_at", sqlite_where=PLANNED, postgresql_where=PLANNED),
        Index("ix_broadcast_draft", "created_by", "id", sqlite_where=IS_DRAFT, postgresql_where=IS_DRAFT),
        Index("ix_broadcast_begun", "started_at", "id"),
        Index("ix_broadcast_series", "series_id", "place", "id", sqlite_where=PLANNED, postgresql_where=PLANNED),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), default="tip")
    state: Mapped[str] = mapped_column(String(8), default="draft")
    texts: Mapped[dict[str, str]] = mapped_column(Texts, default=dict)
    media: Mapped[list[dict[str, Any]]] = mapped_column(Document, default=list)
    links: Mapped[list[dict[str, Any]]] = mapped_column(Document, default=list)
    audience: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    asks: Mapped[str] = mapped_column(String(8), default="")
    choices: Mapped[list[dict[str, str]]] = mapped_column(Document, default=list)
    answer_by: Mapped[date | None]
    send_at: Mapped[datetime | None] = mapped_column(Moment)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("broadcast_series.id"))
    place: Mapped[int] = mapped_column(default=0)
    counted: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    said: Mapped[dict[str, int]] = mapped_column(Document, default=dict)
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    started_at: Mapped[datetime | None] = mapped_column(Moment)
    people: Mapped[int] = mapped_column(default=0)
    lane: Mapped[int] = mapped_column(default=9)
    errand: Mapped[str] = mapped_column(String(32), default="broadcast")
    errand_from: Mapped[int] = mapped_column(Key, default=0)
    turn: Mapped[int] = mapped_column(default=0)
    live: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    corrected_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)
    nudged_at: Mapped[datetime | None] = mapped_column(Moment)


class BroadcastSeries(Base):
    """Broadcasts that go one after the other, one a week, on this day (Monday is 0) at this hour of the union's clock.

    None of them goes while it halts.
    """

    __tablename__ = "broadcast_series"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    names: Mapped[dict[str, str]] = mapped_column(Texts)
    weekday: Mapped[int]
    hour: Mapped[str] = mapped_column(String(5))
    is_halted: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class BroadcastAnswer(Base):
    """What somebody has said to it: that they have read it, a choice, a number, a sentence. What is said last holds."""

    __tablename__ = "broadcast_answer"

    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    choice: Mapped[int | None]
    amount: Mapped[list[Any] | None] = mapped_column(OwnTexts)
    words: Mapped[str] = mapped_column(String(1000), default="")


class BroadcastWord(Base):
    """A sentence between a reader and those who sent it. `person_id` is the reader's; `by_id` is who said it."""

    __tablename__ = "broadcast_word"
    __table_args__ = (Index("ix_broadcast_word_thread", "broadcast_id", "person_id", "id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str] = mapped_column(String(1000))
    at: Mapped[datetime] = mapped_column(Moment)
