"""What runs beside the bot: reads parts, each after its length, and writes an answer after its own.

It imports neither aiogram nor a database, so that it is there in a tenth of a second and small.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

MEMORY = 768 * 2**20  # bytes of address space; the largest photo that is looked at takes half of it
SECONDS = 10  # of the processor, for one picture
MILDER = 10  # where there is one processor only, the bot comes first

if sys.platform != "win32":
    import resource

    def limit_memory() -> None:
        _limit(resource.RLIMIT_AS, MEMORY)
        _limit(resource.RLIMIT_CORE, 0)  # people's photos on the disk, and half a minute to write them
        os.nice(MILDER)

    def limit_time() -> None:
        """From now on. The system ends the process, even where no Python code gets its turn."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + SECONDS)

    def _limit(what: int, most: int) -> None:
        _, hardest = resource.getrlimit(what)
        with suppress(ValueError, OSError):  # a system that does not know it, or has a narrower one of its own
            resource.setrlimit(what, (most, hardest))

else:

    def limit_memory() -> None:
        """Windows knows no such limit: there the bot's patience has to do."""

    def limit_time() -> None:
        """As above."""


def serve(work: Callable[..., bytes], parts: int) -> None:
    """Until the bot lets go of it. An empty answer is none."""
    limit_memory()
    while (asked := _asked(parts)) is not None:
        limit_time()
        answer = work(*asked)
        sys.stdout.buffer.write(len(answer).to_bytes(4, "big") + answer)
        sys.stdout.buffer.flush()


def _asked(parts: int) -> list[bytes] | None:
    read, found = sys.stdin.buffer.read, []
    for _ in range(parts):
        if len(length := read(4)) < 4:
            return None
        found.append(read(int.from_bytes(length, "big")))
    return found
