"""What runs beside the bot: reads a picture after its length, writes what was seen in it as a line of JSON.

It imports neither aiogram nor a database, so that it is there in a tenth of a second and small.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict

from newsroom.standards.photos import look

MEMORY = 768 * 2**20  # bytes of address space; the largest photo that is looked at takes half of it
SECONDS = 10  # of the processor, for one picture
MILDER = 10  # where there is one processor only, the bot comes first

if sys.platform != "win32":
    import resource

    def limit_memory() -> None:
        _, hardest = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY if hardest == resource.RLIM_INFINITY else min(MEMORY, hardest)
        resource.setrlimit(resource.RLIMIT_AS, (most, hardest))
        os.nice(MILDER)

    def limit_time() -> None:
        """From now on. The system ends the process, even where no Python code gets its turn."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
        until = int(used.ru_utime + used.ru_stime) + 1 + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (until, hardest))

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
