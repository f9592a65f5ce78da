"""Whether anything gets out by a door: what was tried in vain is not due again until its next try."""

from __future__ import annotations

from bot.watch.tally import Tally
from newsroom import outbox
from scheduler.clock import Clock
from scheduler.flights import Delivery
from scheduler.outcomes import Outcome
from screens.screen import Screen

HEARD = (outbox.SENT, outbox.FAILED, outbox.UNREACHABLE)  # it was taken, or it was said why not


class Deliveries:
    """A delivery that is counted, and looked at by whoever watches."""

    def __init__(self, door: str, deliver: Delivery, clock: Clock, tally: Tally) -> None:
        self._door = door
        self._deliver = deliver
        self._clock = clock
        self._tally = tally
        self._in_vain_since: float | None = None

    async def __call__(self, chat_id: int, screen: Screen) -> Outcome:
        outcome = await self._deliver(chat_id, screen)
        self._tally.sent(self._door, outcome.state)
        if outcome.state in HEARD:
            self._in_vain_since = None
        elif self._in_vain_since is None and (
            outcome.shut or outcome.after is None
        ):  # a pause that is asked for is an answer
            self._in_vain_since = self._clock.monotonic()
        return outcome

    def in_vain_for(self) -> float:
        """Seconds in which nothing was taken of all that was tried."""
        return 0.0 if self._in_vain_since is None else self._clock.monotonic() - self._in_vain_since
