"""Photos are drawn in their frames when they are sent: after the commit, beside the bot, and only once."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import structlog

from bot.beside import Beside
from db.engine import AWAY, Database, is_away
from db.writer import Work
from newsroom.posts import framing
from newsroom.posts.framing import Framed
from scheduler.clock import Clock

TRIES, PAUSE = 3, 0.5
T = TypeVar("T")

log = structlog.get_logger(__name__)


class NotDrawn(Exception):
    """The original is no more, or the process did not survive it. Nothing was sent."""


class NotNow(Exception):
    """The database is away for longer than an answer waits: what was to be sent is sent when it is back."""


class Framer:
    def __init__(self, engine: Database, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._process = Beside("bot.framing_process")

    async def close(self) -> None:
        await self._process.close()

    async def drawn(self, framed: Framed) -> bytes:
        try:
            content, logo = await self._tried(self._engine.read, lambda tx: framing.material_of(tx, framed))
        except AWAY as error:
            raise (NotNow if is_away(error) else NotDrawn)(framed.media_id) from error
        texts = {"branch": framed.branch, "region": framed.region, "rubric": framed.rubric}
        wanted = json.dumps({"frame": framed.frame, "shade": framed.shade, "texts": texts}).encode()
        made = await self._process.ask(wanted, content, logo or b"") if content is not None else None
        if made is None:
            raise NotDrawn(framed.media_id)
        return made

    async def note(self, drawn: Sequence[tuple[Framed, str]]) -> None:
        """What is not noted is drawn once more, the same from the same."""
        try:
            await self._tried(self._engine.write, lambda tx: framing.note_drawn(tx, drawn))
        except AWAY as error:
            log.warning("drawn photos not noted", trouble=type(error).__name__)

    async def _tried(self, do: Callable[[Work[T]], Awaitable[T]], work: Work[T]) -> T:
        """What the database does not do now, it may do in a moment."""
        for attempt in range(1, TRIES):
            try:
                return await do(work)
            except AWAY as error:
                if not is_away(error):
                    raise
                await self._clock.sleep(PAUSE * attempt)
        return await do(work)
