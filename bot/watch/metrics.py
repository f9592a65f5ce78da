"""Figures for Prometheus, kept only where somebody asks for them: no words, no numbers of people, chats or places."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from db.engine import Database
from newsroom.watching import Measured

QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The tally of this process; what stands in the database is the same for all of them."""

    def __init__(self, version: str) -> None:
        self._registry = every = CollectorRegistry()
        ProcessCollector(registry=every)
        PlatformCollector(registry=every)
        Gauge("tilshi_info", "The version that runs", ["version"], registry=every).labels(version).set(1)
        self._updates = Counter("tilshi_updates", "Updates by kind and outcome", ["kind", "outcome"], registry=every)
        self._handling = Histogram(
            "tilshi_update_seconds", "From an update's coming to its answer", ["kind"], buckets=QUICK, registry=every
        )
        self._waiting = Histogram(
            "tilshi_update_wait_seconds", "That an update waits for the one before it of the same person",
            buckets=QUICK, registry=every,
        )  # fmt: skip
        self._notices = Counter("tilshi_notices", "Tries to send a notice", ["door", "state"], registry=every)
        self._due = Gauge("tilshi_outbox_due", "Notices that should be out", ["door"], registry=every)
        self._oldest = Gauge("tilshi_outbox_oldest_seconds", "Age of the oldest of them", ["door"], registry=every)
        self._lag = Gauge("tilshi_reminders_lag_seconds", "Since a reminder is due that nobody decides", registry=every)
        self._errors = Gauge("tilshi_errors_last_day", "Incidents of the last 24 hours", registry=every)
        self._alarms = Gauge("tilshi_alarms", "What the owners were told of and is not over", registry=every)
        self._measured = Gauge("tilshi_measured_timestamp_seconds", "When these were read", registry=every)
        self._connections = Gauge("tilshi_database_connections", "In use, with what waits for one", registry=every)
        self._free = Gauge("tilshi_disk_free_megabytes", "Room on the fullest of our disks", registry=every)
        self._still = Gauge("tilshi_still_seconds", "For how long a part stands still", ["part"], registry=every)

        # Kept: finding one by its labels costs more than counting.
        self._updates_of, self._handling_of = cache(self._updates.labels), cache(self._handling.labels)

    def dealt(self, kind: str, outcome: str, seconds: float) -> None:
        self._updates_of(kind, outcome).inc()
        self._handling_of(kind).observe(seconds)

    def waited(self, seconds: float) -> None:
        self._waiting.observe(seconds)

    def sent(self, door: str, state: str) -> None:
        self._notices.labels(door, state).inc()

    def told(
        self, measured: Measured | None, still: dict[str, float], engine: Database, free_mb: int, now: datetime
    ) -> bytes:
        """As Prometheus reads it."""
        self._connections.set(engine.at_work)
        self._free.set(free_mb)
        self._still.clear()
        for part, seconds in still.items():
            self._still.labels(part).set(seconds)
        if measured is not None:
            self._note(measured, now)
        return generate_latest(self._registry)

    def _note(self, measured: Measured, now: datetime) -> None:
        for door, waits in measured.waiting.items():
            self._due.labels(door).set(waits.count)
            self._oldest.labels(door).set(_age(waits.since, now))
        self._lag.set(_age(measured.late_since, now))
        self._errors.set(measured.errors)
        self._alarms.set(len(measured.alarms))
        self._measured.set(measured.at.timestamp())


def _age(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0) if since is not None else 0
