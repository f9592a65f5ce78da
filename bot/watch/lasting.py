"""What stands still, and what has done so for long enough: by a clock that nobody sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from newsroom.watching import Waiting


class Moves(Protocol):
    """By itself. `moved_at`: when it did so last."""

    @property
    def moved_at(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Part:
    """`patience`: seconds that it may take."""

    name: str
    moves: Moves
    patience: float


def still(parts: Sequence[Part], now: float) -> dict[str, float]:
    """Those that stand still, and for how many seconds."""
    passed = {part.name: now - part.moves.moved_at for part in parts}
    return {part.name: passed[part.name] for part in parts if passed[part.name] > part.patience}


class Lasting:
    """Bad when it has been so for a while, good when that has lasted: nobody is told of each turn.

    None at first, when neither is known yet: after a night of being off, much is late that is gone in a minute.
    """

    def __init__(self, tolerated: float, calm: float) -> None:
        self._tolerated = tolerated
        self._calm = calm
        self._seen: bool | None = None
        self._seen_since = 0.0
        self.is_bad: bool | None = None

    def hear(self, is_bad: bool, now: float) -> bool | None:
        if is_bad != self._seen:
            self._seen, self._seen_since = is_bad, now
        if now - self._seen_since >= (self._tolerated if is_bad else self._calm):
            self.is_bad = is_bad
        return self.is_bad


class Queue:
    """Whether what waits moves: its oldest goes, or it becomes less. Many of one moment go one after the other."""

    def __init__(self) -> None:
        self._before = Waiting()

    def stands(self, waits: Waiting) -> bool:
        before, self._before = self._before, waits
        return waits.since is not None and waits.since == before.since and waits.count >= before.count
