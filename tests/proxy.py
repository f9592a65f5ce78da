"""Something between the bot and Telegram that answers in its place."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from demo.session import Session

PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
REVOKED = 401, json.dumps({"ok": False, "error_code": 401, "description": "Unauthorized"})
NO_SUCH_BOT = 404, json.dumps({"ok": False, "error_code": 404, "description": "Not Found"})
FAULT = 500, json.dumps({"ok": False, "error_code": 500, "description": "Internal Server Error"})


class Proxy(Session):
    """`says` for so many requests what it is told to; with `passes_on` Telegram has done it nevertheless.

    What is to happen `meanwhile` happens while the next request is on its way.
    """

    def __init__(self, world: Any) -> None:
        super().__init__(world)
        self._answer = (0, "")
        self._times = 0
        self._passes_on = False
        self._method = ""
        self.asked = 0
        self.meanwhile: Callable[[], Awaitable[Any]] | None = None

    def says(self, status: int, content: str, times: int = 10**6, *, passes_on: bool = False, to: str = "") -> None:
        self._answer, self._times, self._passes_on, self._method = (status, content), times, passes_on, to

    def steps_aside(self) -> None:
        self._times = 0

    async def make_request(self, bot: Any, method: Any, timeout: int | None = None) -> Any:
        self.asked += 1
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile is not None:
            await meanwhile()
        if self._times <= 0 or self._method not in ("", method.__api_method__):
            return await super().make_request(bot, method, timeout)
        self._times -= 1
        if self._passes_on:
            await super().make_request(bot, method, timeout)
        return self.check_response(bot, method, *self._answer).result
