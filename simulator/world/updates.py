"""What a bot has yet to be told, and how it fetches it: getUpdates with its offsets, waits and conflicts."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Container, Sequence
from itertools import islice
from typing import Any

from simulator.clock import Clock
from simulator.errors import Refusal
from simulator.world.faults import Faults

FIRST_UPDATE = 310_000_001
KEPT = 86_400.0  # Telegram keeps an update for a day
LONGEST_WAIT = 50
BEYOND = 10  # an offset further on is of another queue, and taken as none
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
TAKEN_OVER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
BY_WEBHOOK = "Conflict: terminated by setWebhook request"
BY_CHAT = ("message", "edited_message", "channel_post", "edited_channel_post", "message_reaction",
           "message_reaction_count")  # fmt: skip
Lane = tuple[str, int]


def lane_of(update: dict[str, Any]) -> Lane:
    """Those of one lane are delivered one after another: of a chat, or of a person's taps and queries of one kind."""
    kind = next(name for name in update if name != "update_id")
    by_chat = kind in BY_CHAT
    whose = update[kind].get("chat" if by_chat else "from") or {}
    return "" if by_chat else kind, whose.get("id", 0)


class Updates:
    """One bot's queue. An update is confirmed when one is asked for with a higher offset."""

    def __init__(self, clock: Clock, faults: Faults, changed: Callable[[], None]) -> None:
        self._clock = clock
        self._faults = faults
        self.changed = changed
        self._queue: deque[tuple[int, float, dict[str, Any]]] = deque()
        self._told_twice: set[int] = set()
        self._waiting: asyncio.Future[str] | None = None
        self._arrived = asyncio.Event()
        self._next = FIRST_UPDATE
        self.allowed: frozenset[str] | None = None
        self.confirmed = FIRST_UPDATE - 1
        self.followed = False  # somebody waits for updates, as a bot that runs does

    def __len__(self) -> int:
        self._forget_old()
        return len(self._queue)

    @property
    def polled(self) -> bool:
        """Somebody is waiting for the next one."""
        return self._waiting is not None

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed is not None else kind not in NOT_BY_DEFAULT

    def allow(self, kinds: Sequence[str]) -> None:
        self.allowed = frozenset(kinds) or None

    def put(self, kind: str, payload: dict[str, Any]) -> int:
        """Queues it and gives its number; 0 when the bot does not want this kind."""
        if not self.wants(kind):
            return 0
        number = self._next
        self._next += 1
        self._queue.append((number, self._clock.now(), {"update_id": number, kind: payload}))
        self._arrived.set()
        self._wake("")
        return number

    def clear(self) -> None:
        self._queue.clear()
        self.confirm(self._next - 1)

    @property
    def last(self) -> int:
        """The number of the newest update."""
        return self._next - 1

    def holds(self, kind: str, number: str) -> bool:
        """This query is not confirmed yet."""
        return any(update.get(kind, {}).get("id") == number for _, _, update in self._queue)

    async def next(self, busy: Container[Lane]) -> dict[str, Any]:
        """The one that a webhook delivers next, of a lane that is not busy; it stays until it is confirmed."""
        while (ready := self._first_beside(busy)) is None:
            self._arrived.clear()
            await self._arrived.wait()
        return ready

    def look_again(self) -> None:
        """A lane is not busy any more."""
        self._arrived.set()

    def _first_beside(self, busy: Container[Lane]) -> dict[str, Any] | None:
        self._forget_old()
        return next((update for _, _, update in self._queue if lane_of(update) not in busy), None)

    def confirm_one(self, number: int) -> None:
        """Delivered by a webhook, before others perhaps that have a lower number."""
        for update in self._queue:
            if update[0] == number:
                if not self._is_overlooked(number):
                    self._queue.remove(update)
                break
        self._confirmed_upto(self._queue[0][0] - 1 if self._queue else self.last)
        self.changed()

    def _is_overlooked(self, number: int) -> bool:
        """The fault `twice`, once for each update that it befalls."""
        if number in self._told_twice:
            self._told_twice.discard(number)
            return False
        befalls = self._faults.pick("getUpdates", self._clock.now(), ("twice",)) is not None
        if befalls:
            self._told_twice.add(number)
        return befalls

    def confirm(self, upto: int) -> None:
        """Forgets all up to this one, but for what is overlooked."""
        overlooked = []
        while self._queue and self._queue[0][0] <= upto:
            update = self._queue.popleft()
            if self._is_overlooked(update[0]):
                overlooked.append(update)
        self._queue.extendleft(reversed(overlooked))
        self._confirmed_upto(overlooked[0][0] - 1 if overlooked else min(upto, self.last))

    def _confirmed_upto(self, number: int) -> None:
        if number > self.confirmed:
            self.confirmed = number
            self.changed()

    async def fetch(self, offset: int, limit: int, timeout: int) -> list[dict[str, Any]]:
        """getUpdates. A second one that has to wait ends the first with a conflict."""
        if offset < 0:
            offset = max(self._next + offset, self._queue[0][0] if self._queue else self._next)
        if 0 < offset <= self._next + BEYOND:
            self.confirm(offset - 1)
        ready = self._ready(limit)
        self.followed = self.followed or timeout > 0
        if ready or timeout <= 0:
            return ready
        self._wake(TAKEN_OVER)
        await self._wait(min(timeout, LONGEST_WAIT))
        return self._ready(limit)

    def _ready(self, limit: int) -> list[dict[str, Any]]:
        self._forget_old()
        return [update for _, _, update in islice(self._queue, limit)]

    def _forget_old(self) -> None:
        while self._queue and self._clock.now() - self._queue[0][1] > KEPT:
            self._confirmed_upto(self._queue.popleft()[0])

    async def _wait(self, seconds: float) -> None:
        waiting: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        timer = self._clock.later(seconds, lambda: self._wake(""))
        self.changed()
        try:
            ended = await waiting
        except asyncio.CancelledError:
            self.followed = False
            raise
        finally:
            timer.cancel()
            if self._waiting is waiting:
                self._waiting = None
        if ended:
            raise Refusal(409, ended)

    def _wake(self, conflict: str) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_result(conflict)

    def end_poll(self, conflict: str = BY_WEBHOOK) -> None:
        self._wake(conflict)
