"""Notices put into words: those of the outbox, and answers that could not be given at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from aiogram.types import User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals, left
from newsroom import outbox
from newsroom.notices import ToDraw, Unfit
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
        about = _to_draw(notice)
        kept = await notices.kept_from(tx, about, notice, await readers.reader_of(tx, notice.chat_id, now), now)
        if kept is not None:
            return kept
        user = User(id=notice.chat_id, is_bot=False, first_name="")
        who, before = await arrivals.read(tx, user, now)
        if about.is_over(before.shown_at):
            return None
        visit = arrivals.visit_of(tx, who, before, now, bot_id)
        return replace(left.placed(await visit.show_again(), visit), since=before.shown_at)

    return word


def _to_draw(notice: Notice) -> ToDraw:
    """Whatever another version has left with it: there is only one screen."""
    try:
        return ToDraw.parsed(notice.parameters)
    except Unfit:
        return ToDraw()
