"""Updates brought to the bot instead of being fetched by it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from simulator.clock import Clock
from simulator.schema import Upload
from simulator.world.faults import ConnectionCut, Faults
from simulator.world.updates import Lane, Updates, lane_of

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
    """Delivers those of one lane one after another, and as many lanes at once as there may be connections.

    One that is not taken is tried again, later and later, and holds up no other lane.
    """

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
    _task: asyncio.Task[None] | None = None
    _deliveries: dict[Lane, asyncio.Task[None]] = field(default_factory=dict)
    _paused: set[Lane] = field(default_factory=set)

    @property
    def pausing(self) -> bool:
        """Nothing is under way: between two tries of all that there is."""
        return 0 < len(self._paused) == len(self._deliveries)

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._deliver())

    def stop(self) -> None:
        for task in (self._task, *self._deliveries.values()):
            if task is not None:
                task.cancel()

    async def _deliver(self) -> None:
        while True:
            update = await self.updates.next(self._deliveries)
            if len(self._deliveries) >= self.max_connections:
                await asyncio.wait(self._deliveries.values(), return_when=asyncio.FIRST_COMPLETED)
                continue
            lane = lane_of(update)
            self._deliveries[lane] = asyncio.get_running_loop().create_task(self._bring(lane, update))

    async def _bring(self, lane: Lane, update: dict[str, Any]) -> None:
        try:
            asked = await self._until_taken(lane, update)
            if asked is not None and isinstance(asked[0].get("method"), str):
                await self._play(*asked)
        finally:
            del self._deliveries[lane]
            self.updates.look_again()
        self.updates.confirm_one(update["update_id"])

    async def _until_taken(self, lane: Lane, update: dict[str, Any]) -> Asked:
        pause = FIRST_PAUSE
        while True:
            taken, asked = await self._try(update)
            if taken:
                return asked
            self._paused.add(lane)
            self.updates.changed()
            await self.clock.sleep(pause)
            self._paused.discard(lane)
            pause = min(pause * 2, LONGEST_PAUSE)

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
