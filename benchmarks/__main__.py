"""`python -m benchmarks` (or `make bench`): every figure is a ratio to a bare part in the same run."""

from __future__ import annotations

import asyncio
from statistics import median

from benchmarks.simulator_echo import measure

RUNS = 3


async def main() -> None:
    costs = [await measure() for _ in range(RUNS)]
    ratios = sorted(cost.ratio for cost in costs)
    one = costs[0]
    print("processor time per exchanged message (one said, one said back), 50 people, over HTTP")
    print(f"  bare aiogram echo  {one.bot / one.exchanges * 1e6:6.0f} µs")
    print(f"  simulator          {one.simulator / one.exchanges * 1e6:6.0f} µs")
    print(f"  simulator / bot    {median(ratios):6.2f}   (of {RUNS} runs: {ratios[0]:.2f}–{ratios[-1]:.2f}; at most 1)")


if __name__ == "__main__":
    asyncio.run(main())
