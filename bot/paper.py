"""Word files from outside are opened, and written into, beside the bot."""

from __future__ import annotations

import json
from typing import Any

from bot.beside import Beside


class Papers(Beside):
    def __init__(self) -> None:
        super().__init__("bot.paper_process")

    async def opened(self, content: bytes) -> dict[str, Any]:
        """What the process did not survive, or could not open in time, is too large."""
        facts = await self.ask(b"", content)
        found: dict[str, Any] = json.loads(facts) if facts is not None else {"why": "size"}
        return found

    async def numbered(self, content: bytes, room: str, mark: str) -> bytes | None:
        """With number and date where it has room for them; None where it has none."""
        return await self.ask(json.dumps({"room": room, "mark": mark}).encode(), content)
