"""Notices put into words: those of the outbox, and answers that could not be given at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from aiogram.types import User
from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals
from handlers.visit import Visit
from newsroom import outbox, readers
from newsroom.posts import outgoing, posts, publishing
from scheduler import notices
from scheduler.clock import Clock
from scheduler.outcomes import Outcome
from screens import publication

POST_LINK = "https://t.me/c/{chat}/{message}"
CHANNEL_PREFIX = "-100"


def wording(
    bot_id: int, clock: Clock, owners: Sequence[int] = ()
) -> Callable[[AsyncConnection, RowMapping], Awaitable[notices.Worded]]:
    async def word(tx: AsyncConnection, row: RowMapping) -> notices.Worded:
        if row["chat_id"] == outbox.NOBODY:
            return None
        now = datetime.fromtimestamp(clock.now(), UTC)
        if row["kind"] != outbox.SCREEN:
            return await notices.word(tx, row, now, owners)
        kept = await notices.kept_from(tx, row, await readers.reader_of(tx, row["chat_id"], now), now)
        if kept is not None:
            return kept
        user = User(id=row["chat_id"], is_bot=False, first_name="")
        who, before = await arrivals.read(tx, user, now)
        return await Visit(tx, who, now, bot_id, before.state, before.screen).show_again()

    return word


async def after(tx: AsyncConnection, row: RowMapping, outcome: Outcome, now: datetime) -> None:
    """What follows for a publication: it stands in the channel, or did not get there, or nobody knows."""
    if row["kind"] in ("amendment", "removal", "recording") and outcome.state not in (outbox.SENT, outbox.WAITING):
        trouble = outcome.trouble if outcome.state != outbox.UNKNOWN else ""
        await publishing.not_changed(tx, row["chat_id"], trouble, now)
    if row["kind"] != "publication":
        return
    number = row["parameters"]["post"]
    if outcome.state == outbox.SENT and outcome.message_ids:
        await _stands(tx, row, number, list(outcome.message_ids), now)
    elif outcome.state == outbox.SENT:
        await _empty(tx, row, number, now)
    elif outcome.state in (outbox.FAILED, outbox.UNREACHABLE, outbox.NOT_THEIRS):
        await publishing.did_not(tx, number, "fail", outcome.trouble, now)
    elif outcome.state == outbox.UNKNOWN:
        await publishing.did_not(tx, number, "doubt", outcome.trouble, now)


async def _empty(tx: AsyncConnection, row: RowMapping, number: int, now: datetime) -> None:
    """Nothing was sent: it was to go out no more, or its last photo was dropped meanwhile."""
    if await publishing.to_go_out(tx, number, row["parameters"]["at"]) is not None:
        await publishing.did_not(tx, number, "fail", "", now)


async def _stands(tx: AsyncConnection, row: RowMapping, number: int, ids: list[int], now: datetime) -> None:
    """Which of the messages has the words is kept: they may be mended there later."""
    post = await posts.get(tx, number)  # its author may have taken it back and been forgotten meanwhile
    at, is_caption = publication.text_at(await outgoing.prepare(tx, post), ids) if post is not None else (0, False)
    said = "caption" if is_caption else "text"
    messages = [{"id": one, "text": said} if one == at else {"id": one} for one in ids]
    chat = str(row["chat_id"]).removeprefix(CHANNEL_PREFIX)
    link = POST_LINK.format(chat=chat, message=ids[0])
    await publishing.came_out(tx, number, link, row["chat_id"], messages, now)
