"""Everything that was said, and every request that a bot made."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import asdict, dataclass, field
from typing import Any

MOST_CALLS, MOST_SAID = 20_000, 100_000


@dataclass(slots=True)
class Said:
    """Something that happened in a chat: said, edited, deleted, pressed, answered, joined, blocked …"""

    n: int
    at: float
    kind: str
    who: str
    chat: str
    text: str
    chat_id: int = 0
    message_id: int = 0


@dataclass(slots=True)
class Request:
    """One request of a bot and how it was answered. The token is not kept."""

    n: int
    at: float
    bot: str
    method: str
    params: dict[str, Any]
    ok: bool = True
    code: int = 200
    description: str = ""
    ms: float = 0.0
    unplayed: bool = False
    warnings: list[str] = field(default_factory=list)  # mistakes that Telegram lets pass

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


class Record:
    def __init__(self) -> None:
        self.said: deque[Said] = deque(maxlen=MOST_SAID)
        self.requests: deque[Request] = deque(maxlen=MOST_CALLS)
        self.counts: Counter[str] = Counter()
        self.unplayed: Counter[str] = Counter()
        self._n = 0

    def say(self, at: float, kind: str, who: str, chat: str, text: str, chat_id: int, message_id: int = 0) -> None:
        self._n += 1
        self.said.append(Said(self._n, at, kind, who, chat, text, chat_id, message_id))

    def note(self, request: Request) -> None:
        self.counts["calls"] += 1
        if not request.ok:
            self.counts["refused"] += 1
        if request.warnings:
            self.counts["warned"] += 1
        if request.unplayed:
            self.unplayed[request.method] += 1
        request.n = self.counts["calls"]
        self.requests.append(request)

    def search(self, words: str = "", kind: str = "") -> list[Said]:
        """Entries whose text or names hold `words`, whatever the case of its letters."""
        wanted = words.casefold()
        return [
            entry
            for entry in self.said
            if kind in ("", entry.kind) and wanted in f"{entry.text}\n{entry.who}\n{entry.chat}".casefold()
        ]

    def calls(self, method: str = "", *, refused: bool = False, warned: bool = False) -> list[Request]:
        """Those of this method, if one is named; only the refused or the warned ones, or both."""
        wanted = method.lower()
        found = [request for request in self.requests if wanted in ("", request.method.lower())]
        if not refused and not warned:
            return found
        return [request for request in found if (refused and not request.ok) or (warned and request.warnings)]

    def as_data(self) -> dict[str, Any]:
        return {"said": [asdict(entry) for entry in self.said], "requests": [r.as_data() for r in self.requests]}
