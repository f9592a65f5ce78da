"""What people were told, kept by them and by Telegram alone: nothing of it is read from the bot's own tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from simulator.world.accounts import Bot
from simulator.world.chats import Chat
from simulator.world.events import Event
from simulator.world.messages import Message
from simulator.world.world import World

MARK = re.compile(r"\b[1-9]\d{4}\b")  # by which what somebody has written is known again wherever it stands


@dataclass(frozen=True, slots=True)
class Told:
    """A message of the bot's, as it came or as it was changed; `n` is its place among all of them."""

    n: int
    chat: int
    id: int
    words: str
    buttons: tuple[tuple[str, str], ...]
    is_new: bool

    @property
    def marks(self) -> list[str]:
        return MARK.findall(self.words)


class Ledger:
    def __init__(self, world: World, bot: Bot) -> None:
        self._bot = bot
        self.told: dict[int, list[Told]] = {}
        self.count = 0
        self.written: set[str] = set()  # the marks of what people have sent off
        self.acknowledged: set[tuple[str, str]] = (
            set()
        )  # a deed and its mark, of which somebody was told that it is done
        world.events.listen(self._hear)

    def _hear(self, event: Event) -> None:
        message: Message | None = event.data.get("message")
        if event.kind in ("message", "edited") and message is not None and message.author is self._bot:
            self.count += 1
            said = Told(
                self.count, message.chat.id, message.id, message.words, buttons_of(message), event.kind == "message"
            )
            self.told.setdefault(self._chat_of(message.chat), []).append(said)

    def _chat_of(self, chat: Chat) -> int:
        return chat.human.id if hasattr(chat, "human") else chat.id

    def acknowledge(self, deed: str, marks: list[str]) -> None:
        self.acknowledged |= {(deed, mark) for mark in marks}

    def since(self, chat: int, n: int) -> Iterator[Told]:
        """The newest first."""
        for one in reversed(self.told.get(chat, [])):
            if one.n <= n:
                return
            yield one

    def new(self, chat: int, words: str) -> list[Told]:
        """Those that say so, each once, whatever was changed about it later."""
        return [one for one in self.told.get(chat, []) if one.is_new and words in one.words]

    def messages(self, chat: int) -> Counter[int]:
        return Counter(one.id for one in self.told.get(chat, []) if one.is_new)


def buttons_of(message: Message) -> tuple[tuple[str, str], ...]:
    rows: list[list[dict[str, Any]]] = (message.markup or {}).get("inline_keyboard", [])
    return tuple((one["text"], one["callback_data"]) for row in rows for one in row if "callback_data" in one)
