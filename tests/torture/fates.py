"""What goes wrong at Telegram: drawn for each request by itself, so that the same befalls the same ones again."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable

from simulator.world.faults import Fault, Faults

# Of a thousand requests so many meet it: a 502, no answer at all, a slow one, a connection that is cut after it was
# done, and one that is told to wait.
SHARES = {"error": 15, "timeout": 6, "slow": 15, "cut": 12, "refusal": 12}
OFTEN = 30  # of a thousand updates, and of as many deliveries of one, that come twice or fail
LASTS = {"timeout": 20.0, "slow": 3.0, "refusal": 3.0}  # seconds
# Seconds that a request is on its way: so that those that leave together arrive in the same order again.
ON_THE_WAY = (0.02, 0.12)
LEAVE_DOUBT = ("timeout", "cut", "error")  # by one a channel, by the others anybody is left in doubt


class Fates(Faults):
    """`are_told`: with the fate of each request that arrives."""

    def __init__(self, seed: int, share: float) -> None:
        super().__init__()
        self._seed, self._share = seed, share
        self._counts: Counter[tuple[str, int]] = Counter()
        self.kinds: Counter[str] = Counter()
        self.of: defaultdict[int, list[str]] = defaultdict(list)  # what the requests to a chat have met
        self.arrived = 0
        self.are_told: Callable[[str], None] = lambda _: None
        self.is_over = False

    def pick(self, method: str, now: float, among: tuple[str, ...], chat: int = 0) -> Fault | None:
        if "error" not in among:
            return self._drawn_of(among)
        self.arrived += 1
        chance = self._draws(method, chat)
        fault = super().pick(method, now, among, chat) or self._drawn(chance)
        if fault is not None:
            self.kinds[fault.kind] += 1
            self.of[chat].append(fault.kind)
        self.are_told(method)
        alike = not chat and method != "getUpdates"  # whose they are is not to be seen: none may overtake another
        return fault or Fault("slow", seconds=ON_THE_WAY[0] if alike else chance.uniform(*ON_THE_WAY))

    def _drawn(self, chance: random.Random) -> Fault | None:
        drawn, last = chance.random() * 1000, 0.0
        for kind, share in SHARES.items():
            last += share * self._share
            if drawn < last and not self.is_over:
                return Fault(kind, code=429 if kind == "refusal" else 0, seconds=LASTS.get(kind, 0.0))
        return None

    def _drawn_of(self, among: tuple[str, ...]) -> Fault | None:
        """An update that comes twice, a delivery that fails."""
        if self.is_over or self._draws(among[0], 0).random() * 1000 >= OFTEN * self._share:
            return None
        self.kinds[among[0]] += 1
        return Fault(among[0])

    def _draws(self, method: str, chat: int) -> random.Random:
        """By how often it came to that."""
        self._counts[method, chat] += 1
        return random.Random(f"{self._seed} {method} {chat} {self._counts[method, chat]}")

    def doubts(self) -> dict[int, list[str]]:
        """Chats in which nobody may know of something whether it has arrived."""
        return {chat: [one for one in kinds if one in LEAVE_DOUBT] for chat, kinds in self.of.items()}
