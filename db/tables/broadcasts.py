"""Tips and standards that went to many."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Document, Key, Moment, Texts


class Broadcast(Base):
    """A tip or a standard for many, in every language; with a photo as Telegram keeps it: whose bot's, and its name."""

    __tablename__ = "broadcast"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    texts: Mapped[dict[str, str]] = mapped_column(Texts)
    photo: Mapped[dict[str, Any] | None] = mapped_column(Document)
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
