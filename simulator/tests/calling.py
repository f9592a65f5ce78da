"""A bot that asks by hand, word by word, as a test of the server's answers wants it."""

from __future__ import annotations

import json
from typing import Any

from simulator import Telegram, Upload
from simulator.api import Desk
from simulator.errors import Refusal


class Caller:
    """`await bot("sendMessage", chat_id=…, text=…)` gives the result, or raises Refusal with the server's words."""

    def __init__(self, telegram: Telegram, token: str = "1000:test") -> None:
        self.telegram = telegram
        self.token = token
        self.account = telegram.bot(token)
        self.id = self.account.id
        self._desk = Desk(telegram.world)

    async def __call__(self, method: str, /, *, files: dict[str, Upload] | None = None, **params: Any) -> Any:
        given = {name: as_text(value) for name, value in params.items()}
        body = await self._desk.answer(self.token, method, given, files or {})
        if not body["ok"]:
            raise Refusal(body["error_code"], body["description"], **body.get("parameters", {}))
        return body["result"]

    async def updates(self) -> list[dict[str, Any]]:
        """All that are waiting, confirmed at once."""
        found: list[dict[str, Any]] = await self("getUpdates", timeout=0)
        if found:
            await self("getUpdates", offset=found[-1]["update_id"] + 1, timeout=0)
        return found


def as_text(value: Any) -> str:
    """As a form carries it."""
    return value if isinstance(value, str) else json.dumps(value)
