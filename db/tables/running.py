"""The processes of the bot that run, and what the owners were told of that does not go on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Moment


class Process(Base):
    """One that runs the bot, under the number that it gave itself. `seen_at`: when it last said so; who is silent for
    minutes is dead. `free_mb`: the room on its disk."""

    __tablename__ = "process"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    version: Mapped[str] = mapped_column(String(32))
    began_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    free_mb: Mapped[int] = mapped_column(BigInteger)


class Alarm(Base):
    """Here while it lasts: whoever inserts it tells the owners, and whoever deletes it tells them that it is over."""

    __tablename__ = "alarm"

    what: Mapped[str] = mapped_column(String(16), primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment)
    process_id: Mapped[int] = mapped_column(BigInteger)
