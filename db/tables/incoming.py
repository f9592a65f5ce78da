"""What Telegram has brought by the webhook."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Moment, Payload

OPEN = text("done_at IS NULL")


class Incoming(Base):
    """An update: here before Telegram hears that it has come, and known by Telegram's number when it comes again.

    `lane`: whose it is, a person or else a chat; those of one go one after the other. `written_at`: when what it does
    was written, in one transaction with that; `done_at`: when it was answered, too, after which its words are gone.
    `tries`: how often another process has taken it up, because nobody was at work on it.
    """

    __tablename__ = "incoming"
    __table_args__ = (Index("ix_incoming_open", "lane", "id", sqlite_where=OPEN, postgresql_where=OPEN),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lane: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any] | None] = mapped_column(Payload)
    came_at: Mapped[datetime] = mapped_column(Moment)
    written_at: Mapped[datetime | None] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
