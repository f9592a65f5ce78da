"""What runs beside the bot: reads a picture after its length, writes what was seen in it as a line of JSON.

It imports neither aiogram nor a database, so that it is there in a tenth of a second and small.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict

from newsroom.standards.photos import look

MEMORY = 768 * 2**20  # bytes of address space; the largest photo that is looked at takes half of it
SECONDS = 10  # of the processor, for one picture
MILDER = 10  # where there is one processor only, the bot comes first

if sys.platform != "win32":
    import resource

    def limit_memory() -> None:
        _limit(resource.RLIMIT_AS, MEMORY)
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


def main() -> None:
    limit_memory()
    asked, answered = sys.stdin.buffer, sys.stdout.buffer
    while len(length := asked.read(4)) == 4:
        content = asked.read(int.from_bytes(length, "big"))
        limit_time()
        facts = look(content)
        answered.write(json.dumps(asdict(facts) if facts is not None else None).encode() + b"\n")
        answered.flush()


if __name__ == "__main__":
    main()
