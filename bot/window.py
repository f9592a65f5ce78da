"""Which updates may be confirmed: all before the first that is still being worked on."""

from __future__ import annotations

from collections.abc import Iterable


class Window:
    """Telegram gives everything from the first unconfirmed update on, again and again; this knows what is new."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._done: set[int] = set()
        self._newest = 0

    def new(self, update_ids: Iterable[int]) -> list[int]:
        """Those not seen yet; they count as being worked on from here."""
        fresh = [one for one in update_ids if one not in self._open and one not in self._done]
        self._open.update(fresh)
        # Not the highest ever: after a quiet week Telegram goes on from any number, a lower one perhaps.
        self._newest = max(self._open | self._done, default=self._newest)
        return fresh

    def done(self, update_id: int) -> None:
        self._open.discard(update_id)
        self._done.add(update_id)

    def pass_over(self) -> None:
        """One that has no number stands where the next is asked for: it is confirmed by asking past it."""
        if self._newest and not self._open:
            self._newest += 1

    @property
    def offset(self) -> int:
        """What to ask for next: it confirms everything below."""
        if not self._newest:
            return 0
        first_open = min(self._open, default=self._newest + 1)
        self._done = {update_id for update_id in self._done if update_id >= first_open}
        return first_open

    @property
    def busy(self) -> bool:
        return bool(self._open)
