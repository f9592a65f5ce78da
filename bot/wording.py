"""Notices put into words: those of the outbox, and answers that could not be given at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from aiogram.types import User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals, left
from newsroom import outbox
from newsroom.notices import ToDraw, Unfit
from newsroom.outbox import Notice
from newsroom.union import readers
from newsroom.union.readers import Reader
from scheduler import notices
from scheduler.clock import Clock
from scheduler.sender import Word, Wording
from screens.screen import Screen


def wording(bot_id: int, clock: Clock, owners: Sequence[int] = ()) -> Wording:
    """For those that are claimed together: who reads them is found with one look."""

    async def for_claimed(tx: AsyncConnection, claimed: Sequence[Notice]) -> Word:
        now, said = datetime.fromtimestamp(clock.now(), UTC), notices.Said()
        chats = [one.chat_id for one in claimed if one.door == outbox.TELEGRAM]
        known = await readers.readers_of(tx, chats, now, owners) if chats else {}

        async def word(notice: Notice) -> notices.Worded:
            if notice.chat_id == outbox.NOBODY:
                return None
            if notice.door != outbox.TELEGRAM:
                return await notices.word(tx, notice, Reader(notice.chat_id, door=notice.door), now, said)
            reader = known[notice.chat_id]
            if notice.kind != outbox.SCREEN:
                return await notices.word(tx, notice, reader, now, said)
            about = _to_draw(notice)
            kept = await notices.kept_from(tx, about, notice, reader, now)
            return kept if kept is not None else await _drawn(tx, about, notice.chat_id, now, bot_id)

        return word

    return for_claimed


async def _drawn(tx: AsyncConnection, about: ToDraw, chat_id: int, now: datetime, bot_id: int) -> Screen | None:
    """Unless something else has been shown there meanwhile."""
    who, before = await arrivals.read(tx, User(id=chat_id, is_bot=False, first_name=""), now)
    if about.is_over(before.shown_at):
        return None
    visit = arrivals.visit_of(tx, who, before, now, bot_id)
    return replace(left.placed(await visit.show_again(), visit), since=before.shown_at)


def _to_draw(notice: Notice) -> ToDraw:
    """Whatever another version has left with it: there is only one screen."""
    try:
        return ToDraw.parsed(notice.parameters)
    except Unfit:
        return ToDraw()
