"""How much may go out now: so many a second, nothing to a chat that is told to wait, and at times nothing at all."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping
from itertools import cycle, islice

from newsroom.outbox import LANES, URGENT, USUAL
from scheduler.clock import Clock

A_SECOND = 25  # of the thirty that Telegram allows: the rest is kept for direct answers
# Of five places one is kept for what is usual and one for the bulk, of which each lane has its turn.
TURNS = tuple(urgency for lane in LANES for urgency in (URGENT, URGENT, USUAL, URGENT, lane))
SEVERAL, SHORT_WHILE = 5, 1.0  # so many chats told to wait, within so many seconds: it is not they who are meant
SHUT_AT_FIRST, SHUT_AT_MOST = 5.0, 600.0
A_HAIR = 0.001  # what was put back is due for certain when its chat has rested


class Pace:
    """By a clock that nobody sets."""

    def __init__(self, clock: Clock, a_second: int = A_SECOND) -> None:
        self._clock = clock
        self._turns: Iterator[int] = cycle(TURNS)
        self._sent_at: deque[float] = deque()
        self._resting: dict[int, float] = {}
        self._told: dict[int, float] = {}
        self._quiet_until = -math.inf
        self._shut_for = 0.0
        self.a_second = a_second

    def room(self, in_flight: int) -> int:
        now = self._clock.monotonic()
        if now < self._quiet_until:
            return 0
        if self._shut_for:  # one tries whether Telegram takes anything again
            return 0 if in_flight else 1
        return self.left()

    def left(self) -> int:
        """Of this second, how many messages it takes still."""
        now = self._clock.monotonic()
        while self._sent_at and self._sent_at[0] <= now - 1.0:
            self._sent_at.popleft()
        return self.a_second - len(self._sent_at)

    def free_in(self) -> float:
        """Seconds until this one takes more than it does now; what went together is free together."""
        return self._sent_at[0] + 1.0 - self._clock.monotonic() if self._sent_at else 0.0

    def kept(self, room: int) -> Mapping[int, int]:
        """Whose turn it is at each of the next places."""
        return Counter(islice(self._turns, room))

    def spend(self, messages: int) -> None:
        self._sent_at.extend([self._clock.monotonic()] * messages)

    def rest(self, chat_id: int, seconds: float) -> None:
        """Telegram lets this chat wait; when several are told so at once, all are meant."""
        now = self._clock.monotonic()
        self._resting[chat_id] = now + seconds + A_HAIR
        self._told = {chat: at for chat, at in self._told.items() if at > now - SHORT_WHILE} | {chat_id: now}
        if len(self._told) >= SEVERAL:
            self._quiet_until = max(self._quiet_until, now + seconds)

    def resting(self) -> Collection[int]:
        now = self._clock.monotonic()
        self._resting = {chat: until for chat, until in self._resting.items() if until > now}
        return self._resting.keys()

    def shut(self) -> float:
        """Telegram takes nothing from this bot at all: it is asked again later and later. Gives how much later."""
        now = self._clock.monotonic()
        if self._shut_for and now < self._quiet_until:
            return 0.0  # this one was on its way when the first was told so
        self._shut_for = min(2 * self._shut_for or SHUT_AT_FIRST, SHUT_AT_MOST)
        self._quiet_until = max(self._quiet_until, now + self._shut_for)
        return self._shut_for

    def open(self) -> None:
        """Telegram has taken something, or has told why not."""
        self._shut_for = 0.0

    @property
    def is_shut(self) -> bool:
        return bool(self._shut_for)

    def quiet_for(self) -> float:
        return max(self._quiet_until - self._clock.monotonic(), 0.0)

    def rested_in(self) -> float:
        """Seconds until the next chat has rested; below nothing when it is time to ask."""
        return min(self._resting.values(), default=math.inf) - self._clock.monotonic()
