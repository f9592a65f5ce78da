"""What is to be told to people, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment

ELSEWHERE = text("door <> 'telegram'")  # few leave by another door than all the others


class Notice(Base):
    """A kind of notice with its parameters: it is put into words when it is sent, in the language its reader has then.

    `door` is the one it leaves by, and `chat_id` one behind it: a chat of Telegram's, or a page of Facebook's.
    `state`: waiting, sending (in flight), sent, failed, unreachable, unknown (a crash came between the sending and the
    noting: never sent again by itself), not theirs (nothing was said: its reader has no right to it), held and taken
    out (its broadcast pauses, or was stopped). Whoever sends it
    holds it under the number that it gave itself when it started, and counts its `renewals` up while it is alive.
    `reckoned_from` is the moment that `due_at` was reckoned from; none where that is an appointment by the clock on the
    wall.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_line", "state", "urgency", "due_at", "id", "chat_id"),
        Index("ix_notice_chat", "chat_id", "state", "urgency", "id", "due_at"),
        Index("ix_notice_astray", "state", "reckoned_from"),
        Index("ix_notice_elsewhere", "door", "state", "due_at", sqlite_where=ELSEWHERE, postgresql_where=ELSEWHERE),
        Index("ix_notice_broadcast", "broadcast_id", "kind", "state", "trouble", "id"),
        UniqueConstraint("once"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    door: Mapped[str] = mapped_column(String(12), default="telegram")
    chat_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    parameters: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    once: Mapped[str | None] = mapped_column(String(96))
    urgency: Mapped[int] = mapped_column(default=5)
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    due_at: Mapped[datetime] = mapped_column(Moment)
    reckoned_from: Mapped[datetime | None] = mapped_column(Moment)
    sender_id: Mapped[int | None] = mapped_column(BigInteger)
    renewals: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcast.id"))
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    message_ids: Mapped[list[int]] = mapped_column(Document, default=list)
    trouble: Mapped[str] = mapped_column(String(256), default="")
