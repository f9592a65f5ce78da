"""People's pictures are decoded in a process beside the bot: whatever they do to it, the bot goes on."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

import structlog

from newsroom.standards.photos import PhotoFacts

PATIENCE = 30.0  # seconds for one picture, with all that the machine has to do beside it
ROOT = Path(__file__).parents[1]
SECRETS = ("BOT_TOKEN", "DATABASE_URL")  # of no use where what strangers drew is decoded

log = structlog.get_logger(__name__)


class Looker:
    """One picture at a time; the process is started for the first, and anew after one that it has not survived."""

    def __init__(self) -> None:
        self.patience = PATIENCE
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def look(self, content: bytes) -> PhotoFacts | None:
        """None for what is no picture, and for what cannot be looked at in time."""
        async with self._turn:
            is_answered = False
            try:
                async with asyncio.timeout(self.patience):
                    facts = await self._ask(content)
                is_answered = True
            except (OSError, ValueError) as error:  # too long is an OSError as well
                log.warning("photo not looked at", trouble=type(error).__name__, size=len(content))
                return None
            finally:
                if not is_answered:  # what it would still say is no answer to the next
                    await self._end()
            return facts

    async def close(self) -> None:
        """At once: whoever is being answered is told that there is none."""
        await self._end()

    async def _ask(self, content: bytes) -> PhotoFacts | None:
        if self._process is None or self._process.returncode is not None:
            self._process = await _started()
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None, "asked for above"
        assert answered is not None, "asked for above"
        asked.write(len(content).to_bytes(4, "big"))
        asked.write(content)
        await asked.drain()
        line = await answered.readline()
        if not line:
            raise ChildProcessError("it has ended")
        facts = json.loads(line)
        return PhotoFacts(**facts) if facts is not None else None

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _started() -> Process:
    """Out of reach of Ctrl-C, which is the bot's: it ends when the bot lets go of it, however that ends."""
    known = {name: value for name, value in os.environ.items() if name not in SECRETS}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.looking_process",
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=ROOT, env=known, start_new_session=True,
    )  # fmt: skip
