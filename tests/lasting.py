"""Processes beside the bot that last from story to story: to begin one costs more than all that a story has it do."""

from __future__ import annotations

import asyncio
import sys
import threading
from subprocess import DEVNULL, PIPE, Popen

from bot.beside import ROOT, Beside


class Lasting:
    """What `tests/bot` tries of the real ones (their limits, their end, that they begin anew) is not tried here."""

    def __init__(self) -> None:
        self._running: dict[str, Popen[bytes]] = {}
        self._turn = threading.Lock()

    async def ask(self, beside: Beside, parts: tuple[bytes, ...]) -> bytes:
        """In a thread, for the loop of a story ends with it. Whoever waits no longer leaves nothing to be read."""
        return await asyncio.to_thread(self._ask, beside._module, parts)

    def _ask(self, module: str, parts: tuple[bytes, ...]) -> bytes:
        with self._turn:
            process = self._running.get(module)
            if process is None or process.poll() is not None:
                command = [sys.executable, "-m", module]
                process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=ROOT)  # noqa: S603 (ours)
                self._running[module] = process
            assert process.stdin is not None, "asked for above"
            assert process.stdout is not None, "asked for above"
            process.stdin.write(b"".join(len(part).to_bytes(4, "big") + part for part in parts))
            process.stdin.flush()
            if len(length := process.stdout.read(4)) < 4:
                raise EOFError
            return process.stdout.read(int.from_bytes(length, "big"))

    def close(self) -> None:
        for process in self._running.values():
            process.communicate()


async def goes_on(_: Beside) -> None:
    """The next story asks it again."""
