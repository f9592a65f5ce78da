"""What people ask a region, and what it answers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.types import Key, Moment


class Question(Base):
    """Of somebody who sits in a place, or of a stranger, who has none; of whom only the account is known.

    `state`: begun (not sent yet), waiting, answered, aside; `since` when. The account of a stranger goes when it is
    needed no more. `is_lost`: the answer did not reach them. `item_id`, `post_id`: what it has become.
    """

    __tablename__ = "question"
    __table_args__ = (
        Index("ix_question_queue", "region_id", "state", "since", "id"),
        Index("ix_question_asker", "account_id", "id"),
        Index("ix_question_old", "state", "since"),
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    language: Mapped[str] = mapped_column(String(2))
    state: Mapped[str] = mapped_column(String(8))
    since: Mapped[datetime] = mapped_column(Moment)
    is_lost: Mapped[bool] = mapped_column(default=False)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("library_item.id", ondelete="SET NULL"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="SET NULL"))


class QuestionWord(Base):
    """What either side has said. `message_id`: the message in the asker's chat, by which an edit of it is known."""

    __tablename__ = "question_word"
    __table_args__ = (Index("ix_question_word_question_id", "question_id", "id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    is_answer: Mapped[bool]
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    message_id: Mapped[int] = mapped_column(BigInteger, default=0)
