"""How fast a bot may speak: one message a second to a chat, twenty a minute to a group, thirty a second in all."""

from __future__ import annotations

import math
from dataclasses import dataclass

from simulator.errors import Refusal

INSTANT = 1e-6  # seconds since 1970 are no finer: who waits as told must not be late by a rounding
TIDY_AFTER = 10_000  # buckets; a full one says nothing and can go


@dataclass(slots=True)
class Bucket:
    tokens: float
    at: float


@dataclass
class Pace:
    """Each figure can be changed at any moment; `on = False` lets everything pass."""

    on: bool = True
    chat_rate: float = 1.0
    chat_burst: int = 5
    group_per_minute: int = 20
    overall_rate: int = 30

    def __post_init__(self) -> None:
        self._buckets: dict[tuple[int, int, str], Bucket] = {}

    def spend(self, bot: int, chat: int, is_group: bool, now: float) -> None:
        """Takes the right to one message, or refuses with the seconds to wait. Nothing is taken on refusal."""
        if not self.on:
            return
        limits = [(bot, 0, "overall", float(self.overall_rate), float(self.overall_rate))]
        limits.append((bot, chat, "chat", self.chat_rate, float(self.chat_burst)))
        if is_group:
            limits.append((bot, chat, "group", self.group_per_minute / 60, float(self.group_per_minute)))
        buckets = [self._filled((who, where, what), rate, most, now) for who, where, what, rate, most in limits]
        waits = [(1 - bucket.tokens) / limit[3] for bucket, limit in zip(buckets, limits, strict=True)]
        if max(waits) > INSTANT:
            retry = max(1, math.ceil(max(waits) - INSTANT))
            raise Refusal(429, f"Too Many Requests: retry after {retry}", retry_after=retry)
        for bucket in buckets:
            bucket.tokens -= 1
        if len(self._buckets) > TIDY_AFTER:
            self._tidy(now)

    def forget(self) -> None:
        self._buckets.clear()

    def _filled(self, key: tuple[int, int, str], rate: float, most: float, now: float) -> Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(most, now)
        bucket.tokens = min(most, bucket.tokens + max(now - bucket.at, 0.0) * rate)
        bucket.at = now
        return bucket

    def _tidy(self, now: float) -> None:
        self._buckets = {key: bucket for key, bucket in self._buckets.items() if now - bucket.at < 60}
