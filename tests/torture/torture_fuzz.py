"""Updates by the hundred thousand, on each engine: no error of ours, nothing to whom it does not belong, nothing
changed without the right. docs/how-to/torture.md tells how a few of them are tried, and a round that failed once more.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests.databases import lent
from tests.torture.fuzz_world import two_regions
from tests.torture.fuzzing import Found, Round, incidents_of

UPDATES = int(os.environ.get("FUZZ", "100000"))
FIRST = int(os.environ.get("FUZZ_SEED", "1"))
A_ROUND = 1000
LOG = os.environ.get("FUZZ_LOG", "")


async def test_whatever_comes_nothing_breaks_and_nobody_sees_or_does_what_is_not_theirs(databases):
    whole = Found()
    for at in range(0, UPDATES, A_ROUND):
        async with lent(databases, two_regions) as engine:
            before = await incidents_of(engine)
            found = await Round(engine, FIRST + at // A_ROUND, min(A_ROUND, UPDATES - at)).run()
            kinds = {kind: many for kind, many in (await incidents_of(engine)).items() if many != before.get(kind)}
            if kinds.keys() - {"ValidationError"}:
                found.broken.append(f"seed {FIRST + at // A_ROUND}: incidents {kinds}")
        whole.add(found)
        tell(whole)
    assert whole.broken == []


def tell(found: Found) -> None:
    if LOG:
        with Path(LOG).open("w", encoding="utf-8") as file:
            print(found.updates, "updates; slowest", found.slowest, found.slowest_was, file=file)
            for name in ("calls", "refused", "logged"):
                for what, times in getattr(found, name).most_common():
                    print(name, times, what, file=file)
            for one in found.broken:
                print(one, file=file)
