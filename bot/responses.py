"""What readers do in a channel and in its group: nobody speaks to the bot there. It is counted, and not answered."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from aiogram.types import Message, MessageOriginChannel, MessageReactionCountUpdated, ReactionTypeEmoji
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import AWAY, Database
from newsroom.posts import responses

GROUPS = ("group", "supergroup")

log = structlog.get_logger(__name__)


class Responses:
    def __init__(self, engine: Database) -> None:
        self._engine = engine

    async def count(self, told: MessageReactionCountUpdated) -> None:
        """All that there are below a message now."""
        found: dict[str, int] = {}
        for one in told.reactions:
            emoji = one.type.emoji if isinstance(one.type, ReactionTypeEmoji) else one.type.type
            found[emoji] = found.get(emoji, 0) + one.total_count
        chat, message = told.chat.id, told.message_id
        await self._write(lambda tx: responses.note_reactions(tx, chat, message, found, told.date))

    async def hear(self, said: Message) -> None:
        """A channel's post as it comes into the group; or what somebody says below it."""
        group, origin = said.chat.id, said.forward_origin
        if said.is_automatic_forward and isinstance(origin, MessageOriginChannel):
            of = origin.chat.id, origin.message_id
            await self._write(lambda tx: responses.note_carried(tx, *of, group, said.message_id, said.date))
        elif (root := said.message_thread_id) is not None and _is_readers(said):
            await self._write(lambda tx: responses.note_comment(tx, group, root, said.message_id, said.date))

    async def _write(self, note: Callable[[AsyncConnection], Coroutine[Any, Any, None]]) -> None:
        """A count that is lost while the database is away comes again with the next one."""
        try:
            await self._engine.write(note)
        except AWAY as error:
            log.warning("response not counted", trouble=type(error).__name__)


def _is_readers(said: Message) -> bool:
    """What a bot says, or the channel itself, is no reader's."""
    return said.sender_chat is None and said.from_user is not None and not said.from_user.is_bot
