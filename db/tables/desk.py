"""Who is signed in at the desk, and the links by which one signs in. Of what opens it only the hash is kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Moment


class DeskSession(Base):
    """From signing in to signing out. `born_of`: what it was opened with, which opens nothing a second time."""

    __tablename__ = "desk_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    born_of: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)


class DeskLink(Base):
    """A way in for whoever got it from the bot, once."""

    __tablename__ = "desk_link"

    word_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)
