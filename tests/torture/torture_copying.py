"""A million notices and two hundred videos go into the other engine and back, through a process that stays small."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from db.tables import Media, Notice, Post
from tests.db.made_rows import made, with_a_bit_of_everything

ROOT = Path(__file__).parents[2]
NOTICES = int(os.environ.get("NOTICES", "1000000"))
VIDEOS, VIDEO = 200, 5 * 2**20
MOST = 100 * 2**20  # bytes over a process that copies hardly anything
AT_ONCE = 10_000
MOVES = """
import asyncio, resource, sys
from bot.moving import move
asyncio.run(move(*sys.argv[1:], print))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


@pytest.fixture
def fill():
    return with_a_bit_of_everything


async def moved(source: str, target: str) -> int:
    """How large the process became that moved it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", MOVES, source, target, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert process.returncode == 0
    return int(said.split()[-1])


async def with_very_much(engine) -> None:
    row = made(Notice.__table__, 1)
    async with engine.begin() as tx:
        for first in range(0, NOTICES, AT_ONCE):
            many = [row | {"id": 10**6 + first + n, "once": None} for n in range(AT_ONCE)]
            await tx.execute(insert(Notice), many)
        post = made(Post.__table__, 1)["id"]
        for number in range(VIDEOS):
            file = made(Media.__table__, 1) | {"id": 10**6 + number, "post_id": post, "content": os.urandom(VIDEO)}
            await tx.execute(insert(Media), [file])


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_a_million_rows_and_a_gigabyte_go_there_and_back(engine, databases, postgres):
    first, there, back = f"sqlite:///{engine.url.database}", await postgres.copy(), await databases.copy()
    small = await moved(first, await postgres.copy())
    await with_very_much(engine)
    async with engine.begin() as tx:
        rows = (await tx.execute(text("SELECT count(*) FROM notice"))).scalar_one()
    await engine.dispose()
    for source, target in ((first, there), (there, back)):
        begun = time.monotonic()
        large = await moved(source, target)
        print(f"{rows} notices: {time.monotonic() - begun:.0f} s, {(large - small) // 2**20} MB more")  # noqa: T201
        assert large - small < MOST
