"""What a piece of work costs this process."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

TRIES = 3


def is_done_in(seconds: float, work: Callable[[], object], tries: int = TRIES) -> bool:
    """Once is enough: what the machine does beside it, and what Python tidies up meanwhile, is not its fault."""
    return any(_spent(work) < seconds for _ in range(tries))


def least_seconds(work: Callable[[], object], tries: int = TRIES) -> float:
    """The best of a few, for the same reason."""
    return min(_spent(work) for _ in range(tries))


def _spent(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun
