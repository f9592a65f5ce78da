"""Notices put into words: those of the outbox, and answers that could not be given at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from aiogram.types import User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals, left
from newsroom import outbox
from newsroom.notices import ToDraw
from newsroom.outbox import Notice
from newsroom.union import readers
from scheduler import notices
from scheduler.clock import Clock


def wording(
    bot_id: int, clock: Clock, owners: Sequence[int] = ()
) -> Callable[[AsyncConnection, Notice], Awaitable[notices.Worded]]:
    async def word(tx: AsyncConnection, notice: Notice) -> notices.Worded:
        if notice.chat_id == outbox.NOBODY:
            return None
        now = datetime.fromtimestamp(clock.now(), UTC)
        if notice.kind != outbox.SCREEN:
            return await notices.word(tx, notice, now, owners)
        kept = await notices.kept_from(tx, ToDraw(), notice, await readers.reader_of(tx, notice.chat_id, now), now)
        if kept is not None:
            return kept
        user = User(id=notice.chat_id, is_bot=False, first_name="")
        who, before = await arrivals.read(tx, user, now)
        visit = arrivals.visit_of(tx, who, before, now, bot_id)
        return left.placed(await visit.show_again(), visit)

    return word
