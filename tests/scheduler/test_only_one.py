"""Of several processes on PostgreSQL one sends at a time; the next one takes over when it stops."""

from __future__ import annotations

import asyncio

from db.engine import only_one
from tests.databases import opened

KEY = 77


async def test_one_after_the_other(postgres):
    engine = await opened(postgres)
    inside: list[str] = []
    first_is_in = asyncio.Event()
    asked_again = asyncio.Event()
    first_may_go = asyncio.Event()

    async def rest() -> None:
        asked_again.set()
        await asyncio.sleep(0)

    async def work(name: str, until: asyncio.Event) -> None:
        async with only_one(engine, KEY, rest, lambda: False):
            inside.append(name)
            first_is_in.set()
            await until.wait()
            inside.append(f"{name} leaves")

    first = asyncio.create_task(work("first", first_may_go))
    await first_is_in.wait()
    second = asyncio.create_task(work("second", first_may_go))
    await asked_again.wait()
    assert inside == ["first"]
    first_may_go.set()
    await asyncio.gather(first, second)
    assert inside == ["first", "first leaves", "second", "second leaves"]
    await engine.dispose()


async def test_who_is_told_to_stop_waits_no_longer(postgres):
    engine = await opened(postgres)

    async def rest() -> None:
        await asyncio.sleep(0)

    let_through = False
    async with (
        only_one(engine, KEY, rest, lambda: False),
        asyncio.timeout(60),
        only_one(engine, KEY, rest, lambda: True),
    ):
        let_through = True
    assert let_through, "to see that there is nothing to do"
    await engine.dispose()
