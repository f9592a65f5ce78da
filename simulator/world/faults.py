"""What goes wrong between a bot and Telegram, on demand or by chance from a seed."""

from __future__ import annotations

import math
import random
from dataclasses import asdict, dataclass
from typing import Any

from simulator.errors import Refusal

KINDS = ("error", "timeout", "slow", "cut", "twice", "webhook", "refusal")
BY_CHANCE = ("error", "slow", "cut", "twice", "webhook")  # a timeout takes too long to befall anyone at random
TIMEOUT, SLOWNESS = 90.0, 3.0
# What stands before the words of a refusal, and the words where none are given.
CODES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict",
         413: "Request Entity Too Large", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
         503: "Service Unavailable", 504: "Gateway Timeout"}  # fmt: skip
WORDS = {400: "chat not found", 403: "bot was blocked by the user"}
RETRY_AFTER = 5


class ConnectionCut(Exception):
    """The connection ends without an answer. Whether the request was carried out, the bot cannot know."""


@dataclass(slots=True)
class Fault:
    """`error`: a 502 and nothing done; `timeout`: no answer, nothing done; `slow`: an answer after `seconds`;
    `cut`: done, but the connection ends before the answer; `twice`: the next updates are delivered twice;
    `webhook`: the next deliveries to a webhook are counted as failed; `refusal`: nothing done, and an answer of this
    code with these words (429: try again after `seconds`). Only requests of this method and to this chat, if named."""

    kind: str
    method: str = ""
    times: int = 1
    seconds: float = 0.0
    chat: int = 0
    code: int = 0
    words: str = ""

    def fits(self, method: str, chat: int) -> bool:
        """What is meant for any request waits for one that does something, if a poll would simply be asked again."""
        if self.chat and self.chat != chat:
            return False
        if not self.method:
            return not (self.kind in ("cut", "refusal") and method == "getUpdates")
        return self.method.lower() == method.lower()

    def refusal(self) -> Refusal:
        head = CODES[self.code]
        if self.code == 429:
            wait = math.ceil(self.seconds) or RETRY_AFTER
            return Refusal(429, f"{head}: {self.words or f'retry after {wait}'}", retry_after=wait)
        words = self.words.removeprefix(f"{head}: ") or WORDS.get(self.code, "")
        return Refusal(self.code, f"{head}: {words}" if words else head)


class Faults:
    def __init__(self) -> None:
        self._queued: list[Fault] = []
        self._chance = random.Random()
        self.seed: int | None = None
        self.rate = 0.0
        self.outage_until = 0.0

    def next(self, kind: str, method: str = "", times: int = 1, seconds: float = 0.0, **more: Any) -> None:
        """`more`: the chat that it is for; of a refusal its code and words."""
        if kind not in KINDS:
            raise ValueError(f"no such fault: {kind}; there are {', '.join(KINDS)}")
        fault = Fault(kind, method, times, seconds, **more)
        if kind == "refusal" and fault.code not in CODES:
            raise ValueError(f"no such code: {fault.code}; there are {', '.join(map(str, CODES))}")
        self._queued.append(fault)

    def by_seed(self, seed: int | None, rate: float) -> None:
        """From now on, about `rate` of all requests go wrong, the same ones for the same seed."""
        self.seed, self.rate = seed, rate if seed is not None else 0.0
        self._chance.seed(seed)

    def clear(self) -> None:
        self._queued.clear()
        self.outage_until = 0.0
        self.by_seed(None, 0.0)

    def pick(self, method: str, now: float, among: tuple[str, ...], chat: int = 0) -> Fault | None:
        """The fault that befalls this request, if one does."""
        for fault in self._queued:
            if fault.kind in among and fault.fits(method, chat):
                fault.times -= 1
                if fault.times <= 0:
                    self._queued.remove(fault)
                return fault
        if now < self.outage_until and "error" in among:
            return Fault("error")
        if self.rate and self._chance.random() < self.rate:
            return Fault(self._chance.choice([kind for kind in among if kind in BY_CHANCE]))
        return None

    def as_data(self) -> dict[str, Any]:
        queued = [asdict(fault) for fault in self._queued]
        until = self.outage_until or None
        return {"queued": queued, "outage_until": until, "seed": self.seed, "rate": self.rate, "kinds": list(KINDS)}
