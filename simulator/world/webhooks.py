"""Updates brought to the bot instead of being fetched by it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from simulator.clock import Clock
from simulator.schema import Upload
from simulator.world.faults import ConnectionCut, Faults
from simulator.world.updates import Updates

Asked = tuple[dict[str, Any], dict[str, Upload]] | None  # a request of the bot's that its answer holds, with files
# Posts JSON to an address with headers; gives the status and what the answer asks for.
Post = Callable[[str, dict[str, str], dict[str, Any]], Awaitable[tuple[int, Asked]]]
Reply = Callable[[dict[str, Any], dict[str, Upload]], Awaitable[Any]]
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
            taken, asked = await self._try(update)
            if not taken:
                self.pausing = True
                self.updates.changed()
                await self.clock.sleep(pause)
                self.pausing = False
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = FIRST_PAUSE
            if asked is not None and isinstance(asked[0].get("method"), str):
                await self._play(*asked)
            self.updates.confirm(update["update_id"])

    async def _play(self, asked: dict[str, Any], files: dict[str, Upload]) -> None:
        """A request in the answer; what comes of it, the bot never learns."""
        if not asked["method"].lower().startswith(NOT_IN_REPLY):
            with contextlib.suppress(ConnectionCut):
                await self.reply(asked, files)

    async def _try(self, update: dict[str, Any]) -> tuple[bool, Asked]:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        if self.faults.pick("", self.clock.now(), ("webhook",)):
            return self._failed("Read timeout expired")
        try:
            status, asked = await self.post(self.url, headers, update)
        except OSError as error:
            return self._failed(str(error))
        if not 200 <= status < 300:
            phrase = HTTPStatus(status).phrase if status in KNOWN else ""
            return self._failed(f"Wrong response from the webhook: {status} {phrase}".rstrip())
        return True, asked

    def _failed(self, words: str) -> tuple[bool, None]:
        self.last_error, self.last_error_at = words, int(self.clock.now())
        return False, None
