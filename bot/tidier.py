"""Takes out of the chat what the last screen left there, and notes what the next one leaves.

What cannot be removed, or noted, stays: an old bubble is no error for anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import structlog

from bot import arrivals, left
from bot.left import Change, Left
from bot.messenger import Messenger
from db.engine import AWAY, Database
from newsroom import outbox
from scheduler.clock import Clock
from scheduler.outcomes import Outcome
from screens.screen import Screen

log = structlog.get_logger(__name__)


class Tidier:
    def __init__(self, engine: Database, messenger: Messenger, clock: Clock) -> None:
        self._engine = engine
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
        """For the sender, which draws screens, too: those of albums, and those that could not be shown at once."""
        outcome = await self._messenger.deliver(chat_id, screen)
        if outcome.state == outbox.SENT and (screen.matter or screen.asks):
            try:
                before = Left.parsed(await self._engine.read(lambda tx: arrivals.bubbles_of(tx, chat_id)))
            except AWAY as error:
                log.info("bubbles not read", trouble=type(error).__name__)
                return outcome
            await self.tidy(chat_id, left.by_message(before, screen, self._now(), answers=False))
            await self.note(chat_id, screen, outcome.message_ids)
        return outcome

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)
