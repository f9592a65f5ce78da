"""What other senders hold: in doubt once it is certain that nobody renews it, whatever the clock on the wall says."""

from __future__ import annotations

import math

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import outbox
from newsroom.outbox import Notice
from scheduler.clock import Clock

RENEWAL = 10.0  # seconds after which a sender renews what it still has in flight
LOOKS_ON = 3 * RENEWAL


class Lookout:
    """SQLite has one process: whatever another sender holds there, it has died with it."""

    def __init__(self, sender: int, clock: Clock, door: str = outbox.TELEGRAM) -> None:
        self._sender = sender
        self._door = door
        self._clock = clock
        self._looks_at = -math.inf
        self._seen: dict[int, tuple[int | None, int]] = {}

    def wait(self) -> float:
        return max(self._looks_at - self._clock.monotonic(), 0.0)

    async def lost(self, tx: AsyncConnection) -> list[Notice]:
        """Those that nobody has renewed while we were looking on."""
        self._looks_at = self._clock.monotonic() + LOOKS_ON
        held = await outbox.held_by_others(tx, self._sender, self._door)
        if tx.dialect.name == "sqlite":
            return held
        before, self._seen = self._seen, {notice.id: (notice.sender_id, notice.renewals) for notice in held}
        return [notice for notice in held if before.get(notice.id) == self._seen[notice.id]]
