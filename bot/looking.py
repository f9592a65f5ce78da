"""What is seen in people's pictures."""

from __future__ import annotations

import json

from bot.beside import Beside
from newsroom.standards.photos import PhotoFacts


class Looker(Beside):
    def __init__(self) -> None:
        super().__init__("bot.looking_process")

    async def look(self, content: bytes) -> PhotoFacts | None:
        """None for what is no picture, and for what cannot be looked at in time."""
        facts = await self.ask(content)
        return PhotoFacts(**json.loads(facts)) if facts is not None else None
