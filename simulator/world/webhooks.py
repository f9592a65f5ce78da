"""Updates brought to the bot instead of being fetched by it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from simulator.clock import Clock
from simulator.world.faults import ConnectionCut, Faults
from simulator.world.updates import Updates

# Posts JSON to an address with headers; gives the status and the JSON that came back, if any did.
Post = Callable[[str, dict[str, str], dict[str, Any]], Awaitable[tuple[int, dict[str, Any] | None]]]
Reply = Callable[[dict[str, Any]], Awaitable[Any]]
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a name, not a secret)
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
NOT_IN_REPLY = ("get", "setwebhook", "deletewebhook", "close", "logout")
KNOWN = frozenset(map(int, HTTPStatus))


@dataclass(slots=True, eq=False)
class Webhook:
    """Delivers one update after another; one that is not taken is tried again, later and later."""

    url: str
    secret: str
    max_connections: int
    updates: Updates
    clock: Clock
    faults: Faults
    post: Post
    reply: Reply
    last_error: str = ""
    last_error_at: int = 0
    pausing: bool = False  # between two tries
    _task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._deliver())

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _deliver(self) -> None:
        pause = FIRST_PAUSE
        while True:
            update = await self.updates.next()
            taken, answer = await self._try(update)
            if not taken:
                self.pausing = True
                await self.clock.sleep(pause)
                self.pausing = False
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = FIRST_PAUSE
            if answer and isinstance(answer.get("method"), str):
                await self._play(answer)
            self.updates.confirm(update["update_id"])

    async def _play(self, answer: dict[str, Any]) -> None:
        """A request in the answer; what comes of it, the bot never learns."""
        if not answer["method"].lower().startswith(NOT_IN_REPLY):
            with contextlib.suppress(ConnectionCut):
                await self.reply(answer)

    async def _try(self, update: dict[str, Any]) -> tuple[bool, dict[str, Any] | None]:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        if self.faults.pick("", self.clock.now(), ("webhook",)):
            return self._failed("Read timeout expired")
        try:
            status, answer = await self.post(self.url, headers, update)
        except OSError as error:
            return self._failed(str(error))
        if not 200 <= status < 300:
            phrase = HTTPStatus(status).phrase if status in KNOWN else ""
            return self._failed(f"Wrong response from the webhook: {status} {phrase}".rstrip())
        return True, answer

    def _failed(self, words: str) -> tuple[bool, None]:
        self.last_error, self.last_error_at = words, int(self.clock.now())
        self.updates.changed()
        return False, None
