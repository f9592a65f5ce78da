"""What one person may have in work while Telegram is asked for updates: a share of what it gives at once.

It gives a hundred, and what stands behind them only when these are confirmed: one who writes without end would hold up
everybody. What is more than their share is kept, and done in its turn; so it can be confirmed, and they alone wait.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from typing import Any

import structlog

from bot.incoming import lane_of
from bot.lanes import Lanes

SHARE = 20  # as many parts as two albums have
NOT_KEPT = ("inline_query",)  # nobody waits for an old one: they go on typing

log = structlog.get_logger(__name__)


class Shares:
    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._in_work = Counter[int]()
        self._left: set[int] | None = None

    async def is_kept(self, update_id: int, update: Mapping[str, Any]) -> bool:
        """It cannot get lost any more, and others see to it. What an earlier process has kept may be brought again."""
        if self._left is None:
            self._left = await self._lanes.left()
        if update_id in self._left:
            return True
        lane = lane_of(update)
        has_room = self._in_work[lane] < SHARE and not self._lanes.has(lane)
        if lane == 0 or has_room or any(kind in update for kind in NOT_KEPT):
            return False
        try:
            await self._lanes.keep(update_id, update)
        except Exception as error:  # Telegram has it still, and it is done as all others are
            log.warning("update not kept", update_id=update_id, trouble=type(error).__name__)
            return False
        return True

    def begun(self, update: Mapping[str, Any], task: asyncio.Task[None]) -> None:
        lane = lane_of(update)
        self._in_work[lane] += 1
        task.add_done_callback(lambda _: self._over(lane))

    def _over(self, lane: int) -> None:
        self._in_work[lane] -= 1
        if not self._in_work[lane]:
            del self._in_work[lane]
