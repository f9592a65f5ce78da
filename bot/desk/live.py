"""Who has a page open hears when something has changed in their region: no more than that, for what it is they ask.

The database is looked at once for all who listen here, however many they are; it knows what other processes do, too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

import structlog

from db.engine import AWAY, Database
from newsroom import lately
from newsroom.lately import Seen
from scheduler.sender import Clock

EVERY = 2.0  # seconds

log = structlog.get_logger(__name__)


@dataclass(eq=False)
class Listener:
    """`region_id`: None for whoever looks at all of them."""

    region_id: int | None
    has_news: asyncio.Event = field(default_factory=asyncio.Event)


class Live:
    def __init__(self, engine: Database, clock: Clock) -> None:
        self._engine, self._clock = engine, clock
        self._listeners: set[Listener] = set()
        self._seen: Seen | None = None
        self._somebody = asyncio.Event()

    @contextmanager
    def listening(self, region_id: int | None) -> Iterator[Listener]:
        listener = Listener(region_id)
        self._listeners.add(listener)
        self._somebody.set()
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    async def run(self) -> None:
        """As long as nobody listens nothing is asked, and what was seen before then is of no use."""
        while True:
            if not self._listeners:
                self._somebody.clear()
                self._seen = None
                await self._somebody.wait()
            try:
                await self.look()
            except AWAY as error:
                log.warning("database away", trouble=type(error).__name__)
            await self._clock.sleep(EVERY)

    async def look(self) -> None:
        now = datetime.fromtimestamp(self._clock.now(), UTC)
        seen = await self._engine.read(partial(lately.look, now=now))
        if self._seen is not None:
            self.tell(lately.changed(self._seen, seen))
        self._seen = seen

    def wake(self) -> None:
        for one in self._listeners:
            one.has_news.set()

    def tell(self, regions: set[int | None]) -> None:
        """What is of no region may concern anybody; whoever looks at all hears of each."""
        for one in self._listeners:
            if regions and (one.region_id is None or regions & {None, one.region_id}):
                one.has_news.set()
