"""One at a time for each person, and no memory of those who are gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Locks:
    def __init__(self) -> None:
        self._known: dict[int, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def held(self, user_id: int) -> AsyncIterator[None]:
        """First come, first served."""
        lock, waiting = self._known.get(user_id, (asyncio.Lock(), 0))
        self._known[user_id] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._known[user_id]
            if waiting == 1:
                del self._known[user_id]
            else:
                self._known[user_id] = lock, waiting - 1

    def __len__(self) -> int:
        return len(self._known)
