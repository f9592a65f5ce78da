"""Notices put into words: those of the outbox, and answers that could not be given at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from aiogram.types import User
from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals
from handlers.visit import Visit
from newsroom import outbox, review
from newsroom.errors import Refused
from scheduler import notices
from scheduler.sender import Clock, Outcome
from screens import failures
from screens.screen import Screen

POST_LINK = "https://t.me/c/{chat}/{message}"
CHANNEL_PREFIX = "-100"


def wording(bot_id: int, clock: Clock) -> Callable[[AsyncConnection, RowMapping], Awaitable[Screen | None]]:
    async def word(tx: AsyncConnection, row: RowMapping) -> Screen | None:
        if row["kind"] != "screen":
            return await notices.word(tx, row)
        now = datetime.fromtimestamp(clock.now(), UTC)
        user = User(id=row["chat_id"], is_bot=False, first_name="")
        who, before = await arrivals.read(tx, user, now)
        try:
            return await Visit(tx, who, now, bot_id, before.state, before.screen).show_again()
        except Refused as refused:  # a seat has ended meanwhile, or a draft has gone
            return failures.refused(who.language, refused.kind, refused.parameters)

    return word


async def after(tx: AsyncConnection, row: RowMapping, outcome: Outcome, now: datetime) -> None:
    """What follows from a notice having arrived: a publication stands in the channel from then on."""
    if row["kind"] == "publication" and outcome.state == outbox.SENT and outcome.message_ids:
        chat = str(row["chat_id"]).removeprefix(CHANNEL_PREFIX)
        link = POST_LINK.format(chat=chat, message=outcome.message_ids[-1])
        await review.published(tx, row["parameters"]["post"], link, now)
