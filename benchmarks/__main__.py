"""`python -m benchmarks` (or `make bench`): every figure is a ratio to a bare part in the same run."""

from __future__ import annotations

import asyncio
from statistics import median

from benchmarks import drain, simulator_echo, tap

RUNS = 3


async def main() -> None:
    await compare_taps()
    await compare_drains()
    await compare_echoes()


def spread(ratios: list[float]) -> str:
    return f"of {RUNS} runs: {ratios[0]:.2f}–{ratios[-1]:.2f}"


async def compare_taps() -> None:
    costs = [await tap.measure() for _ in range(RUNS)]
    ratios = sorted(cost.ratio for cost in costs)
    one = costs[0]
    print("a tap in a form, durably committed (SQLite, FULL), 50 people, over HTTP: processor time of the bot")
    print(f"  bare aiogram tap   {one.bare * 1e6:6.0f} µs")
    print(f"  ours               {one.ours * 1e6:6.0f} µs")
    print(
        f"  bare / ours        {median(ratios):6.2f}   (of {RUNS} runs: {ratios[0]:.2f}–{ratios[-1]:.2f}; at least 0.4)"
    )


async def compare_drains() -> None:
    costs = [await drain.measure() for _ in range(RUNS)]
    ratios = sorted(cost.ratio for cost in costs)
    one = costs[0]
    print("a notice from the outbox to a person and noted (SQLite, FULL), over HTTP: processor time of the sender")
    print(f"  bare sendMessage   {one.bare * 1e6:6.0f} µs")
    print(f"  ours               {one.ours * 1e6:6.0f} µs")
    print(f"  bare / ours        {median(ratios):6.2f}   ({spread(ratios)})")


async def compare_echoes() -> None:
    costs = [await simulator_echo.measure() for _ in range(RUNS)]
    ratios = sorted(cost.ratio for cost in costs)
    one = costs[0]
    print("processor time per exchanged message (one said, one said back), 50 people, over HTTP")
    print(f"  bare aiogram echo  {one.bot / one.exchanges * 1e6:6.0f} µs")
    print(f"  simulator          {one.simulator / one.exchanges * 1e6:6.0f} µs")
    print(f"  simulator / bot    {median(ratios):6.2f}   ({spread(ratios)}; at most 1)")


if __name__ == "__main__":
    asyncio.run(main())
