"""Spreadsheets from outside are read beside whoever asks: what unpacks to too much takes only its reader down."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from bot.beside import Beside
from newsroom.pages.count_sheet import LARGEST, NoSheet, Told, Wrong
from newsroom.values.figures import Amount


class Sheets(Beside):
    def __init__(self) -> None:
        super().__init__("bot.sheet_process")

    async def read(self, content: bytes, today: date) -> tuple[list[Told], list[Wrong]]:
        """What the process did not survive, or could not read in time, is too large."""
        answer = await self.ask(today.isoformat().encode(), content) if len(content) <= LARGEST else None
        found: dict[str, Any] = json.loads(answer) if answer is not None else {"why": "too_large"}
        if "why" in found:
            raise NoSheet(found["why"])
        return [_told(**one) for one in found["told"]], [Wrong(**one) for one in found["wrong"]]


async def read_beside(content: bytes, today: date) -> tuple[list[Told], list[Wrong]]:
    sheets = Sheets()
    try:
        return await sheets.read(content, today)
    finally:
        await sheets.close()


def _told(on_day: str, amount: dict[str, int], **rest: int) -> Told:
    return Told(on_day=date.fromisoformat(on_day), amount=Amount(**amount), **rest)  # type: ignore[arg-type]
