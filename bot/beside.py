"""What people send is opened in processes beside the bot: whatever it does to one of them, the bot goes on."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

import structlog

PATIENCE = 30.0  # seconds for one file, with all that the machine has to do beside it
ROOT = Path(__file__).parents[1]
# All that the process needs: no token, key or password is where what strangers drew is decoded.
NEEDED = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV",
          "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "COVERAGE_PROCESS_CONFIG",
          "COVERAGE_PROCESS_START")  # fmt: skip

log = structlog.get_logger(__name__)


class Beside:
    """One file at a time; the process is started for the first, and anew after one that it has not survived."""

    def __init__(self, module: str) -> None:
        self.patience = PATIENCE
        self._module = module
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def ask(self, *parts: bytes) -> bytes | None:
        """None for what it cannot do anything with, and for what it cannot do in time."""
        async with self._turn:
            is_answered = False
            try:
                async with asyncio.timeout(self.patience):
                    answer = await self._ask(parts)
                is_answered = True
            except (OSError, EOFError) as error:  # too long is an OSError as well
                log.warning("no answer", process=self._module, trouble=type(error).__name__, size=sum(map(len, parts)))
                return None
            finally:
                if not is_answered:  # what it would still say is no answer to the next
                    await self._end()
            return answer or None

    async def close(self) -> None:
        """At once: whoever is being answered is told that there is none."""
        await self._end()

    async def _ask(self, parts: tuple[bytes, ...]) -> bytes:
        if self._process is None or self._process.returncode is not None:
            self._process = await _started(self._module)
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None, "asked for above"
        assert answered is not None, "asked for above"
        for part in parts:
            asked.write(len(part).to_bytes(4, "big"))
            asked.write(part)
        await asked.drain()
        length = int.from_bytes(await answered.readexactly(4), "big")
        return await answered.readexactly(length)

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _started(module: str) -> Process:
    """Out of reach of Ctrl-C, which is the bot's: it ends when the bot lets go of it, however that ends."""
    known = {name: os.environ[name] for name in NEEDED if name in os.environ}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", module,
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=ROOT, env=known, start_new_session=True,
    )  # fmt: skip
