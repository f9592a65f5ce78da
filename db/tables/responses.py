"""What readers do with what stands in a channel."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Moment


class Response(Base):
    """Of a message of a region's channel, in numbers alone: who it was is not known, and what they said not kept.

    It may come before it is known which post stands there, so that it is known by the message. `counted_at` is
    Telegram's moment, by which an older count is told from a newer; `told_*` what the author has heard of. `group_id`
    and `root_id`: where it is commented on; the last comment that was counted is `last_comment_id`.
    """

    __tablename__ = "response"
    __table_args__ = (
        Index("ix_response_changed", "chat_id", "changed_at"),
        Index("ix_response_root", "group_id", "root_id"),
    )

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    liked: Mapped[int] = mapped_column(default=0)
    disliked: Mapped[int] = mapped_column(default=0)
    comments: Mapped[int] = mapped_column(default=0)
    counted_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    told_liked: Mapped[int] = mapped_column(default=0)
    told_comments: Mapped[int] = mapped_column(default=0)
    group_id: Mapped[int | None] = mapped_column(BigInteger)
    root_id: Mapped[int | None] = mapped_column(BigInteger)
    last_comment_id: Mapped[int] = mapped_column(BigInteger, default=0)
