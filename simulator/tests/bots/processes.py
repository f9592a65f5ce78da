"""A bot that is a process of its own, as it would be elsewhere."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

PROJECT = Path(__file__).parents[3]
PATIENCE = 60.0  # a process takes its time to start on a busy machine


class BotProcess:
    """A process that can be started and stopped."""

    def __init__(self, *command: str) -> None:
        self._command = command
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        errors = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(*self._command, cwd=PROJECT, stderr=errors)

    async def stop(self, sign: signal.Signals) -> tuple[int | None, str]:
        """How it ended, and what it said of it."""
        assert self._process is not None, "it was started"
        if self._process.returncode is None:
            self._process.send_signal(sign)
        async with asyncio.timeout(PATIENCE):
            _, words = await self._process.communicate()
        return self._process.returncode, words.decode()

    async def end(self) -> None:
        if self._process is not None and self._process.returncode is None:
            await self.stop(signal.SIGKILL)
