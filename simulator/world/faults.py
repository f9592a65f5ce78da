"""What goes wrong between a bot and Telegram, on demand or by chance from a seed."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass
from typing import Any

KINDS = ("error", "timeout", "slow", "cut", "twice", "webhook")
BY_CHANCE = ("error", "slow", "cut", "twice", "webhook")  # a timeout takes too long to befall anyone at random
TIMEOUT, SLOWNESS = 90.0, 3.0


class ConnectionCut(Exception):
    """The connection ends without an answer. Whether the request was carried out, the bot cannot know."""


@dataclass(slots=True)
class Fault:
    """`error`: a 502 and nothing done; `timeout`: no answer, nothing done; `slow`: an answer after `seconds`;
    `cut`: done, but the connection ends before the answer; `twice`: the next updates are delivered twice;
    `webhook`: the next deliveries to a webhook are counted as failed."""

    kind: str
    method: str = ""
    times: int = 1
    seconds: float = 0.0

    def fits(self, method: str) -> bool:
        """A cut that is meant for any request waits for one that does something: a poll is simply asked again."""
        if not self.method:
            return not (self.kind == "cut" and method == "getUpdates")
        return self.method.lower() == method.lower()


class Faults:
    def __init__(self) -> None:
        self._queued: list[Fault] = []
        self._chance = random.Random()
        self.seed: int | None = None
        self.rate = 0.0
        self.outage_until = 0.0

    def next(self, kind: str, method: str = "", times: int = 1, seconds: float = 0.0) -> None:
        if kind not in KINDS:
            raise ValueError(f"no such fault: {kind}; there are {', '.join(KINDS)}")
        self._queued.append(Fault(kind, method, times, seconds))

    def by_seed(self, seed: int | None, rate: float) -> None:
        """From now on, about `rate` of all requests go wrong, the same ones for the same seed."""
        self.seed, self.rate = seed, rate if seed is not None else 0.0
        self._chance.seed(seed)

    def clear(self) -> None:
        self._queued.clear()
        self.outage_until = 0.0
        self.by_seed(None, 0.0)

    def pick(self, method: str, now: float, among: tuple[str, ...]) -> Fault | None:
        """The fault that befalls this request, if one does."""
        for fault in self._queued:
            if fault.kind in among and fault.fits(method):
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
