"""Keys of doors other than Telegram's: of pages that a region publishes to by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment


class DoorKey(Base):
    """The key of a region's page. `sealed` is the token, to be opened only with a key that stands in no database.

    `chat_id` is the page's number there. `ends_at` is when the token is over; none where it holds for good. `facts`
    are the addresses of the page and of the Instagram account that is linked to it, and that account's number.
    """

    __tablename__ = "door_key"
    __table_args__ = (UniqueConstraint("region_id", "door"), UniqueConstraint("door", "chat_id"))

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    door: Mapped[str] = mapped_column(String(12))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str] = mapped_column(String(256))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    connected_at: Mapped[datetime] = mapped_column(Moment)
    facts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
