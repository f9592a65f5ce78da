"""Processes whose processor time is counted, each from the outside."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path


class Counted:
    """A Python program of ours, running beside."""

    def __init__(self, process: asyncio.subprocess.Process, first_line: str) -> None:
        self._process = process
        self.first_line = first_line

    @classmethod
    async def start(cls, *arguments: str, environment: Mapping[str, str] | None = None, wait: bool = True) -> Counted:
        """Returns when the program has printed its first line, unless it has nothing to say."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, stdout=asyncio.subprocess.PIPE, env=environment
        )
        assert process.stdout is not None
        line = (await process.stdout.readline()).decode().strip() if wait else ""
        return cls(process, line)

    def cpu(self) -> float:
        """Seconds of processor time so far, its own and the system's on its behalf."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes that it has in memory now."""
        pages = Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    async def stop(self) -> None:
        """One that has ended by itself has said why: that must not be hidden by how it is stopped."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        await self._process.wait()
