"""What a piece of work costs this process."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time


def least_seconds(work: Callable[[], object], tries: int = 3) -> float:
    """The best of a few: what the machine does beside it, and what Python tidies up meanwhile, is not its fault."""
    spent = []
    for _ in range(tries):
        begun = process_time()
        work()
        spent.append(process_time() - begun)
    return min(spent)
