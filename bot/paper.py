"""Word files from outside are opened beside the bot."""

from __future__ import annotations

import json
from typing import Any

from bot.beside import Beside


class Papers(Beside):
    def __init__(self) -> None:
        super().__init__("bot.paper_process")

    async def opened(self, content: bytes) -> dict[str, Any]:
        """What the process did not survive, or could not open in time, is too large."""
        facts = await self.ask(content)
        found: dict[str, Any] = json.loads(facts) if facts is not None else {"why": "size"}
        return found
