"""What happens, told to whoever listens (a browser, a test's person), and waiting for it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.world.chats import Chat

REMEMBERED = 2_000


@dataclass(slots=True)
class Event:
    """`viewers` are the people it concerns; none means everybody who looks at this Telegram."""

    n: int
    kind: str
    chat: Chat | None
    viewers: tuple[int, ...]
    data: dict[str, Any] = field(default_factory=dict)


Listener = Callable[[Event], None]


class Events:
    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []
        self._count = count(1)
        self.past: deque[Event] = deque(maxlen=REMEMBERED)
        self.last = 0

    def __getstate__(self) -> int:
        """Who listens, waits or looks back stays behind."""
        return self.last

    def __setstate__(self, last: int) -> None:
        self.__init__()  # type: ignore[misc]
        self._count, self.last = count(last + 1), last

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with all that happens from now on, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def emit(self, kind: str, chat: Chat | None = None, viewers: tuple[int, ...] = (), **data: Any) -> None:
        self.last = next(self._count)
        event = Event(self.last, kind, chat, viewers, data)
        self.past.append(event)
        for listener in tuple(self._listeners):
            listener(event)
        self.changed()

    def changed(self) -> None:
        """Something that somebody may be waiting for is different now."""
        for condition, future in self._waiting:
            if not future.done() and condition():
                future.set_result(None)

    async def until(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Waits until the condition holds; False when it did not come to that in `timeout` real seconds."""
        if condition():
            return True
        waiting = (condition, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        try:
            await asyncio.wait_for(waiting[1], timeout)
        except TimeoutError:
            return False
        finally:
            self._waiting.remove(waiting)
        return True
