"""Takes out of the chat what the last screen left there, and notes what the next one leaves.

What cannot be removed, or noted, stays: an old bubble is no error for anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals, left
from bot.left import Change, Left
from bot.locks import Locks
from bot.messenger import Messenger
from db.engine import AWAY, Database
from newsroom import outbox
from scheduler.clock import Clock
from scheduler.outcomes import Outcome
from screens.screen import Screen

log = structlog.get_logger(__name__)


class Tidier:
    def __init__(self, engine: Database, messenger: Messenger, clock: Clock, locks: Locks) -> None:
        self._engine = engine
        self._locks = locks
        self._messenger = messenger
        self._clock = clock

    async def tidy(self, chat_id: int, change: Change) -> None:
        if change.removed:
            await self._messenger.take_away(chat_id, list(change.removed))
        if change.alone and not await self._messenger.remove(chat_id, change.alone):
            await self._messenger.bare(chat_id, change.alone)
        if change.bared:
            await self._messenger.bare(chat_id, change.bared)

    async def note(self, account_id: int, screen: Screen, sent: Sequence[int]) -> None:
        """Only of a screen that leaves something: no other waits for the database once more."""
        leaves = left.left_by(screen, sent, self._now())
        if leaves == Left():
            return
        try:
            await self._engine.write(lambda tx: arrivals.note_bubbles(tx, account_id, leaves.stored()))
        except AWAY as error:
            log.info("bubbles not noted", trouble=type(error).__name__)

    async def deliver(self, chat_id: int, screen: Screen) -> Outcome:
        """For the sender, which draws screens, too: those of albums, and those that could not be shown at once.

        In the turn of its person, as an answer is. What has been shown since it was put into words is newer.
        """
        if screen.since is None:
            return await self._messenger.deliver(chat_id, screen)
        async with self._locks.held(chat_id):
            try:
                since, _ = await self._engine.read(lambda tx: arrivals.stands_in(tx, chat_id))
            except AWAY as error:
                return Outcome(outbox.WAITING, trouble=type(error).__name__)
            if since != screen.since:
                return Outcome(outbox.SENT)
            outcome = await self._messenger.deliver(chat_id, screen)
            if outcome.state == outbox.SENT:
                await self._takes_over(chat_id, screen, outcome.message_ids)
            return outcome

    async def _takes_over(self, chat_id: int, screen: Screen, sent: Sequence[int]) -> None:
        """Where a newer one has come meanwhile by another process, that is the one that stands."""

        async def take(tx: AsyncConnection) -> Change | None:
            since, stood = await arrivals.stands_in(tx, chat_id)
            if since != screen.since:
                return None
            change = left.by_message(Left.parsed(stood), screen, self._now(), answers=False)
            leaves = left.left_by(screen, sent, self._now())
            await arrivals.note_bubbles(tx, chat_id, (leaves if leaves != Left() else change.stands).stored())
            return change

        try:
            change = await self._engine.write(take)
        except AWAY as error:
            log.info("bubbles not noted", trouble=type(error).__name__)
        else:
            if change is not None:
                await self.tidy(chat_id, change)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)
