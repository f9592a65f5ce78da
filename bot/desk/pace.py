"""How much each may ask: whoever floods the desk waits, and nobody else does."""

from __future__ import annotations

from collections import OrderedDict

A_SECOND, AT_ONCE = 10.0, 60.0  # calls of one who is signed in
REMEMBERED = 2000


class Pace:
    """A bucket for each, which fills by the second. Of many, those who asked last are remembered."""

    def __init__(self, a_second: float = A_SECOND, at_once: float = AT_ONCE) -> None:
        self._a_second, self._at_once = a_second, at_once
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # how many, and since when

    def lets(self, whose: str, now: float) -> bool:
        left, since = self._left.pop(whose, (self._at_once, now))
        left = min(self._at_once, left + max(now - since, 0.0) * self._a_second)
        self._left[whose] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > REMEMBERED:
            self._left.popitem(last=False)
        return left >= 1
