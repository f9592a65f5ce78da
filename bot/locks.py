"""One at a time for each person, and no memory of those who are gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Locks:
    def __init__(self) -> None:
        self._held: dict[int, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, number: int) -> AsyncIterator[None]:
        """First come, first served."""
        lock, waiting = self._held.get(number, (asyncio.Lock(), 0))
        self._held[number] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._held[number]
            if waiting == 1:
                del self._held[number]
            else:
                self._held[number] = lock, waiting - 1

    def __len__(self) -> int:
        return len(self._held)
