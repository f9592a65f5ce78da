"""What the bot holds in memory after very many updates, over what it held when it had all that it loads and keeps.

Updates are taps as in `tap`, brought by polling over HTTP.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import ClientSession

from benchmarks.processes import Counted
from benchmarks.tap import PEOPLE, ours

WARMING, UPDATES = 10_000, 100_000
AT_REST = 3.0  # seconds after the last


@dataclass(frozen=True, slots=True)
class Growth:
    """Bytes."""

    before: int
    after: int


async def measure(database: str, warming: int = WARMING, updates: int = UPDATES) -> Growth:
    simulator = await Counted.start("-m", "simulator", "--port", "0", "--no-pace")
    address = simulator.first_line.split()[2].removesuffix("/bot<token>/<method>")
    try:
        async with ClientSession(address) as session, ours(session, address, database) as taps:
            held = []
            for number in (warming, updates):
                await taps.cost(number // (2 * PEOPLE))
                await asyncio.sleep(AT_REST)
                held.append(taps.bot.memory())
    finally:
        await simulator.stop()
    return Growth(*held)
