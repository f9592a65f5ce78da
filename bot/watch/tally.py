"""What is counted of the running bot, where somebody wants to know: no words, no numbers of people or chats."""

from __future__ import annotations

from typing import Protocol


class Tally(Protocol):
    def dealt(self, kind: str, outcome: str, seconds: float) -> None:
        """With an update, from when it came to when it was answered."""

    def waited(self, seconds: float) -> None:
        """An update, for the one before it of the same person."""

    def sent(self, door: str, state: str) -> None:
        """A notice was tried."""


class Silent:
    """Nobody asks."""

    def dealt(self, kind: str, outcome: str, seconds: float) -> None:
        pass

    def waited(self, seconds: float) -> None:
        pass

    def sent(self, door: str, state: str) -> None:
        pass
